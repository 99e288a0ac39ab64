import { createDatabase, openConnection, openPrisma } from '@tidewire/database';
import { ProblemSchema } from '@tidewire/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createRateLimiter } from '../../lib/rate-limit.ts';
import { type Client, type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';
import { type RestServer, startRestServer } from '../../testing/start-rest-server.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let admin: Person;
let lobby: string;
beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  bob = await api.signUp('bob', 'Bob');
  admin = await api.signUpAdmin('root');
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Lobby' } });
  lobby = ((await made.json()) as { id: string }).id;
  await bob.ask(`/v1/users/me/rooms/${lobby}`, { method: 'PUT' });
  const watched = {
    id: 'stock.WATCHED',
    kind: 'quote',
    title: 'Watched',
    currency: 'USD',
    provenance: 'live',
  };
  await admin.ask('/v1/feeds', { method: 'POST', json: watched });
});
afterEach(() => {
  api.gateway.onPublish = undefined;
});
afterAll(() => api.close());

const post = (ask: Client, path: string, key: string, json: object) =>
  ask(path, { method: 'POST', headers: { 'idempotency-key': key }, json });

/** All that a repeated answer must have in common with the first. */
const essence = async (answer: Response) => ({
  status: answer.status,
  body: await answer.json(),
  location: answer.headers.get('location'),
  etag: answer.headers.get('etag'),
  type: answer.headers.get('content-type'),
});
const isReplayed = (answer: Response) => answer.headers.get('idempotency-replayed');
type Item = { body?: string; name?: string; maxUses?: number | null; price?: number };
const itemsAt = async (ask: Client, path: string) =>
  ((await (await ask(path)).json()) as { items: Item[] }).items;

const quote = (last: number) => ({ type: 'quote', quote: { last, time: last, provenance: 'live' } });

/** Every POST that makes something: what is sent, and how many are there then. */
const creations: Record<
  string,
  (name: string) => { by: Person; path: string; json: object; count(): Promise<number> }
> = {
  room: (name) => ({
    by: ann,
    path: '/v1/rooms',
    json: { name },
    count: async () =>
      (await itemsAt(ann.ask, '/v1/rooms?limit=100')).filter((room) => room.name === name).length,
  }),
  'room of a person': (name) => ({
    by: ann,
    path: '/v1/users/me/rooms',
    json: { name },
    count: async () =>
      (await itemsAt(ann.ask, '/v1/rooms?limit=100')).filter((room) => room.name === name).length,
  }),
  message: (name) => ({
    by: bob,
    path: `/v1/rooms/${lobby}/messages`,
    json: { body: name },
    count: async () =>
      (await itemsAt(ann.ask, `/v1/rooms/${lobby}/messages?limit=100`)).filter(({ body }) => body === name)
        .length,
  }),
  account: (name) => ({
    by: admin,
    path: '/v1/users',
    json: { username: name, name, email: `${name}@tidewire.test`, password: 'correct horse battery' },
    count: async () =>
      (await itemsAt(admin.ask, '/v1/users?limit=100')).filter((user) => user.name === name).length,
  }),
  feed: (name) => ({
    by: admin,
    path: '/v1/feeds',
    json: { id: `stock.${name}`, kind: 'quote', title: name, currency: 'USD', provenance: 'live' },
    count: async () => ((await ann.ask(`/v1/feeds/stock.${name}`)).status === 200 ? 1 : 0),
  }),
  invite: (name) => ({
    by: ann,
    path: `/v1/rooms/${lobby}/invites`,
    json: { maxUses: numberOf(name) },
    count: async () =>
      (await itemsAt(ann.ask, `/v1/rooms/${lobby}/invites?limit=100`)).filter(
        ({ maxUses }) => maxUses === numberOf(name),
      ).length,
  }),
  'API key': (name) => ({
    by: bob,
    path: '/v1/api-keys',
    json: { name, scopes: ['rooms:read'] },
    count: async () =>
      (await itemsAt(bob.ask, '/v1/api-keys?limit=100')).filter((key) => key.name === name).length,
  }),
  alert: (name) => ({
    by: ann,
    path: '/v1/users/me/alerts',
    json: { feedId: 'stock.WATCHED', direction: 'above', price: numberOf(name) },
    count: async () =>
      (await itemsAt(ann.ask, '/v1/users/me/alerts?limit=100')).filter(
        ({ price }) => price === numberOf(name),
      ).length,
  }),
};

/** Of what has no name of its own. */
const numbers = new Map<string, number>();
const numberOf = (name: string): number => {
  const number = numbers.get(name) ?? numbers.size + 1;
  numbers.set(name, number);
  return number;
};

describe.each(Object.keys(creations))('a %s', (kind) => {
  const make = (name: string) => {
    const creation = creations[kind];
    if (creation === undefined) throw new Error(`no ${kind}`);
    return creation(`${kind.replaceAll(' ', '')}${name}`);
  };

  test('[A52] that is asked for again is made once, and the first answer is given again', async () => {
    const { by, path, json, count } = make('again');
    const first = await post(by.ask, path, `${kind.replaceAll(' ', '')}-again`, json);
    expect([first.status, isReplayed(first)]).toEqual([201, null]);
    // The quotes of a structured string are not part of the key, the order of members is not part of the content.
    const reordered = Object.fromEntries(Object.entries(json).reverse());
    const second = await post(by.ask, path, `"${kind.replaceAll(' ', '')}-again"`, reordered);
    expect(isReplayed(second)).toBe('true');
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(await essence(second)).toEqual(await essence(first));
    expect(await count()).toBe(1);
  });

  test('[A52] that 100 ask for at once under one key is made once, and all are answered alike', async () => {
    const { by, path, json, count } = make('herd');
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => post(by.ask, path, `${kind.replaceAll(' ', '')}-herd`, json)),
    );
    const [first, ...others] = await Promise.all(answers.map(essence));
    expect(first?.status).toBe(201);
    for (const other of others) expect(other).toEqual(first);
    expect(answers.filter((answer) => isReplayed(answer) === null)).toHaveLength(1);
    expect(await count()).toBe(1);
  });

  test('[A52] other content under the same key is refused, the same key elsewhere is another', async () => {
    const { by, path, json, count } = make('other');
    expect((await post(by.ask, path, `${kind.replaceAll(' ', '')}-other`, json)).status).toBe(201);
    const other = await post(by.ask, path, `${kind.replaceAll(' ', '')}-other`, make('else').json);
    expect([other.status, ProblemSchema.parse(await other.json()).code]).toEqual([
      422,
      'idempotency_key_reused',
    ]);
    expect(await count()).toBe(1);
    const elsewhere = await post(ann.ask, '/v1/users/me/rooms', `${kind.replaceAll(' ', '')}-other!`, {
      name: 'Elsewhere',
    });
    expect(elsewhere.status).toBe(201);
  });
});

test('[A52] events are published once', async () => {
  const json = { id: 'stock.ONCE', kind: 'quote', title: 'Once', currency: 'USD', provenance: 'live' };
  await admin.ask('/v1/feeds', { method: 'POST', json });
  const path = '/v1/feeds/stock.ONCE/events';
  for (let nth = 0; nth < 3; nth += 1) {
    expect((await post(admin.ask, path, 'events', { events: [quote(5), quote(6)] })).status).toBe(201);
  }
  expect(await itemsAt(ann.ask, path)).toHaveLength(2);
});

test('[A52] an API key that is asked for again is the same key, also when the answer got lost before it was kept', async () => {
  const json = { name: 'Once', scopes: ['rooms:read'], expiresAt: null };
  const lost = {
    ...api.services.database,
    keyedRequests: {
      ...api.services.database.keyedRequests,
      answer: () => Promise.reject(new Error('the process is gone')),
    },
  };
  const ask = api.askWith({ ...api.services, database: lost });
  const headers = { cookie: ann.cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': 'key' };
  expect((await ask('/v1/api-keys', { method: 'POST', json, headers })).status).toBe(500);
  const again = await post(ann.ask, '/v1/api-keys', 'key', json);
  const { key } = (await again.json()) as { key: string };
  expect([again.status, isReplayed(again)]).toEqual([201, null]);
  const byKey = await api.ask('/v1/rooms', { headers: { authorization: `Bearer ${key}` } });
  expect(byKey.status).toBe(200);
  expect(await itemsAt(ann.ask, '/v1/api-keys')).toHaveLength(1);
});

test('[A52] the key of somebody else is another key', async () => {
  const path = `/v1/rooms/${lobby}/messages`;
  const [byAnn, byBob] = [
    await post(ann.ask, path, 'mine', { body: 'a' }),
    await post(bob.ask, path, 'mine', { body: 'b' }),
  ];
  expect([byAnn.status, byBob.status, isReplayed(byBob)]).toEqual([201, 201, null]);
});

test.each(['', 'x'.repeat(513), '"a'])('[A52] %j is no key: 400', async (key) => {
  expect((await post(ann.ask, '/v1/rooms', key, { name: 'x' })).status).toBe(400);
});

test('[A52] what was refused leaves the key free', async () => {
  const path = '/v1/feeds';
  const json = { id: 'stock.FREE', kind: 'quote', title: 'x', currency: 'USD', provenance: 'live' };
  expect((await post(ann.ask, path, 'free', json)).status).toBe(403);
  expect((await post(admin.ask, path, 'free', {})).status).toBe(422);
  expect((await post(admin.ask, path, 'free', json)).status).toBe(201);
  expect((await post(admin.ask, path, 'free-again', json)).status).toBe(409);
  expect((await post(admin.ask, path, 'free-again', { ...json, id: 'stock.FREE2' })).status).toBe(201);
});

test('[A52] who is answered again spends nothing of what they may publish', async () => {
  // Room for one, and time does not pass.
  const limiters = { publish: createRateLimiter({ perSecond: 1, burst: 1, now: () => 0 }) };
  const ask = api.askWith({ ...api.services, limiters });
  const asBob: Client = (path, given = {}) =>
    ask(path, {
      ...given,
      headers: { cookie: bob.cookie, 'sec-fetch-site': 'same-origin', ...given.headers },
    });
  const path = `/v1/rooms/${lobby}/messages`;
  for (let nth = 0; nth < 3; nth += 1)
    expect((await post(asBob, path, 'spend', { body: 'x' })).status).toBe(201);
  expect((await post(asBob, path, 'spend-more', { body: 'x' })).status).toBe(429);
});

test('[A52] an answer is kept for 24 hours, and what expired goes', async () => {
  const clock = { now: Date.now() };
  const connection = openConnection(api.services.environment.databaseUrl);
  const { prisma } = connection;
  const database = createDatabase(connection, { sources: { now: () => clock.now } });
  const ask = api.askWith({ ...api.services, database });
  const asAnn: Client = (path, given = {}) =>
    ask(path, {
      ...given,
      headers: { cookie: ann.cookie, 'sec-fetch-site': 'same-origin', ...given.headers },
    });
  const create = async () => isReplayed(await post(asAnn, '/v1/rooms', 'daily', { name: 'Daily' }));
  expect([await create(), await create()]).toEqual([null, 'true']);
  clock.now += 24 * 3_600_000 - 1;
  expect(await create()).toBe('true');
  clock.now += 1;
  expect([await create(), await create()]).toEqual([null, 'true']);
  expect(await prisma.keyedRequest.count({ where: { expiresAt: { lte: new Date(clock.now) } } })).toBe(0);
  await database.close();
});

test('[A52] what is kept is readable to nobody who does not know the key', async () => {
  await post(ann.ask, '/v1/rooms', 'a-secret-key', { name: 'Whispered' });
  const prisma = openPrisma(api.services.environment.databaseUrl);
  const stored = JSON.stringify([await prisma.keyedRequest.findMany(), await prisma.keyedStep.findMany()]);
  await prisma.$disconnect();
  expect(stored).not.toMatch(/Whispered|a-secret-key/);
});

describe('killed between commit and answer', { timeout: 120_000 }, () => {
  let dying: RestServer | undefined;
  afterEach(() => dying?.[Symbol.asyncDispose]());

  test.each(Object.keys(creations))(
    '[A52] a %s that is asked for again is the one that was made',
    async (kind) => {
      const name = kind.replaceAll(' ', '');
      const { by, path, json, count } = creations[kind]?.(`${name}killed`) ?? {};
      if (by === undefined || path === undefined || json === undefined) throw new Error(`no ${kind}`);
      const headers = {
        cookie: by.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        'idempotency-key': `${name}-killed`,
      };
      dying = await startRestServer(api.services, 'dies');
      const asked = fetch(dying.url + path, { method: 'POST', headers, body: JSON.stringify(json) });
      await expect(asked).rejects.toThrow('fetch failed');
      expect(await count?.()).toBe(1);
      const again = await post(by.ask, path, `${name}-killed`, json);
      expect([again.status, isReplayed(again)]).toEqual([201, null]);
      const made = await essence(again);
      expect(await essence(await post(by.ask, path, `${name}-killed`, json))).toEqual(made);
      expect((await by.ask(made.location ?? '')).status).toBe(200);
      expect(await count?.()).toBe(1);
    },
  );
});

test('[A52] two processes that carry out one request make one thing and give one answer', {
  timeout: 60_000,
}, async () => {
  await using other = await startRestServer(api.services);
  const json = { body: 'from two processes' };
  const path = `/v1/rooms/${lobby}/messages`;
  const elsewhere: Client = (target, { headers = {} } = {}) =>
    fetch(other.url + target, {
      method: 'POST',
      headers: {
        cookie: bob.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(json),
    });
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, nth) => post(nth % 2 === 0 ? bob.ask : elsewhere, path, 'two', json)),
  );
  const [first, ...others] = await Promise.all(answers.map(essence));
  expect(first?.status).toBe(201);
  for (const one of others) expect(one).toEqual(first);
  const said = await itemsAt(bob.ask, `${path}?limit=100`);
  expect(said.filter(({ body }) => body === json.body)).toHaveLength(1);
});

test('[A51] of 50 changes with one tag from two processes one is made', { timeout: 60_000 }, async () => {
  await using other = await startRestServer(api.services);
  const path = `/v1/rooms/${lobby}`;
  const etag = (await ann.ask(path)).headers.get('etag') ?? '';
  const elsewhere = (topic: string) =>
    fetch(other.url + path, {
      method: 'PATCH',
      headers: {
        cookie: ann.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/merge-patch+json',
        'if-match': etag,
      },
      body: JSON.stringify({ topic }),
    });
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, nth) =>
      nth % 2 === 0
        ? ann.ask(path, { method: 'PATCH', ifMatch: etag, json: { topic: `Topic ${nth}` } })
        : elsewhere(`Topic ${nth}`),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(49).fill(412)]);
});
