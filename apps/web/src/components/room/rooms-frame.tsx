'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { ListPane, SubjectPane } from '../shell/pane.tsx';
import { RoomList } from './room-list.tsx';

/** The list of rooms beside the one that is open. */
export function RoomsFrame({ children }: { children: ReactNode }) {
  const isSubjectShown = useSelectedLayoutSegment() !== null;
  return (
    <>
      <ListPane label="Rooms" isSubjectShown={isSubjectShown}>
        <RoomList />
      </ListPane>
      <SubjectPane isShown={isSubjectShown}>{children}</SubjectPane>
    </>
  );
}
