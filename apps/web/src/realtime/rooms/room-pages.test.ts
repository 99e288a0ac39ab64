import type { Membership, Message, Page } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { plainStored } from './message.fixture.ts';
import { RoomPages } from './room-pages.ts';
import { heard, type RoomState, roomFrom } from './room-state.ts';

const bo = { id: 'bo', name: 'Bo', guest: false };
const stored = (seq: number): Message =>
  plainStored({
    id: `m${seq}`,
    roomId: 'r',
    seq,
    author: bo,
    body: `text ${seq}`,
    createdAt: new Date(seq * 1000).toISOString(),
  });
const said = (seq: number) => ({
  seq,
  ts: seq * 1000,
  data: { kind: 'message.created' as const, messageId: `m${seq}`, author: bo, body: `text ${seq}` },
});

/** A room whose log holds what came after 300, and a server that has all of it, in pages of 50. */
function makeRoom() {
  const membership = { epoch: 'e', seq: 300, lastReadSeq: 300, unread: 0, userId: 'me' };
  let room: RoomState = roomFrom({
    ...membership,
    lastMessage: null,
    joinedAt: '2026-01-01T00:00:00Z',
  } as Membership);
  const live = (...events: Parameters<typeof heard>[1]) => {
    room = heard(room, events, 'me', true);
  };
  live(said(301), said(302));
  const all = Array.from({ length: 302 }, (_, at) => stored(at + 1));
  const asked: object[] = [];
  const messages = async (
    _: string,
    range: { before?: number; after?: number; around?: string; at?: string; limit: number },
  ): Promise<Page<Message>> => {
    asked.push(range);
    const { before = Number.POSITIVE_INFINITY, after = 0, at, limit } = range;
    const around =
      at === undefined ? range.around : (all.find(({ createdAt }) => createdAt >= at) ?? all.at(-1))?.id;
    const middle = all.findIndex(({ id }) => id === around);
    const matching = all.filter(({ seq }) => seq < before && seq > after);
    const items =
      around !== undefined
        ? all.slice(Math.max(middle - limit / 2, 0), middle + limit / 2)
        : range.after === undefined
          ? matching.slice(-limit)
          : matching.slice(0, limit);
    const more = around === undefined ? matching.length > limit : middle > limit / 2;
    return { items: items.toReversed(), ...(more ? { nextCursor: 'more' } : {}) };
  };
  const pages = new RoomPages(
    { messages },
    {
      find: () => room,
      change: (_, next) => {
        room = next(room);
      },
    },
  );
  return { pages, live, asked, room: () => room };
}

const span = (messages: readonly { seq: number }[]) => [
  messages[0]?.seq,
  messages.at(-1)?.seq,
  messages.length,
];

describe('a room’s pages', () => {
  test('show a message of any age in a stretch of its own, and the end stays as it is', async () => {
    const { pages, room } = makeRoom();
    await pages.showMessage('r', 'm100');
    expect(span(room().past?.messages ?? [])).toEqual([75, 124, 50]);
    expect(span(room().log.messages)).toEqual([301, 302, 2]);
    expect(room().view).toBe(1);
  });

  test('grow at both ends, and become one with the present where they meet, in the same view', async () => {
    const { pages, live, room } = makeRoom();
    await pages.showMessage('r', 'm200');
    await pages.loadOlder('r');
    expect(span(room().past?.messages ?? [])).toEqual([125, 224, 100]);
    await pages.loadNewer('r');
    expect(room().past).toBeDefined();
    live(said(303));
    await pages.loadNewer('r');
    expect(room().past).toBeUndefined();
    expect(span(room().log.messages)).toEqual([125, 303, 179]);
    expect(room().view).toBe(1);
    await pages.loadOlder('r');
    expect(span(room().log.messages)).toEqual([75, 303, 229]);
  });

  test('are not asked for a message that is held, nor leave the end for one that is near it', async () => {
    const { pages, asked, room } = makeRoom();
    await pages.showMessage('r', 'm302');
    expect(asked).toEqual([]);
    await pages.showMessage('r', 'm290');
    expect(room().past).toBeUndefined();
    expect(span(room().log.messages)).toEqual([265, 302, 38]);
    expect(room().view).toBe(0);
  });

  test('change with what is heard later, and go away when the reader goes back to the present', async () => {
    const { pages, live, room } = makeRoom();
    await pages.showMessage('r', 'm100');
    const editedAt = new Date(303_000).toISOString();
    live({
      seq: 303,
      ts: 303_000,
      data: { kind: 'message.edited', messageId: 'm100', body: 'new', editedAt },
    });
    expect(room().past?.messages.find(({ id }) => id === 'm100')?.body).toBe('new');
    pages.showNewest('r');
    expect(room().past).toBeUndefined();
    expect(span(room().log.messages)).toEqual([301, 302, 2]);
    expect(room().view).toBe(2);
  });

  test('lead to a row once for each wish, held or not', async () => {
    const { pages, room } = makeRoom();
    await pages.showMessage('r', 'm302');
    const { aim } = room();
    expect(aim).toEqual({ row: 'm302' });
    await pages.showMessage('r', 'm302');
    expect(room().aim).toEqual(aim);
    expect(room().aim).not.toBe(aim);
    pages.showNewest('r');
    expect(room().aim).toBeUndefined();
  });

  test('lead to the first message of a day, and to the last one when nothing was said from then on', async () => {
    const { pages, room } = makeRoom();
    expect(await pages.showTime('r', 99_500)).toBe(true);
    expect(room().aim).toEqual({ row: 'm100' });
    expect(span(room().past?.messages ?? [])).toEqual([75, 124, 50]);
    expect(await pages.showTime('r', 400_000)).toBe(true);
    expect(room().aim).toEqual({ row: 'm302' });
    expect(room().past).toBeUndefined();
  });

  test('lead to the unread line: with what was said before it and after it', async () => {
    const { pages, asked, room } = makeRoom();
    await pages.showUnread('r', 100);
    expect(span(room().past?.messages ?? [])).toEqual([76, 125, 50]);
    expect(room().aim).toEqual({ row: 'unread' });
    const before = asked.length;
    await pages.showUnread('r', 90);
    expect(asked).toHaveLength(before);
  });

  test('forget an answer that belongs to a stretch that was left meanwhile', async () => {
    const { pages, room } = makeRoom();
    await pages.showMessage('r', 'm100');
    const newer = pages.loadNewer('r');
    pages.showNewest('r');
    await newer;
    expect(room().past).toBeUndefined();
    expect(span(room().log.messages)).toEqual([301, 302, 2]);
    expect(room().newer).toEqual({ word: 'idle' });
  });
});
