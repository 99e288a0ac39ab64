import type { ApiKey, Page, Session } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Client,
  type Person,
  password,
  type RestApi,
  startRestApi,
} from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let admin: Person;

beforeAll(async () => {
  api = await startRestApi();
  [ann, bob] = [await api.signUp('ann', 'Ann'), await api.signUp('bob', 'Bob')];
  admin = await api.signUpAdmin('root');
});
afterAll(() => api.close());

type Made = ApiKey & { key: string };

async function makeKey(by: Person, json: object = {}): Promise<Made> {
  const answer = await by.ask('/v1/api-keys', {
    method: 'POST',
    json: { name: 'Script', scopes: ['users:read', 'rooms:write'], ...json },
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Made;
}

const withKey =
  (key: string): Client =>
  (path, given = {}) =>
    api.ask(path, { ...given, headers: { authorization: `Bearer ${key}`, ...given.headers } });

describe('API keys', () => {
  test('[U20] are shown once, at 201, and then only how they begin', async () => {
    const { key, ...made } = await makeKey(ann);
    expect(key).toMatch(/^tw_[A-Za-z0-9_-]{46}$/);
    expect(made).toMatchObject({ name: 'Script', scopes: ['users:read', 'rooms:write'], lastUsedAt: null });
    expect(key.startsWith(made.start) && made.start.length).toBe(7);
    const [one, list] = [await ann.ask(`/v1/api-keys/${made.id}`), await ann.ask('/v1/api-keys')];
    const texts = [await one.text(), await list.text()];
    expect(JSON.parse(texts[0] ?? '')).toEqual(made);
    for (const text of texts) expect(text).not.toContain(key);
  });

  test('[U20] open what their scopes say, and when they did is told', async () => {
    const { key, id } = await makeKey(ann);
    expect((await withKey(key)('/v1/users/me')).status).toBe(200);
    expect((await withKey(key)('/v1/feeds')).status).toBe(403);
    const used = (await (await ann.ask(`/v1/api-keys/${id}`)).json()) as ApiKey;
    expect(used.lastUsedAt).not.toBeNull();
  });

  test('[U20] whose checksum is wrong are not looked up', async () => {
    const { key } = await makeKey(ann);
    let lookUps = 0;
    const { database } = api.services;
    const findKeyHolder: typeof database.credentials.findKeyHolder = (hash) => {
      lookUps += 1;
      return database.credentials.findKeyHolder(hash);
    };
    const ask = api.askWith({
      ...api.services,
      database: { ...database, credentials: { ...database.credentials, findKeyHolder } },
    });
    const statusOf = async (given: string) =>
      (await ask('/v1/users/me', { headers: { authorization: `Bearer ${given}` } })).status;
    const swapped = key.replace(/^(tw_.)(.)/, (_, start, next) => `${start}${next === 'A' ? 'B' : 'A'}`);
    expect([await statusOf(swapped), await statusOf('tw_x'), await statusOf('x'), lookUps]).toEqual([
      401, 401, 401, 0,
    ]);
    expect([await statusOf(key), lookUps]).toEqual([200, 1]);
  });

  test('[U20] end when they are deleted, and their connections with them', async () => {
    const { key, id } = await makeKey(ann);
    expect((await bob.ask(`/v1/api-keys/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await bob.ask(`/v1/api-keys/${id}`)).status).toBe(404);
    expect((await ann.ask(`/v1/api-keys/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(api.gateway.events).toContainEqual({ type: 'credential.ended', credentialId: id });
    expect((await withKey(key)('/v1/users/me')).status).toBe(401);
    expect((await ann.ask(`/v1/api-keys/${id}`, { method: 'DELETE' })).status).toBe(404);
  });

  test('[U20] of others are an administrator’s to see and, for a reason, to end', async () => {
    const { key, ...made } = await makeKey(ann);
    const [path, list] = [`/v1/api-keys/${made.id}`, `/v1/api-keys?userId=${ann.id}`];
    expect((await bob.ask(list)).status).toBe(404);
    expect(await (await admin.ask(path)).json()).toEqual(made);
    const { items } = (await (await admin.ask(list)).json()) as Page<ApiKey>;
    expect(items.map(({ id }) => id)).toContain(made.id);
    expect((await admin.ask(path, { method: 'DELETE' })).status).toBe(422);
    expect((await withKey(key)('/v1/users/me')).status).toBe(200);
    expect((await admin.ask(`${path}?reason=Leaked`, { method: 'DELETE' })).status).toBe(204);
    expect((await withKey(key)('/v1/users/me')).status).toBe(401);
    const [row] = await api.services.database.audit.list({}, { limit: 1 });
    expect(row).toMatchObject({ action: 'api_key.deleted', subject: `key:${made.id}`, reason: 'Leaked' });
  });

  test('[U21] are made by people who are signed in, and by no key', async () => {
    const { key } = await makeKey(ann, { scopes: ['keys:write'] });
    const json = { name: 'More', scopes: ['users:read'] };
    expect((await withKey(key)('/v1/api-keys', { method: 'POST', json })).status).toBe(403);
    expect((await withKey(key)('/v1/api-keys')).status).toBe(200);
    // Nor is what a person made under an Idempotency-Key told to a key again.
    const again = { method: 'POST', json, headers: { 'idempotency-key': 'once' } };
    expect((await ann.ask('/v1/api-keys', again)).status).toBe(201);
    expect((await withKey(key)('/v1/api-keys', again)).status).toBe(403);
  });

  test('[U21] have no scope that their maker may not give', async () => {
    const post = (by: Person, json: object) =>
      by.ask('/v1/api-keys', { method: 'POST', json: { name: 'x', scopes: ['rooms:read'], ...json } });
    for (const scope of ['admin:act', 'audit:read', 'feeds:publish']) {
      const refused = await post(ann, { scopes: ['rooms:read', scope] });
      expect(refused.status, scope).toBe(422);
      expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/scopes/1', code: 'forbidden' }] });
      expect((await post(admin, { scopes: [scope] })).status, scope).toBe(201);
    }
    for (const json of [
      { scopes: [] },
      { scopes: ['everything'] },
      { scopes: ['rooms:read', 'rooms:read'] },
      { expiresAt: '2020-01-01T00:00:00Z' },
      { name: ' ' },
      { key: 'tw_mine' },
    ]) {
      expect((await post(admin, json)).status, JSON.stringify(json)).toBe(422);
    }
  });

  test('[U21] of an administrator act as one only with the scope for it', async () => {
    const scopes = ['users:read', 'audit:read'];
    const [plain, acting] = [
      await makeKey(admin, { scopes }),
      await makeKey(admin, { scopes: [...scopes, 'admin:act'] }),
    ];
    for (const path of ['/v1/users', '/v1/audit-events', `/v1/users/${ann.id}`]) {
      expect((await withKey(plain.key)(path)).status, path).toBeGreaterThanOrEqual(403);
      expect((await withKey(acting.key)(path)).status, path).toBe(200);
    }
  });

  test('[U21] lose what only administrators give when their owner is none any more', async () => {
    const boss = await api.signUpAdmin('boss');
    const { key } = await makeKey(boss, {
      scopes: ['users:read', 'feeds:publish', 'audit:read', 'admin:act'],
    });
    const feed = { kind: 'quote', currency: 'USD', provenance: 'live' };
    const outcomes = async (id: string) => {
      const ask = withKey(key);
      const json = { ...feed, id, title: id };
      const made = await ask('/v1/feeds', { method: 'POST', json });
      const [me, audit] = [await ask('/v1/users/me'), await ask('/v1/audit-events')];
      return [made.status, me.status, audit.status];
    };
    const become = (role: string) => admin.ask(`/v1/users/${boss.id}`, { method: 'PATCH', json: { role } });
    expect(await outcomes('stock.BEFORE')).toEqual([201, 200, 200]);
    expect((await become('user')).status).toBe(200);
    expect(await outcomes('stock.WHILE')).toEqual([403, 200, 403]);
    expect((await become('admin')).status).toBe(200);
    expect(await outcomes('stock.AFTER')).toEqual([201, 200, 200]);
  });

  test('[U20] are over at their end', async () => {
    const { key, expiresAt } = await makeKey(ann, {
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(expiresAt).not.toBeNull();
    expect((await withKey(key)('/v1/users/me')).status).toBe(200);
  });
});

describe('sessions', () => {
  const signIn = async (username: string, userAgent: string) => {
    const answer = await api.ask('/api/auth/sign-in/username', {
      method: 'POST',
      json: { username, password },
      headers: { 'user-agent': userAgent },
    });
    expect(answer.status).toBe(200);
    return answer.headers
      .getSetCookie()
      .map((field) => field.split(';', 1)[0])
      .join('; ');
  };
  const sessionsOf = async (by: Person, userId = 'me') =>
    ((await (await by.ask(`/v1/users/${userId}/sessions`)).json()) as Page<Session>).items;

  test('[U22] say where and since when, which one asks, and nothing that opens them', async () => {
    const eve = await api.signUp('eve');
    await signIn('eve', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0');
    const sessions = await sessionsOf(eve);
    expect(sessions.map(({ current }) => current).toSorted()).toEqual([false, true]);
    expect(sessions.find(({ current }) => !current)).toEqual({
      id: expect.any(String),
      current: false,
      device: 'Firefox on Linux',
      address: expect.toSatisfy((value) => value === null || typeof value === 'string'),
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
    });
    const [first] = sessions;
    expect(await (await eve.ask(`/v1/users/me/sessions/${first?.id}`)).json()).toEqual(first);
    expect((await ann.ask(`/v1/users/${eve.id}/sessions`)).status).toBe(404);
    expect((await ann.ask(`/v1/users/me/sessions/${first?.id}`)).status).toBe(404);
  });

  test('[U22] one that is deleted is signed out, and its connections are closed', async () => {
    const fay = await api.signUp('fay');
    const cookie = await signIn('fay', 'curl/8');
    const other = (await sessionsOf(fay)).find(({ current }) => !current);
    const path = `/v1/users/me/sessions/${other?.id}`;
    expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(404);
    expect((await fay.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect(api.gateway.events).toContainEqual({ type: 'credential.ended', credentialId: other?.id });
    expect((await api.ask('/v1/users/me', { headers: { cookie } })).status).toBe(401);
    expect((await fay.ask('/v1/users/me')).status).toBe(200);
    expect((await fay.ask(path, { method: 'DELETE' })).status).toBe(404);
  });

  test('[U1] an administrator who signs somebody out leaves a row', async () => {
    const gus = await api.signUp('gus');
    const [session] = await sessionsOf(admin, gus.id);
    const path = `/v1/users/${gus.id}/sessions/${session?.id}`;
    expect((await admin.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await gus.ask('/v1/users/me')).status).toBe(401);
    const rows = await admin.ask(`/v1/audit-events?subject=user:${gus.id}`);
    expect(await rows.json()).toMatchObject({ items: [{ action: 'session.ended', actorId: admin.id }] });
  });
});
