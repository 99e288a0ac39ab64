import type { Membership, Message, Page } from '@tidewire/protocol';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let roomId: string;
const bodies = Array.from({ length: 25 }, (_, at) => `message ${at}`);

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  for (let count = 0; count < 7; count += 1) {
    const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: `Room ${count}` } });
    roomId = ((await made.json()) as { id: string }).id;
  }
  for (const body of bodies) {
    await api.services.database.messages.append({
      roomId,
      messageId: uuidv7(),
      author: { id: ann.id, name: 'Ann', guest: false },
      body,
    });
  }
  for (let count = 0; count < 5; count += 1) {
    const feed = {
      id: `stock.F${count}`,
      kind: 'quote',
      title: 'F',
      currency: null,
      provenance: 'simulated',
    } as const;
    await api.services.database.feeds.put(feed);
    await api.services.database.feeds.putWatch(ann.id, feed.id);
  }
});
afterAll(() => api.close());

/** Follows `Link: rel="next"` to the end, and checks that the body says the same. */
async function walk<T>(ask: Client, start: string): Promise<T[][]> {
  const pages: T[][] = [];
  for (let path: string | undefined = start; path !== undefined; ) {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    const { items, nextCursor } = (await answer.json()) as Page<T>;
    pages.push(items);
    path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    expect(new URL(path ?? '/', 'http://x').searchParams.get('cursor') ?? undefined).toBe(nextCursor);
  }
  return pages;
}

describe('a walk from page to page', () => {
  test.each([
    ['/v1/rooms?limit=3', 7],
    ['/v1/users/me/rooms?limit=3', 7],
    ['/v1/users/me/feeds?limit=2', 5],
    ['/v1/feeds?limit=2', 5],
  ])('[A16] of %s meets each of its %i once', async (path, count) => {
    const pages = await walk<{ id?: string; room?: { id: string } }>(ann.ask, path);
    const ids = pages.flat().map((item) => item.id ?? item.room?.id);
    expect(new Set(ids).size).toBe(count);
    expect(ids.length).toBe(count);
    expect(pages.slice(0, -1).every((page) => page.length === pages[0]?.length)).toBe(true);
  });

  test('[A16] of a list whose length is a multiple of the limit ends without an empty page', async () => {
    expect((await walk(ann.ask, '/v1/feeds?limit=5')).map((page) => page.length)).toEqual([5]);
  });

  test('[A16] into a room’s past meets each message once, newest first', async () => {
    const pages = await walk<Message>(ann.ask, `/v1/rooms/${roomId}/messages?limit=10`);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat().map((message) => message.body)).toEqual([...bodies].reverse());
  });

  test('[A16] towards the present begins after a message, each page newest first', async () => {
    const all = (await walk<Message>(ann.ask, `/v1/rooms/${roomId}/messages`)).flat();
    const oldest = all.at(-1)?.seq ?? 0;
    const pages = await walk<Message>(ann.ask, `/v1/rooms/${roomId}/messages?limit=10&after=${oldest}`);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 4]);
    expect(pages.flatMap((page) => [...page].reverse()).map(({ body }) => body)).toEqual(bodies.slice(1));
  });

  test('[A16] of messages goes on where it stood while others write', async () => {
    const first = await ann.ask(`/v1/rooms/${roomId}/messages?limit=20`);
    const { items, nextCursor } = (await first.json()) as Page<Message>;
    await ann.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body: 'meanwhile' } });
    const rest = await walk<Message>(ann.ask, `/v1/rooms/${roomId}/messages?cursor=${nextCursor}`);
    const walked = [...items, ...rest.flat()].map(({ body }) => body);
    expect(walked.filter((body) => body !== 'meanwhile')).toEqual([...bodies].reverse());
  });
});

describe('a cursor', () => {
  const cursorOf = async (path: string): Promise<string> => {
    const { nextCursor } = (await (await ann.ask(path)).json()) as Page<Membership>;
    if (nextCursor === undefined) throw new Error(`${path} has one page`);
    return nextCursor;
  };

  test('[A16] from another list is 422, with a pointer to it', async () => {
    const cursor = await cursorOf('/v1/rooms?limit=1');
    for (const path of ['/v1/feeds', '/v1/users/me/rooms', `/v1/rooms/${roomId}/messages`]) {
      const answer = await ann.ask(`${path}?cursor=${cursor}`);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/query/cursor', code: 'invalid' }] });
    }
  });

  test('[A16] from another person is as good as none', async () => {
    const bob = await api.signUp('bob');
    const cursor = await cursorOf('/v1/rooms?limit=1');
    expect((await bob.ask(`/v1/rooms?cursor=${cursor}`)).status).toBe(422);
  });

  test.each(['x', 'AAAA', `${'A'.repeat(1_025)}`, '%00'])('[A16] like %s is 422', async (cursor) => {
    expect((await ann.ask(`/v1/rooms?cursor=${cursor}`)).status).toBe(422);
  });
});

test.each(['limit=0', 'limit=101', 'limit=x', 'limit=1.5', 'limit=', 'offset=3', 'limit=1&limit=2'])(
  '[A11] a list with ?%s is 422',
  async (query) => {
    expect((await ann.ask(`/v1/rooms?${query}`)).status).toBe(422);
  },
);

test('[A11] a page of messages begins in one way only', async () => {
  const answer = await ann.ask(`/v1/rooms/${roomId}/messages?before=5&after=3`);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    errors: [{ pointer: '/query/before' }, { pointer: '/query/after' }],
  });
});

test('[A16] the directory holds no private room', async () => {
  const made = await ann.ask('/v1/rooms', {
    method: 'POST',
    json: { name: 'Hidden', visibility: 'private' },
  });
  const { id } = (await made.json()) as { id: string };
  const rooms = (await walk<{ id: string }>(ann.ask, '/v1/rooms')).flat();
  expect(rooms.map((room) => room.id)).not.toContain(id);
});

test('[A16] a walk over 10,000 messages meets each that stays once, while others are written and deleted', async () => {
  const { database } = api.services;
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Long' } });
  const { id } = (await made.json()) as { id: string };
  const author = { id: ann.id, name: 'Ann', guest: false };
  const append = async (count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => api.services.newId());
    await Promise.all(
      ids.map((messageId) => database.messages.append({ roomId: id, messageId, author, body: messageId })),
    );
    return ids;
  };
  const before: string[] = [];
  for (let nth = 0; nth < 10; nth += 1) before.push(...(await append(1_000)));
  const deleted = new Set<string>();
  const met: string[] = [];
  let path: string | undefined = `/v1/rooms/${id}/messages?limit=100`;
  for (let page = 0; path !== undefined; page += 1) {
    const answer: Response = await ann.ask(path);
    const { items } = (await answer.json()) as Page<Message>;
    met.push(...items.map((message) => message.id));
    path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    // Meanwhile somebody writes, and takes back what was met, what is next, and what is far.
    await append(3);
    for (const at of [page * 100, before.length - 1 - (page + 1) * 100, page * 37]) {
      const messageId = before[at];
      if (messageId === undefined || deleted.has(messageId)) continue;
      deleted.add(messageId);
      await database.messages.delete({ roomId: id, messageId, deletedById: ann.id });
    }
  }
  expect(new Set(met).size).toBe(met.length);
  const times = new Map<string, number>();
  for (const messageId of met) times.set(messageId, (times.get(messageId) ?? 0) + 1);
  const survivors = before.filter((messageId) => !deleted.has(messageId));
  expect(survivors.length).toBeGreaterThan(9_000);
  expect(survivors.filter((messageId) => times.get(messageId) !== 1)).toEqual([]);
}, 120_000);
