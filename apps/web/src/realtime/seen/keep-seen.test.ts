import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Me } from '../realtime.ts';
import { type RoomState, roomFrom } from '../rooms/room-state.ts';
import { noRooms, type RoomsState, seenBefore } from '../rooms/rooms-state.ts';
import { keepSeen, keptRooms, type SeenStorage } from './keep-seen.ts';
import type { SeenRoom } from './seen-room.ts';

const me: Me = { id: 'me', name: 'Me', guest: false };
const room = (id: string, lastAt = 0): RoomState => ({
  ...roomFrom({
    room: {
      id,
      name: id,
      kind: 'room',
      topic: '',
      visibility: 'public',
      memberCount: 1,
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
    },
    userId: 'me',
    role: 'member',
    notifications: 'all',
    feedsMuted: false,
    lastReadSeq: 0,
    epoch: 'e1',
    seq: 0,
    unread: 0,
    unreadMentions: 0,
    lastMessage: null,
    joinedAt: '2026-01-01T00:00:00Z',
  }),
  lastMessage: { author: 'Bo', body: 'Hello', at: lastAt, editedAt: undefined, feed: undefined },
});

function keeping({ isHere = true, fails = false } = {}) {
  const kept = new Map<string, SeenRoom>();
  const writes: string[][] = [];
  const begun: Me[] = [];
  const reported: unknown[] = [];
  const storage: SeenStorage = {
    begin: async (person) => {
      if (fails) throw new Error('forbidden');
      begun.push(person);
    },
    change: async (_, changes) => {
      writes.push(changes.map(({ key }) => key));
      for (const { key, next } of changes) {
        const now = next(kept.get(key));
        if (now === undefined) kept.delete(key);
        else kept.set(key, now);
      }
      return isHere;
    },
    read: async () => undefined,
    forget: async () => kept.clear(),
    close: () => undefined,
  };
  const store = createStore<RoomsState>(() => noRooms);
  let waiting: (() => void) | undefined;
  let putAway: (() => void) | undefined;
  const end = keepSeen({
    me,
    store,
    storage,
    later: (act) => {
      waiting = act;
      return () => {
        waiting = undefined;
      };
    },
    onPutAway: (act) => {
      putAway = act;
      return () => {
        putAway = undefined;
      };
    },
    report: (error) => reported.push(error),
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    ...{ kept, writes, begun, reported, store, end, settle },
    pass: async () => {
      waiting?.();
      await settle();
    },
    leave: async () => {
      putAway?.();
      await settle();
    },
    isListening: () => putAway !== undefined,
  };
}

describe('keeping what is seen', () => {
  test('begins with the person, and waits for their rooms', async () => {
    const { begun, writes, pass } = keeping();
    await pass();
    expect(begun).toEqual([me]);
    expect(writes).toEqual([]);
  });

  test('writes a moment after a change, and only what changed', async () => {
    const { kept, writes, store, pass } = keeping();
    const [a, b] = [room('a'), room('b')];
    store.setState(seenBefore([a, b]));
    store.setState(seenBefore([a, b]));
    await pass();
    store.setState(seenBefore([{ ...a, readSeq: 3 }, b]));
    await pass();
    expect(writes).toEqual([['a', 'b'], ['a']]);
    expect(kept.get('a')?.readSeq).toBe(3);
  });

  test('writes at once when the page is put away', async () => {
    const { kept, store, leave } = keeping();
    store.setState(seenBefore([room('a')]));
    await leave();
    expect([...kept.keys()]).toEqual(['a']);
  });

  test('lets go of a room that is not theirs any more', async () => {
    const { kept, store, pass } = keeping();
    store.setState(seenBefore([room('a'), room('b')]));
    await pass();
    store.setState(seenBefore([room('b')]));
    await pass();
    expect([...kept.keys()]).toEqual(['b']);
  });

  test('keeps so many rooms, those in which something happened last', async () => {
    const { kept, store, pass } = keeping();
    store.setState(seenBefore(Array.from({ length: keptRooms + 1 }, (_, at) => room(`r${at}`, at))));
    await pass();
    expect(kept.size).toBe(keptRooms);
    expect(kept.has('r0')).toBe(false);
  });

  test('ends when the person was forgotten in another tab', async () => {
    const { writes, store, pass } = keeping({ isHere: false });
    store.setState(seenBefore([room('a')]));
    await pass();
    store.setState(seenBefore([room('b')]));
    await pass();
    expect(writes).toHaveLength(1);
  });

  test('says once that this browser keeps nothing', async () => {
    const { reported, writes, store, pass } = keeping({ fails: true });
    store.setState(seenBefore([room('a')]));
    await pass();
    store.setState(seenBefore([room('b')]));
    await pass();
    expect(reported).toHaveLength(1);
    expect(writes).toEqual([]);
  });

  test('writes nothing more once it is over', async () => {
    const { writes, store, end, pass, isListening } = keeping();
    end();
    store.setState(seenBefore([room('a')]));
    await pass();
    expect(writes).toEqual([]);
    expect(isListening()).toBe(false);
  });
});
