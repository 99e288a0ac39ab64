import type { Membership, Message, Page, Room } from '@tidewire/protocol/wire';
import type { RoomState } from './room-state.ts';

export type RoomsState = {
  readonly phase: { word: 'loading' } | { word: 'ready' } | { word: 'failed'; message: string };
  readonly rooms: ReadonlyMap<string, RoomState>;
  /** Rooms that were taken away while this page was open, and why. */
  readonly gone: ReadonlyMap<string, { readonly why: WhyGone; readonly isPrivate: boolean }>;
};

/** `ended`: deleted, or the person was removed; nobody has said which. */
export type WhyGone = 'ended' | 'removed' | 'deleted';

export type RoomsApi = {
  memberships(): Promise<Membership[]>;
  membership(roomId: string): Promise<Membership>;
  patchMembership(roomId: string, patch: { lastReadSeq: number }): Promise<Membership>;
  messages(
    roomId: string,
    range: { before?: number; after?: number; around?: string; at?: string; limit: number },
  ): Promise<Page<Message>>;
  leave(roomId: string): Promise<void>;
  room(roomId: string): Promise<Room>;
};

export const noRooms: RoomsState = { phase: { word: 'loading' }, rooms: new Map(), gone: new Map() };

/** What is known of a person's rooms from another time. */
export const seenBefore = (rooms: readonly RoomState[]): RoomsState => ({
  phase: { word: 'ready' },
  rooms: new Map(rooms.map((room) => [room.membership.room.id, room])),
  gone: new Map(),
});

/** A room is the person's, and is no longer said to be gone. */
export const withRoom = (state: RoomsState, room: RoomState): Partial<RoomsState> => ({
  rooms: new Map(state.rooms).set(room.membership.room.id, room),
  gone: without(state.gone, room.membership.room.id),
});

/**
 * A room is not the person's any more. That it `ended` says less than what is known already; `undefined`: nothing new. A private room
 * that is not there answers as a deleted one does, so of that nothing is believed.
 */
export function withLost(state: RoomsState, roomId: string, why: WhyGone): Partial<RoomsState> | undefined {
  const { rooms, gone } = state;
  const before = gone.get(roomId);
  if (before === undefined && !rooms.has(roomId)) return undefined;
  if (before !== undefined && (why === 'ended' || before.why === why)) return undefined;
  const isPrivate = before?.isPrivate ?? rooms.get(roomId)?.membership.room.visibility === 'private';
  return { rooms: without(rooms, roomId), gone: new Map(gone).set(roomId, { why, isPrivate }) };
}

export function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!map.has(key)) return map;
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}
