import { type Feed, lobbyRoomId, type Membership, type Message, type Page } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Person,
  password,
  publicUrl,
  type RestApi,
  startRestApi,
} from '../../testing/rest-api.fixture.ts';
import { guestName } from './guest-name.ts';

let api: RestApi;
let root: Person;

beforeAll(async () => {
  api = await startRestApi();
  root = await api.signUpAdmin('root');
  await root.ask('/v1/rooms', { method: 'POST', json: { id: lobbyRoomId, name: 'Lobby' } });
});
afterAll(() => api.close());

const signUp = (json: object, headers = {}) =>
  api.ask('/api/auth/sign-up/email', { method: 'POST', json, headers });
const account = (username: string) => ({ username, name: username, email: `${username}@new.test`, password });

describe('an account', () => {
  test('[A28] opens by username in any case, or by address', async () => {
    await signUp(account('mixed.case'));
    for (const [path, json] of [
      ['/api/auth/sign-in/username', { username: 'Mixed.Case', password }],
      ['/api/auth/sign-in/email', { email: 'MIXED.CASE@new.test', password }],
    ] as const) {
      expect((await api.ask(path, { method: 'POST', json })).status).toBe(200);
    }
  });

  test('[A28] that does not exist and a wrong password answer alike', async () => {
    await signUp(account('known'));
    const tryAs = async (username: string) => {
      const json = { username, password: 'not the password' };
      const answer = await api.ask('/api/auth/sign-in/username', { method: 'POST', json });
      return [answer.status, await answer.text()];
    };
    expect(await tryAs('known')).toEqual(await tryAs('unknown'));
  });

  test.each([
    ['no username', { username: undefined }],
    ['a short username', { username: 'ab' }],
    ['a username with spaces', { username: 'a b c' }],
    ['a short password', { password: '123456789' }],
    ['an address that is none', { email: 'nowhere' }],
    ['a name that cannot be seen', { name: ' ' }],
    ['a name with control characters', { name: 'a\u202e\u0007' }],
  ])('[A28] with %s is not made', async (_, change) => {
    expect((await signUp({ ...account('nobody'), ...change })).status).toBe(400);
  });

  test('[A28] gives itself no role and is nobody’s guest', async () => {
    const answer = await signUp({ ...account('climber'), role: 'admin', isAnonymous: true, banned: false });
    expect(answer.status).toBe(400);
    expect((await signUp(account('climber'))).status).toBe(200);
  });

  test('[A28] finds itself in the lobby, and the gateway hears of it', async () => {
    const ann = await api.signUp('ann', 'Ann');
    const { items } = (await (await ann.ask('/v1/users/me/rooms')).json()) as Page<Membership>;
    expect(items.map((membership) => membership.room.id)).toEqual([lobbyRoomId]);
    const joined = { type: 'member.set', roomId: lobbyRoomId, userId: ann.id, role: 'member' };
    expect(api.gateway.events).toContainEqual(joined);
  });

  test('[A28] has a cookie that scripts and other sites do not get', async () => {
    const answer = await signUp(account('cookies'));
    const [field = ''] = answer.headers.getSetCookie();
    expect(field).toMatch(/^tidewire\.session_token=.+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('[A13] cannot be signed out or changed from another site', async () => {
    const bob = await api.signUp('bob');
    const headers = { cookie: bob.cookie, origin: 'https://evil.example' };
    const answer = await api.ask('/api/auth/sign-out', { method: 'POST', json: {}, headers });
    expect(answer.status).toBe(403);
    expect((await bob.ask('/v1/users/me')).status).toBe(200);
  });
});

test('[A17] passwords can be tried on one account only so often, from wherever', async () => {
  const strict = await startRestApi({ authAttemptsPerMinute: 1 });
  try {
    // Nobody of that name is needed: what is counted is the trying.
    const statuses: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      const answer = await strict.ask('/api/auth/sign-in/username', {
        method: 'POST',
        json: { username: 'victim', password: 'not the password' },
        headers: { 'x-forwarded-for': `198.51.100.${at}` },
      });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([401, 429, 429]);
  } finally {
    await strict.close();
  }
});

test('[A17] an account is what the path names it by, whatever else is sent', async () => {
  const strict = await startRestApi({ authAttemptsPerMinute: 1 });
  try {
    const answers: Response[] = [];
    for (let at = 0; at < 3; at += 1) {
      answers.push(
        await strict.ask('/api/auth/sign-in/email', {
          method: 'POST',
          json: { email: 'victim@new.test', username: `other${at}`, password: 'not the password' },
          headers: { 'x-forwarded-for': `198.51.100.${at}` },
        }),
      );
    }
    expect(answers.map(({ status }) => status)).toEqual([401, 429, 429]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
  } finally {
    await strict.close();
  }
});

test('[A13] no page of others signs its visitors in as somebody else', async () => {
  for (const headers of [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }]) {
    for (const path of ['/api/auth/sign-in/anonymous', '/api/auth/sign-in/username']) {
      const answer = await api.ask(path, { method: 'POST', json: {}, headers });
      expect([answer.status, answer.headers.getSetCookie()], path).toEqual([403, []]);
    }
  }
});

test('[A17] one address can try to sign in only so often, on whatever account', async () => {
  const strict = await startRestApi({ authAttemptsPerMinute: 1 });
  try {
    const statuses: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      const answer = await strict.ask('/api/auth/sign-in/username', {
        method: 'POST',
        json: { username: `name${at}`, password: 'not the password' },
        headers: { 'x-forwarded-for': '203.0.113.9' },
      });
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([401, 429, 429]);
  } finally {
    await strict.close();
  }
});

test('[A8] nobody can make the server read without end at the sign-in', async () => {
  const json = { username: 'x', password: 'x'.repeat(300_000) };
  const answer = await api.ask('/api/auth/sign-in/username', { method: 'POST', json });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
});

test.each([
  '/api/auth/update-user',
  '/api/auth/delete-user',
  '/api/auth/delete-anonymous-user',
  '/api/auth/api-key/create',
  '/api/auth/admin/create-user',
  '/api/auth/admin/impersonate-user',
  '/api/auth/admin/remove-user',
  '/api/auth/admin/set-role',
  '/api/auth/admin/ban-user',
  '/api/auth/admin/revoke-user-sessions',
  '/api/auth/get-session',
  '/api/auth/is-username-available',
  '/api/auth/request-password-reset',
  '/api/auth/callback/google',
])('%s is no second way to do what /v1 does', async (path) => {
  expect((await root.ask(path, { method: 'POST', json: {} })).status).toBe(404);
});

describe('a guest', () => {
  test('[A28] has a name to be told apart by', () => {
    expect(guestName(() => 0)).toBe('Guest badger 10');
    expect(guestName((below) => below - 1)).toBe('Guest wren 99');
    expect(guestName()).toMatch(/^Guest [a-z]+ [1-9]\d$/);
  });

  test('[A28] who makes an account takes rooms, read position and watchlist along; what they wrote stays', async () => {
    const made = await root.ask('/v1/rooms', { method: 'POST', json: { name: 'Tea' } });
    const { id: roomId } = (await made.json()) as { id: string };
    const feed = {
      id: 'stock.TEA',
      kind: 'quote',
      title: 'Tea',
      currency: null,
      provenance: 'simulated',
    } as const;
    await api.services.database.feeds.put(feed);

    const guest = await api.signInAsGuest();
    await guest.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT' });
    await guest.ask('/v1/users/me/feeds/stock.TEA', { method: 'PUT' });
    const own = await guest.ask('/v1/users/me/rooms', { method: 'POST', json: { name: 'Mine' } });
    const { room: mine } = (await own.json()) as Membership;
    await guest.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body: 'as a guest' } });

    const signedUp = await signUp(account('grown-up'), { cookie: guest.cookie, origin: publicUrl });
    expect(signedUp.status).toBe(200);
    const cookie = signedUp.headers
      .getSetCookie()
      .map((field) => field.split(';', 1)[0])
      .join('; ');
    const ask = (path: string) => api.ask(path, { headers: { cookie } });

    const rooms = ((await (await ask('/v1/users/me/rooms')).json()) as Page<Membership>).items;
    const roles = Object.fromEntries(rooms.map(({ room, role }) => [room.id, role]));
    expect(roles).toEqual({ [lobbyRoomId]: 'member', [roomId]: 'member', [mine.id]: 'owner' });
    const watched = ((await (await ask('/v1/users/me/feeds')).json()) as Page<Feed>).items;
    expect(watched.map((one) => one.id)).toEqual(['stock.TEA']);
    const { items } = (await (await ask(`/v1/rooms/${roomId}/messages`)).json()) as Page<Message>;
    expect(items).toMatchObject([{ body: 'as a guest', author: { id: guest.id, guest: true } }]);
    expect(api.gateway.events).toContainEqual({ type: 'user.ended', userId: guest.id });
    expect((await guest.ask('/v1/users/me')).status).toBe(401);
  });
});
