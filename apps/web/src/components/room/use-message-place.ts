'use client';

import type { Membership } from '@tidewire/protocol/wire';
import { useCallback, useMemo, useState } from 'react';
import type { OpenedMenu } from '../message/message-menu.tsx';
import type { MessagePlace } from '../message/message-place.ts';
import type { MessageRow } from './timeline-rows.ts';

type Way = Pick<MessagePlace, 'openThread' | 'markedId' | 'pinned' | 'toMessage' | 'askForDate'> & {
  readonly membership: Pick<Membership, 'room' | 'role'>;
};

/** What the rows of a room, and those of a thread beside it, share: one menu, and the ways to other places. */
export function useMessagePlace(way: Way) {
  const { openThread, markedId, pinned, toMessage, askForDate } = way;
  const { role, room } = way.membership;
  const { id: roomId } = room;
  const isKept = room.kind === 'room';
  const [menu, setMenu] = useState<OpenedMenu>();
  const openMenu = useCallback(
    (row: MessageRow, anchor: HTMLElement) => setMenu({ word: 'menu', row, anchor, isOpen: true }),
    [],
  );
  const openEmoji = useCallback(
    (row: MessageRow, anchor: HTMLElement) => setMenu({ word: 'emoji', row, anchor, isOpen: true }),
    [],
  );
  const closeMenu = useCallback(() => setMenu((now) => now && { ...now, isOpen: false }), []);
  const openedOf = menu?.isOpen ? menu.row.key : undefined;
  const menuOf = menu?.word === 'menu' ? openedOf : undefined;
  const emojiOf = menu?.word === 'emoji' ? openedOf : undefined;
  const inRoom = useMemo<MessagePlace>(
    () => ({
      ...{ roomId, role, isKept, isThread: false, openThread, openMenu, menuOf },
      ...{ openEmoji, emojiOf },
      ...{ markedId, pinned, toMessage, askForDate },
    }),
    [
      roomId,
      role,
      isKept,
      openThread,
      openMenu,
      menuOf,
      openEmoji,
      emojiOf,
      markedId,
      pinned,
      toMessage,
      askForDate,
    ],
  );
  const inThread = useMemo<MessagePlace>(() => ({ ...inRoom, isThread: true }), [inRoom]);
  return { inRoom, inThread, menu, closeMenu };
}
