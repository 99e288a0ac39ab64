import type { Client, LogHandlers } from '@tidewire/client';
import type { LogEvent, LogEventData, Membership, Message, Page } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../api-error.ts';
import { plainStored } from './message.fixture.ts';
import { type RoomState, roomFrom } from './room-state.ts';
import { RoomsStore } from './rooms-store.ts';

const me = 'me';
const bo = { id: 'bo', name: 'Bo', guest: false };
const room1 = '01980000-0000-7000-8000-000000000001';
const room2 = '01980000-0000-7000-8000-000000000002';

const membership = (id: string, values: Partial<Membership> = {}): Membership => ({
  room: {
    id,
    name: `Room ${id.slice(-1)}`,
    kind: 'room',
    topic: '',
    visibility: 'public',
    memberCount: 2,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  },
  userId: me,
  role: 'member',
  notifications: 'all',
  feedsMuted: false,
  lastReadSeq: 10,
  epoch: 'e1',
  seq: 10,
  unread: 0,
  unreadMentions: 0,
  lastMessage: null,
  joinedAt: '2026-01-01T00:00:00Z',
  ...values,
});

const said = (seq: number, author = bo): LogEvent => ({
  seq,
  ts: Date.UTC(2026, 0, 1) + seq,
  data: {
    kind: 'message.created',
    messageId: `01980000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    author,
    body: `message ${seq}`,
  },
});

const stored = (seq: number): Message =>
  plainStored({
    id: `01980000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    roomId: room1,
    seq,
    author: bo,
    body: `message ${seq}`,
    createdAt: new Date(seq).toISOString(),
  });

const notFound = () =>
  new ApiError({
    kind: 'problem',
    retryAfterMs: undefined,
    problem: { type: 'about:blank', title: 'Not found', status: 404, code: 'not_found', requestId: 'r' },
  });

type Handlers = LogHandlers<LogEventData>;

function makeStore(memberships: Membership[], seen: readonly RoomState[] = []) {
  const channels = new Map<string, { handlers: Handlers; since: unknown }>();
  const closed: string[] = [];
  const client = {
    userId: me,
    log: (channel: string, handlers: Handlers, options?: { since?: unknown }) => {
      channels.set(channel, { handlers, since: options?.since });
      return {
        channel,
        position: undefined,
        sync: 'joining',
        close: () => {
          closed.push(channel);
          channels.delete(channel);
        },
      };
    },
  } as unknown as Pick<Client, 'log' | 'userId'>;
  const calls: string[] = [];
  const pages: ((page: Page<Message>) => void)[] = [];
  const server = { memberships };
  const store = new RoomsStore(
    client,
    {
      memberships: async () => {
        calls.push('list');
        return server.memberships;
      },
      membership: async (id) => {
        calls.push(`get ${id.slice(-1)}`);
        const found = server.memberships.find(({ room }) => room.id === id);
        if (found === undefined) throw notFound();
        return found;
      },
      patchMembership: async (id, { lastReadSeq }) => {
        calls.push(`read ${id.slice(-1)} ${lastReadSeq}`);
        return membership(id);
      },
      messages: (_, { before }) => {
        calls.push(`page before ${before}`);
        return new Promise((answer) => pages.push(answer));
      },
      room: async (id) => {
        const found = server.memberships.find(({ room }) => room.id === id);
        if (found === undefined) throw notFound();
        return found.room;
      },
      leave: async (id) => {
        calls.push(`leave ${id.slice(-1)}`);
        notice({ kind: 'room.removed', roomId: id });
      },
    },
    { seen },
  );
  const handlersOf = (channel: string): Handlers => channels.get(channel)?.handlers ?? {};
  const notice = (data: LogEventData) =>
    handlersOf(`user:${me}`).onEvents?.([{ seq: 1, ts: 0, data }], { replayed: false });
  const hear = (id: string, ...events: LogEvent[]) =>
    handlersOf(`room:${id}`).onEvents?.(events, { replayed: false });
  const roomOf = (id: string) => store.store.getState().rooms.get(id);
  const start = async () => {
    store.start();
    await settle();
  };
  return { store, server, channels, closed, calls, pages, handlersOf, notice, hear, roomOf, start };
}

/** Lets everything that was answered already be taken in. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};

describe('the rooms of a person', () => {
  test('are followed from the very position their list was read at', async () => {
    const { channels, start } = makeStore([membership(room1, { seq: 42, epoch: 'e7' })]);
    await start();
    expect(channels.get(`room:${room1}`)?.since).toEqual({ epoch: 'e7', seq: 42 });
  });

  test('count what others say, and forget it once read', async () => {
    const { store, hear, roomOf, calls, start } = makeStore([membership(room1)]);
    await start();
    hear(room1, said(11), said(12, { id: me, name: 'Me', guest: false }), said(13));
    expect(roomOf(room1)?.unread.count).toBe(2);
    expect(roomOf(room1)?.lastMessage).toMatchObject({ author: 'Bo', body: 'message 13' });
    await store.markRead(room1, 13);
    expect(roomOf(room1)?.unread.count).toBe(0);
    expect(calls).toContain('read 1 13');
    await store.markRead(room1, 12);
    expect(calls).not.toContain('read 1 12');
  });

  test('are read here when they were read in another tab', async () => {
    const { hear, notice, roomOf, start } = makeStore([membership(room1)]);
    await start();
    hear(room1, said(11), said(12));
    notice({ kind: 'read.moved', roomId: room1, seq: 11 });
    expect(roomOf(room1)).toMatchObject({ readSeq: 11, unread: { count: 1 } });
  });

  test('ask the server for a count that this page cannot know', async () => {
    const { notice, calls, start } = makeStore([membership(room1, { lastReadSeq: 2, unread: 8 })]);
    await start();
    notice({ kind: 'read.moved', roomId: room1, seq: 5 });
    expect(calls).toContain('get 1');
  });

  test('page backwards from the floor, one page at a time', async () => {
    const { store, calls, pages, roomOf, start } = makeStore([membership(room1)]);
    await start();
    void store.pages.loadOlder(room1);
    void store.pages.loadOlder(room1);
    expect(calls.filter((call) => call.startsWith('page'))).toEqual(['page before 11']);
    pages[0]?.({ items: [stored(10), stored(9)], nextCursor: 'more' });
    await settle();
    expect(roomOf(room1)?.log.messages.map(({ seq }) => seq)).toEqual([9, 10]);
    void store.pages.loadOlder(room1);
    expect(calls).toContain('page before 9');
  });

  test('drop an older page of a history that began anew meanwhile', async () => {
    const { store, pages, handlersOf, roomOf, start } = makeStore([membership(room1)]);
    await start();
    void store.pages.loadOlder(room1);
    handlersOf(`room:${room1}`).onReset?.({
      reason: 'epoch_changed',
      events: [said(3)],
      more: false,
      position: { epoch: 'e2', seq: 3 },
    });
    pages[0]?.({ items: [stored(10)] });
    await settle();
    expect(roomOf(room1)?.log.messages.map(({ seq }) => seq)).toEqual([3]);
  });

  test('appear when somebody adds the person to one', async () => {
    const { server, notice, roomOf, channels, start } = makeStore([]);
    await start();
    server.memberships = [membership(room2)];
    notice({ kind: 'room.added', roomId: room2, name: 'Room 2', role: 'member' });
    await settle();
    expect(roomOf(room2)).toBeDefined();
    expect(channels.has(`room:${room2}`)).toBe(true);
  });

  test('stay when they were opened while an older list of them was on its way', async () => {
    const { store, server, roomOf, start } = makeStore([membership(room1)]);
    await start();
    store.open(room2);
    const refreshing = store.refresh();
    store.add(membership(room2));
    await refreshing;
    expect(roomOf(room2)).toBeDefined();
    expect(store.store.getState().gone.has(room2)).toBe(false);

    server.memberships = [membership(room1)];
    await store.refresh();
    expect(roomOf(room2)).toBeUndefined();
  });

  test('are gone for whoever is banned, as for whoever was removed', async () => {
    const { store, handlersOf, closed, start } = makeStore([membership(room1)]);
    await start();
    handlersOf(`room:${room1}`).onError?.({ code: 'banned', message: '', retryable: false });
    expect(store.store.getState().gone.get(room1)?.why).toBe('removed');
    expect(closed).toEqual([`room:${room1}`]);
  });

  test('say that they are gone, and why as soon as anybody has said it', async () => {
    const { store, server, notice, handlersOf, closed, start } = makeStore([
      membership(room1),
      membership(room2),
    ]);
    await start();
    const why = (id: string) => store.store.getState().gone.get(id)?.why;
    notice({ kind: 'room.removed', roomId: room1 });
    expect(why(room1)).toBe('ended');
    handlersOf(`room:${room1}`).onError?.({ code: 'forbidden', message: '', retryable: false });
    expect(why(room1)).toBe('removed');
    server.memberships = [];
    handlersOf(`room:${room2}`).onError?.({ code: 'not_found', message: '', retryable: false });
    notice({ kind: 'room.removed', roomId: room2 });
    await settle();
    expect(why(room2)).toBe('deleted');
    expect(store.store.getState().rooms.size).toBe(0);
    expect(closed).toEqual([`room:${room1}`, `room:${room2}`]);
  });

  test('make no guess about a private room that is gone', async () => {
    const hidden = membership(room1);
    const { store, notice, handlersOf, start } = makeStore([
      { ...hidden, room: { ...hidden.room, visibility: 'private' } },
    ]);
    await start();
    notice({ kind: 'room.removed', roomId: room1 });
    handlersOf(`room:${room1}`).onError?.({ code: 'not_found', message: '', retryable: false });
    await settle();
    expect(store.store.getState().gone.get(room1)?.why).toBe('ended');
  });

  test('can be entered again after they were lost, with a log of their own', async () => {
    const { store, notice, roomOf, closed, start } = makeStore([membership(room1)]);
    await start();
    notice({ kind: 'room.removed', roomId: room1 });
    store.add(membership(room1, { seq: 20, lastReadSeq: 20 }));
    expect(closed).toEqual([`room:${room1}`]);
    expect(roomOf(room1)?.log.seq).toBe(20);
    expect(store.store.getState().gone.has(room1)).toBe(false);
  });

  test('leave without a word when it was the person who left', async () => {
    const { store, closed, start } = makeStore([membership(room1)]);
    await start();
    await store.leave(room1);
    expect(store.store.getState()).toMatchObject({ rooms: new Map(), gone: new Map() });
    expect(closed).toEqual([`room:${room1}`]);
  });

  test('stay until nobody looks at them, when they were left', async () => {
    const { store, roomOf, start } = makeStore([membership(room1)]);
    await start();
    const close = store.open(room1);
    await store.leave(room1);
    expect(roomOf(room1)).toBeDefined();
    close();
    expect(store.store.getState()).toMatchObject({ rooms: new Map(), gone: new Map() });
  });

  test('are asked for once more, not many times, when much happens while a list is on its way', async () => {
    const { store, calls, start } = makeStore([]);
    await start();
    calls.length = 0;
    void store.refresh();
    void store.refresh();
    void store.refresh();
    await settle();
    await settle();
    expect(calls).toEqual(['list', 'list']);
  });

  test('are followed only as many as a connection can carry, and the one that is open always', async () => {
    const many = Array.from({ length: 130 }, (_, at) =>
      membership(`01980000-0000-7000-8000-${String(at).padStart(12, '0')}`, {
        joinedAt: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
      }),
    );
    const { store, channels, start } = makeStore(many);
    await start();
    const oldest = `01980000-0000-7000-8000-${'0'.padStart(12, '0')}`;
    expect(channels.size).toBe(121);
    expect(channels.has(`room:${oldest}`)).toBe(false);
    store.open(oldest);
    expect(channels.has(`room:${oldest}`)).toBe(true);
  });

  test('let go of everything when the page is left', async () => {
    const { store, channels, start } = makeStore([membership(room1)]);
    await start();
    store.stop();
    expect(channels.size).toBe(0);
  });
});

describe('rooms that were seen before', () => {
  const seen = () => [roomFrom(membership(room1, { seq: 7 })), roomFrom(membership(room2))];

  test('are there at once, and are followed from where they were left', () => {
    const { store, channels } = makeStore([], seen());
    expect(store.store.getState().phase).toEqual({ word: 'ready' });
    store.start();
    expect(channels.get(`room:${room1}`)?.since).toEqual({ epoch: 'e1', seq: 7 });
  });

  test('give way to what the server says of them', async () => {
    const { store, server, roomOf, hear } = makeStore([membership(room1, { seq: 12, unread: 2 })], seen());
    store.open(room2);
    store.start();
    expect(server.memberships).toHaveLength(1);
    await settle();
    hear(room1, said(8));
    expect(roomOf(room1)?.unread.count).toBe(2);
    expect(roomOf(room1)?.log.messages.map(({ seq }) => seq)).toEqual([8]);
    expect(roomOf(room2)).toBeUndefined();
    expect(store.store.getState().gone.get(room2)?.why).toBe('ended');
  });
});
