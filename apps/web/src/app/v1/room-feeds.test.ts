import type { Message, Page, RoomFeed } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let roomId: string;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  bob = await api.signUp('bob', 'Bob');
  const service = await api.keyOf(await api.signUpAdmin('source'), { feeds: ['publish'] });
  const feed = {
    id: 'stock.GOOG',
    kind: 'quote',
    title: 'Alphabet',
    currency: 'USD',
    provenance: 'replayed',
  };
  await service('/v1/feeds', { method: 'POST', json: feed });
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Prices' } });
  roomId = ((await made.json()) as { id: string }).id;
  await bob.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT', json: {} });
});
afterAll(() => api.close());

const path = () => `/v1/rooms/${roomId}/feeds`;
const put = (by: Client, feedId: string, json: object) => by(`${path()}/${feedId}`, { method: 'PUT', json });
const rules = [{ kind: 'moves', percent: 2, windowMs: 3_600_000 }];

describe('live feeds of a room', () => {
  test('[F18] are added by who keeps it, read by its members, and the gateway hears of card and rules', async () => {
    expect((await put(bob.ask, 'stock.GOOG', {})).status).toBe(403);
    api.gateway.events.length = 0;
    const added = await put(ann.ask, 'stock.GOOG', { rules });
    expect(added.status).toBe(201);
    const { messageId } = (await added.json()) as RoomFeed;
    expect(api.gateway.events).toMatchObject([
      { type: 'log', data: { kind: 'message.created', messageId, feed: { part: 'card' } } },
      { type: 'alerts.changed', feedId: 'stock.GOOG' },
    ]);
    const list = (await (await bob.ask(path())).json()) as Page<RoomFeed>;
    expect(list.items).toMatchObject([
      { messageId, rules, feed: { id: 'stock.GOOG' }, addedBy: { id: ann.id } },
    ]);
    const message = await bob.ask(`/v1/rooms/${roomId}/messages/${messageId}`);
    expect(((await message.json()) as Message).feed).toEqual({ id: 'stock.GOOG', part: 'card' });
    const forged = { method: 'PATCH', json: { body: 'To the moon' }, headers: { 'if-match': '*' } };
    expect((await ann.ask(`/v1/rooms/${roomId}/messages/${messageId}`, forged)).status).toBe(403);
    const changed = await put(ann.ask, 'stock.GOOG', { rules: [] });
    expect([changed.status, ((await changed.json()) as RoomFeed).rules]).toEqual([200, []]);
    for (const status of [204, 404])
      expect((await ann.ask(`${path()}/stock.GOOG`, { method: 'DELETE' })).status).toBe(status);
  });

  test('[F18] with rules that are none are 422, that do not fit 409, and of no feed 404', async () => {
    expect((await put(ann.ask, 'stock.GOOG', { rules: [{ kind: 'moves' }] })).status).toBe(422);
    expect((await put(ann.ask, 'stock.GOOG', { rules: [{ kind: 'goal' }] })).status).toBe(409);
    expect((await put(ann.ask, 'stock.NONE', {})).status).toBe(404);
  });
});
