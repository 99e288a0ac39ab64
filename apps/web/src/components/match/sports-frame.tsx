'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { ListPane, SubjectPane } from '../shell/pane.tsx';
import { classNames } from '../ui/class-names.ts';
import { Scoreboard } from './scoreboard.tsx';
import { SportsProvider } from './sports-context.tsx';

/** The scoreboard over the whole width, or beside the match that was chosen from it. */
export function SportsFrame({ children }: { children: ReactNode }) {
  const isSubjectShown = useSelectedLayoutSegment() !== null;
  return (
    <SportsProvider>
      <ListPane
        label="Scoreboard"
        isSubjectShown={isSubjectShown}
        className={classNames(!isSubjectShown && 'bg-canvas md:w-full md:border-r-0 lg:w-full')}
      >
        <Scoreboard />
      </ListPane>
      {isSubjectShown ? <SubjectPane isShown>{children}</SubjectPane> : null}
    </SportsProvider>
  );
}
