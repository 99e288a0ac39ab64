/**
 * Keeps what the person sees: the list of their rooms, and of those that hold messages the newest. It writes a moment after something
 * changed and when the page is put away, and only what changed.
 */
import type { PersonStorage, RecordChange } from '@tidewire/client/kept';
import type { StoreApi } from 'zustand/vanilla';
import type { Me } from '../realtime.ts';
import { activityOf, type RoomState } from '../rooms/room-state.ts';
import type { RoomsState } from '../rooms/rooms-state.ts';
import { type SeenRoom, seenOf } from './seen-room.ts';

export type SeenStorage = PersonStorage<Me, SeenRoom>;

/** Rooms that are kept, the most recently active first. */
export const keptRooms = 100;

export type KeepParts = {
  me: Me;
  store: StoreApi<RoomsState>;
  storage: SeenStorage;
  /** Calls once, some time later; returns how to call it off. */
  later: (act: () => void) => () => void;
  /** Calls whenever the page may be about to go; returns the end of it. */
  onPutAway: (act: () => void) => () => void;
  report: (error: unknown) => void;
};

/** Returns its end. What is written at that moment is written. */
export function keepSeen({ me, store, storage, later, onPutAway, report }: KeepParts): () => void {
  let kept: ReadonlyMap<string, RoomState> = new Map();
  let cancel: (() => void) | undefined;
  let isOver = false;
  let writing: Promise<void> = storage.begin(me).catch(stopOn);

  function stopOn(error: unknown): void {
    // A browser that keeps nothing can be read in with a network only; once is enough to say so.
    isOver = true;
    report(error);
  }
  const write = () => {
    cancel?.();
    cancel = undefined;
    writing = writing
      .then(async () => {
        const { phase, rooms } = store.getState();
        if (isOver || phase.word !== 'ready') return;
        const now = new Map(
          [...rooms].sort(([, a], [, b]) => activityOf(b) - activityOf(a)).slice(0, keptRooms),
        );
        const changes = changesBetween(kept, now);
        if (changes.length === 0) return;
        kept = now;
        if (!(await storage.change(me.id, changes))) isOver = true;
      })
      .catch(stopOn);
  };
  const unsubscribe = store.subscribe(() => {
    cancel ??= later(write);
  });
  const unlisten = onPutAway(write);
  cancel = later(write);
  return () => {
    unsubscribe();
    unlisten();
    cancel?.();
    isOver = true;
  };
}

function changesBetween(
  before: ReadonlyMap<string, RoomState>,
  now: ReadonlyMap<string, RoomState>,
): RecordChange<SeenRoom>[] {
  const changed = [...now]
    .filter(([id, room]) => before.get(id) !== room)
    .map(([key, room]): RecordChange<SeenRoom> => ({ key, next: (seen) => seenOf(room, seen) }));
  const gone = [...before.keys()]
    .filter((id) => !now.has(id))
    .map((key): RecordChange<SeenRoom> => ({ key, next: () => undefined }));
  return [...changed, ...gone];
}
