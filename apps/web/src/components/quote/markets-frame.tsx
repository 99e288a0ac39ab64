'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { ListPane, SubjectPane } from '../shell/pane.tsx';
import { classNames } from '../ui/class-names.ts';
import { Watchlist } from './watchlist.tsx';

/** The watchlist over the whole width, or beside the symbol that was chosen from it. */
export function MarketsFrame({ children }: { children: ReactNode }) {
  const isSubjectShown = useSelectedLayoutSegment() !== null;
  return (
    <>
      <ListPane
        label="Watchlist"
        isSubjectShown={isSubjectShown}
        className={classNames(
          isSubjectShown ? 'md:w-80 lg:w-96' : 'bg-canvas md:w-full md:border-r-0 lg:w-full',
        )}
      >
        <Watchlist />
      </ListPane>
      {isSubjectShown ? <SubjectPane isShown>{children}</SubjectPane> : null}
    </>
  );
}
