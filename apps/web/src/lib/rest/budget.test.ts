import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Client,
  type Person,
  publicUrl,
  type RestApi,
  startRestApi,
} from '../../testing/rest-api.fixture.ts';
import { createRateLimiter } from '../rate-limit.ts';
import { createBudgets, networkOf } from './budget.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann');
  bob = await api.signUp('bob');
});
afterAll(() => api.close());

/** The API with so many requests a minute, and a clock. */
function strict(readsPerMinute: number, writesPerMinute = readsPerMinute) {
  const clock = { now: 0 };
  const budgets = createBudgets({ readsPerMinute, writesPerMinute }, () => clock.now);
  const publish = createRateLimiter({ perSecond: 30, burst: 30, now: () => clock.now });
  const ask = api.askWith({ ...api.services, budgets, limiters: { publish } });
  const by =
    ({ cookie }: Person): Client =>
    (path, given = {}) =>
      ask(path, { ...given, headers: { cookie, origin: publicUrl, ...given.headers } });
  return { clock, ask, by };
}
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const told = ({ headers }: Response) => [headers.get('ratelimit-policy'), headers.get('ratelimit')];

test('[A53] every answer tells the budget, and what is left of it', async () => {
  const { ask, by } = strict(60, 30);
  expect(told(await by(ann)('/v1/users/me'))).toEqual(['"reading";q=60;w=60', '"reading";r=59;t=1']);
  expect(told(await by(ann)('/v1/nothing'))).toEqual(['"reading";q=60;w=60', '"reading";r=59;t=1']);
  const writing = await by(ann)('/v1/rooms', { method: 'POST', json: { name: 'x' } });
  expect(told(writing)).toEqual(['"writing";q=30;w=60', '"writing";r=29;t=2']);
  const answers: [string, object, number][] = [
    ['/v1/users/me', {}, 401],
    ['/v1/nothing', {}, 404],
    ['/v1/rooms/not-an-id', {}, 404],
    ['/v1/rooms', { method: 'OPTIONS' }, 204],
    ['/v1/rooms', { method: 'DELETE' }, 405],
    ['/v1/rooms', { headers: { accept: 'text/html' } }, 406],
    ['/v1/openapi.json', {}, 200],
  ];
  for (const [path, given, status] of answers) {
    const answer = await ask(path, given);
    expect([answer.status, ...told(answer)], path).toEqual([
      status,
      expect.stringMatching(/^"(reading|writing)";q=\d+;w=60$/),
      expect.stringMatching(/^"(reading|writing)";r=\d+;t=\d+$/),
    ]);
  }
});

test('[A53] who spent theirs is told when to come back, and then may', async () => {
  const { clock, by } = strict(2);
  const read = () => by(ann)('/v1/users/me');
  expect([(await read()).status, (await read()).status]).toEqual([200, 200]);
  const refused = await read();
  expect([refused.status, refused.headers.get('retry-after'), ...told(refused)]).toEqual([
    429,
    '30',
    '"reading";q=2;w=60',
    '"reading";r=0;t=60',
  ]);
  expect((await by(bob)('/v1/users/me')).status).toBe(200);
  expect((await by(ann)('/v1/rooms', { method: 'POST', json: { name: 'x' } })).status).toBe(201);
  clock.now += 30_000;
  expect([(await read()).status, (await read()).status]).toEqual([200, 429]);
});

test('[A53] the limit on what one person publishes is told beside the budget, and again when it is spent', async () => {
  const { by } = strict(600);
  const { id } = (await (await by(ann)('/v1/rooms', { method: 'POST', json: { name: 'loud' } })).json()) as {
    id: string;
  };
  const publish = () => by(ann)(`/v1/rooms/${id}/messages`, { method: 'POST', json: { body: 'x' } });
  const first = await publish();
  const policy = '"writing";q=600;w=60, "publishing";q=30;w=1';
  expect(told(first)).toEqual([policy, '"writing";r=598;t=1, "publishing";r=29;t=1']);
  for (let nth = 1; nth < 30; nth += 1) expect((await publish()).status).toBe(201);
  const refused = await publish();
  expect([refused.status, ...told(refused)]).toEqual([
    429,
    policy,
    '"writing";r=568;t=4, "publishing";r=0;t=1',
  ]);
});

test('[A53] who shows no good credential shares the budget of their address or /64', async () => {
  const { ask, by } = strict(3);
  const statusFrom = async (address: string, path = '/v1/users/me') =>
    (await ask(path, from(address))).status;
  const bearer = { authorization: 'Bearer tw_guess', 'x-forwarded-for': '2001:db8:0:1::9' };
  expect(await statusFrom('2001:db8:0:1::1')).toBe(401);
  expect(await statusFrom('2001:db8:0:1:ffff::2', '/v1/nothing')).toBe(404);
  expect((await ask('/v1/users/me', { headers: bearer })).status).toBe(401);
  expect(await statusFrom('2001:db8:0:1::3')).toBe(429);
  expect(await statusFrom('2001:db8:0:2::3')).toBe(401);
  expect(await statusFrom('192.0.2.1')).toBe(401);
  expect((await by(ann)('/v1/users/me', from('2001:db8:0:1::1'))).status).toBe(200);
});

test('[A53] a key has a budget of its own, and health is free', async () => {
  const { ask, by } = strict(1);
  const key = await api.services.auth.api.createApiKey({
    body: { userId: ann.id, permissions: { users: ['read'] } },
  });
  const byKey = () => ask('/v1/users/me', { headers: { authorization: `Bearer ${key.key}` } });
  expect([(await by(ann)('/v1/users/me')).status, (await by(ann)('/v1/users/me')).status]).toEqual([
    200, 429,
  ]);
  expect([(await byKey()).status, (await byKey()).status]).toEqual([200, 429]);
  for (let nth = 0; nth < 3; nth += 1) {
    const health = await ask('/healthz');
    expect([health.status, ...told(health)]).toEqual([200, null, null]);
  }
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0DB8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['1:2:3:4::', '1:2:3:4::/64'],
  ['', ''],
])('[A53] %s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
