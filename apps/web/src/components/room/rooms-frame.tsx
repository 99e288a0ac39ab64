'use client';

import type { ReactNode } from 'react';
import { ListPane, SubjectPane } from '../shell/pane.tsx';
import { RoomList } from './room-list.tsx';
import { useOpenedPart } from './use-opened-part.ts';

/** The list of rooms beside the one that is open. */
export function RoomsFrame({ children }: { children: ReactNode }) {
  const isSubjectShown = useOpenedPart() !== null;
  return (
    <>
      <ListPane label="Rooms" isSubjectShown={isSubjectShown}>
        <RoomList />
      </ListPane>
      <SubjectPane isShown={isSubjectShown}>{children}</SubjectPane>
    </>
  );
}
