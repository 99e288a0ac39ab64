import type { FoundMessage } from '@tidewire/protocol';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let eve: Person;
let roomId: string;

beforeAll(async () => {
  api = await startRestApi();
  [ann, eve] = [await api.signUp('ann', 'Ann'), await api.signUp('eve', 'Eve')];
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Room', visibility: 'private' } });
  roomId = ((await made.json()) as { id: string }).id;
  for (const body of ['First goal', 'Second goal', 'Goals of 東京', 'see https://example.com']) {
    await ann.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body } });
  }
});
afterAll(() => api.close());

type Page = { items: FoundMessage[]; nextCursor?: string };
const search = (person: Person, query: Record<string, string>) =>
  person.ask(`/v1/search?${new URLSearchParams(query)}`);
const find = async (person: Person, query: Record<string, string>) =>
  (await (await search(person, query)).json()) as Page;

describe('search', () => {
  test('[Q4] answers messages with their room, and says where in them the words stand', async () => {
    const { items } = await find(ann, { q: 'second "goal"' });
    expect(items).toMatchObject([
      {
        message: { body: 'Second goal', author: { name: 'Ann' } },
        room: { id: roomId, name: 'Room' },
        snippet: {
          text: 'Second goal',
          ranges: [
            { start: 0, end: 6 },
            { start: 7, end: 11 },
          ],
        },
      },
    ]);
  });

  test('[Q4] goes on by a cursor that is good for this search only', async () => {
    const first = await find(ann, { q: 'goal', limit: '2' });
    expect(first.items.map(({ message }) => message.body)).toEqual(['Goals of 東京', 'Second goal']);
    const cursor = first.nextCursor ?? '';
    const rest = await find(ann, { q: 'goal', limit: '2', cursor });
    expect(rest.items.map(({ message }) => message.body)).toEqual(['First goal']);
    expect((await search(ann, { q: 'other', limit: '2', cursor })).status).toBe(422);
  });

  test('[Q2] finds nothing for who is not in the room, and does not say that there is one', async () => {
    expect(await find(eve, { q: 'goal' })).toEqual({ items: [] });
    expect((await search(eve, { q: 'goal', roomId })).status).toBe(404);
    expect((await search(ann, { q: 'goal', roomId: uuidv7() })).status).toBe(404);
    expect((await find(ann, { q: 'goal', roomId })).items).toHaveLength(3);
    expect((await find(eve, { q: 'in:Room from:ann' })).items).toEqual([]);
  });

  test('[Q3] takes operators, and short words of any script', async () => {
    expect((await find(ann, { q: '東京' })).items).toHaveLength(1);
    expect((await find(ann, { q: 'has:link from:ann in:room' })).items).toHaveLength(1);
    expect((await find(ann, { q: 'goal before:2020-01-01' })).items).toEqual([]);
  });

  test.each([
    {},
    { q: ' ' },
    { q: 'a\u0000b' },
    { q: 'x'.repeat(201) },
    { q: 'before:soon' },
    { q: 'a', limit: '0' },
    { q: 'a', x: '1' },
  ])('[A11] %j is no search: 422', async (query) => {
    expect((await search(ann, query as Record<string, string>)).status).toBe(422);
  });

  test('[A14] a key needs messages:read', async () => {
    const other = await api.keyOf(ann, { rooms: ['read'] });
    expect((await other('/v1/search?q=goal')).status).toBe(403);
    const key = await api.keyOf(ann, { messages: ['read'] });
    expect((await key('/v1/search?q=goal')).status).toBe(200);
  });
});
