'use client';

import type { Membership } from '@tidewire/protocol/wire';
import { useCallback, useMemo, useState } from 'react';
import type { OpenedMenu } from '../message/message-menu.tsx';
import type { MessagePlace } from '../message/message-place.ts';
import type { MessageRow } from './timeline-rows.ts';

/** What the rows of a room, and those of a thread beside it, share: one menu, and the way into a thread. */
export function useMessagePlace(
  { room: { id: roomId, kind }, role }: Pick<Membership, 'room' | 'role'>,
  openThread: (rootId: string) => void,
) {
  const isKept = kind === 'room';
  const [menu, setMenu] = useState<OpenedMenu>();
  const openMenu = useCallback(
    (row: MessageRow, anchor: HTMLElement) => setMenu({ row, anchor, isOpen: true }),
    [],
  );
  const closeMenu = useCallback(() => setMenu((now) => now && { ...now, isOpen: false }), []);
  const menuOf = menu?.isOpen ? menu.row.key : undefined;
  const inRoom = useMemo<MessagePlace>(
    () => ({ roomId, role, isKept, isThread: false, openThread, openMenu, menuOf }),
    [roomId, role, isKept, openThread, openMenu, menuOf],
  );
  const inThread = useMemo<MessagePlace>(() => ({ ...inRoom, isThread: true }), [inRoom]);
  return { inRoom, inThread, menu, closeMenu };
}
