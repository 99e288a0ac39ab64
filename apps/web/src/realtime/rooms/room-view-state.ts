import type { Message, Page } from '@tidewire/protocol/wire';
import { withOlder } from './room-log.ts';
import { joined, pastFrom, type RoomPast, withNewer } from './room-past.ts';
import { atTheEnd, type RoomState } from './room-state.ts';

/** How pages change what of a room is shown: its end, or a stretch of its past. Each function returns a new state. */

/** A page that was asked for when the shown part began elsewhere has nothing to do with it any more. */
export function withOlderPage(
  room: RoomState,
  asked: { epoch: string; floor: number },
  page: Page<Message>,
): RoomState {
  const shown = room.past ?? room.log;
  const idle: RoomState = { ...room, older: { word: 'idle' } };
  if (shown.epoch !== asked.epoch || shown.floor !== asked.floor) return idle;
  const longer = withOlder(shown, page.items, page.nextCursor === undefined);
  return room.past === undefined ? { ...idle, log: longer } : { ...idle, past: longer };
}

export function withNewerPage(
  room: RoomState,
  asked: { epoch: string; seq: number },
  page: Page<Message>,
): RoomState {
  const { past, log } = room;
  const idle: RoomState = { ...room, newer: { word: 'idle' } };
  if (past?.epoch !== asked.epoch || past.seq !== asked.seq) return idle;
  return together(idle, withNewer(past, log, page.items, page.nextCursor === undefined));
}

/** A page from anywhere in the room: shown by itself, unless it reaches what is held at the end. */
export function withPage(room: RoomState, epoch: string, page: Page<Message>): RoomState {
  if (room.log.epoch !== epoch) return room;
  const past = pastFrom(room.log, page.items, page.nextCursor === undefined);
  const next = together({ ...room, older: { word: 'idle' }, newer: { word: 'idle' } }, past);
  const isElsewhere = room.past !== undefined || next.past !== undefined;
  return isElsewhere ? { ...next, view: room.view + 1 } : next;
}

export function besidePast(room: RoomState): RoomState {
  if (room.past === undefined) return room.aim === undefined ? room : { ...room, aim: undefined };
  return { ...room, ...atTheEnd, view: room.view + 1 };
}

export const aimedAt = (room: RoomState, row: string): RoomState => ({ ...room, aim: { row } });

export const isHeld = ({ past, log }: RoomState, messageId: string): boolean =>
  (past ?? log).messages.some(({ id }) => id === messageId);

function together(room: RoomState, past: RoomPast): RoomState {
  const log = joined(room.log, past);
  return log === undefined ? { ...room, past } : { ...room, log, past: undefined };
}
