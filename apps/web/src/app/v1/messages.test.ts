import type { Message, NodeEvent } from '@tidewire/protocol';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRateLimiter } from '../../lib/rate-limit.ts';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';
import { unlimited } from '../../testing/unlimited.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let roomId: string;
let path: string;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  bob = await api.signUp('bob', 'Bob');
});
beforeEach(async () => {
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Room' } });
  roomId = ((await made.json()) as { id: string }).id;
  path = `/v1/rooms/${roomId}/messages`;
  api.gateway.events.length = 0;
  api.gateway.requests = 0;
  api.gateway.status = 204;
});
afterAll(() => api.close());

const created = (): NodeEvent[] =>
  api.gateway.events.filter((event) => event.type === 'log' && event.data.kind === 'message.created');

test('[A15] a message is 201, found at its Location, and told to the gateway as it was committed', async () => {
  const answer = await ann.ask(path, { method: 'POST', json: { body: 'Hello **you**' } });
  const message = (await answer.json()) as Message;
  expect([answer.status, answer.headers.get('location')]).toEqual([201, `${path}/${message.id}`]);
  expect(message).toMatchObject({
    roomId,
    body: 'Hello **you**',
    author: { id: ann.id, name: 'Ann', guest: false },
  });
  expect(await (await ann.ask(`${path}/${message.id}`)).json()).toEqual(message);
  const { epoch } = await api.services.database.logs.position(`room:${roomId}`);
  const data = { kind: 'message.created', messageId: message.id, author: message.author, body: message.body };
  const ts = Date.parse(message.createdAt);
  expect(created()).toEqual([{ type: 'log', channel: `room:${roomId}`, epoch, seq: message.seq, ts, data }]);
});

test('[A15] the same id again answers with the first message, and is neither stored nor told twice', async () => {
  const id = uuidv7();
  const post = (body: string) => ann.ask(path, { method: 'POST', json: { id, body } });
  const [first, second] = [await post('first'), await post('second')];
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.headers.get('location')).toBe(`${path}/${id}`);
  expect(await second.json()).toEqual(await first.json());
  const { items } = (await (await ann.ask(path)).json()) as { items: Message[] };
  expect(items.map(({ body }) => body)).toEqual(['first']);
  expect(created()).toHaveLength(1);
});

test('[A15] a hundred posts with one id at once make one message', async () => {
  const json = { id: uuidv7(), body: 'once' };
  const ask = api.askWith({ ...api.services, limiters: unlimited() });
  const headers = { cookie: ann.cookie, 'sec-fetch-site': 'same-origin' };
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => ask(path, { method: 'POST', json, headers })),
  );
  const statuses = answers.map((answer) => answer.status).sort();
  expect(statuses).toEqual([...Array(99).fill(200), 201]);
  expect(created()).toHaveLength(1);
});

test('[A10] an id that belongs to another author or another room is taken: 409', async () => {
  const json = { id: uuidv7(), body: 'mine' };
  await ann.ask(path, { method: 'POST', json });
  await bob.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT' });
  expect((await bob.ask(path, { method: 'POST', json })).status).toBe(409);
  const other = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Other' } });
  const { id: otherId } = (await other.json()) as { id: string };
  expect((await ann.ask(`/v1/rooms/${otherId}/messages`, { method: 'POST', json })).status).toBe(409);
  expect((await ann.ask(`/v1/rooms/${otherId}/messages/${json.id}`)).status).toBe(404);
});

test.each([
  ['nothing', {}],
  ['only spaces', { body: ' \n ' }],
  ['a lone surrogate', { body: '\ud800' }],
  ['NUL', { body: 'a\u0000b' }],
  ['too much', { body: 'x'.repeat(4_001) }],
  ['an operator where text belongs', { body: { $gt: '' } }],
  ['an author', { body: 'x', author: { id: 'root' } }],
  ['an id that is no UUID v7', { body: 'x', id: '4f9a2c1e-0000-4000-8000-000000000000' }],
])('[A9] %s is no message: 422', async (_, json) => {
  expect((await ann.ask(path, { method: 'POST', json })).status).toBe(422);
  expect(created()).toEqual([]);
});

test('[A24] who is not in a public room neither reads nor writes in it', async () => {
  expect((await bob.ask(path)).status).toBe(403);
  expect((await bob.ask(path, { method: 'POST', json: { body: 'x' } })).status).toBe(403);
  expect((await bob.ask(`/v1/rooms/${roomId}/members`)).status).toBe(403);
});

test('[A24] an administrator reads any room, and writes only where they are', async () => {
  const admin = await api.signUpAdmin('root');
  expect((await admin.ask(path)).status).toBe(200);
  expect((await admin.ask(path, { method: 'POST', json: { body: 'x' } })).status).toBe(403);
});

test.each([503, 403, 500])(
  '[A22] a gateway that answers %i does not fail what is committed',
  async (status) => {
    api.gateway.status = status;
    const answer = await ann.ask(path, { method: 'POST', json: { body: 'still' } });
    expect(answer.status).toBe(201);
    expect(api.gateway.requests).toBe(2);
    const { items } = (await (await ann.ask(path)).json()) as { items: Message[] };
    expect(items.map(({ body }) => body)).toEqual(['still']);
  },
);

test('[A17] thirty messages in a second from one person, and the next is told when to come back', async () => {
  const eve = await api.signUp('eve');
  await eve.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT' });
  // A bucket that time does not fill.
  const limiters = { publish: createRateLimiter({ perSecond: 30, burst: 30, now: () => 0 }) };
  const ask = api.askWith({ ...api.services, limiters });
  const headers = { cookie: eve.cookie, 'sec-fetch-site': 'same-origin' };
  const post = () => ask(path, { method: 'POST', json: { body: 'x' }, headers });
  const statuses = [];
  for (let count = 0; count < 31; count += 1) statuses.push((await post()).status);
  expect(statuses).toEqual([...Array(30).fill(201), 429]);
  expect((await post()).headers.get('retry-after')).toBe('1');
});
