import type { Page, User } from '@tidewire/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, password, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let admin: Person;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  admin = await api.signUpAdmin('root');
});
afterAll(() => api.close());

const newcomer = (username: string) => ({
  username,
  name: username,
  email: `${username}@new.test`,
  password,
});

test('[A21] a person sees of themself what the schema names: no address, no hash', async () => {
  expect(await (await ann.ask('/v1/users/me')).json()).toEqual({
    ...{ id: ann.id, username: 'ann', name: 'Ann', guest: false, role: 'user' },
    createdAt: expect.any(String),
  });
});

test('[A23] nobody but an administrator sees, changes or removes somebody else', async () => {
  const path = `/v1/users/${admin.id}`;
  expect((await ann.ask(path)).status).toBe(404);
  expect((await ann.ask(path, { method: 'PATCH', json: { name: 'x' } })).status).toBe(404);
  expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(404);
  expect((await ann.ask('/v1/users')).status).toBe(403);
  expect((await ann.ask('/v1/users', { method: 'POST', json: newcomer('x1y') })).status).toBe(403);
  const patched = await admin.ask(`/v1/users/${ann.id}`, { method: 'PATCH', json: { name: 'Ann B.' } });
  expect(((await patched.json()) as User).name).toBe('Ann B.');
});

test('[A9] a name is what can be seen, and nothing else of a person can be written', async () => {
  const patch = (json: object) => ann.ask('/v1/users/me', { method: 'PATCH', json });
  for (const json of [
    { name: '' },
    { name: 'a\u0007' },
    { name: 'x'.repeat(61) },
    { role: 'admin' },
    { id: 'x' },
  ]) {
    expect((await patch(json)).status).toBe(422);
  }
  expect(((await (await patch({ name: '  Ann  ' })).json()) as User).name).toBe('Ann');
});

test('[A15] an administrator makes an account that its person can sign in to', async () => {
  const answer = await admin.ask('/v1/users', { method: 'POST', json: newcomer('newbie') });
  const user = (await answer.json()) as User;
  expect([answer.status, answer.headers.get('location')]).toEqual([201, `/v1/users/${user.id}`]);
  expect(user).toMatchObject({ username: 'newbie', role: 'user', guest: false });
  const signIn = await api.ask('/api/auth/sign-in/username', {
    method: 'POST',
    json: { username: 'newbie', password },
  });
  expect(signIn.status).toBe(200);
});

test('[A10] a username or an address that is taken is 409', async () => {
  await admin.ask('/v1/users', { method: 'POST', json: newcomer('taken') });
  const make = (json: object) => admin.ask('/v1/users', { method: 'POST', json });
  expect((await make({ ...newcomer('taken'), email: 'other@new.test' })).status).toBe(409);
  expect((await make({ ...newcomer('other'), email: 'TAKEN@new.test' })).status).toBe(409);
  expect((await make({ ...newcomer('other'), password: 'too short' })).status).toBe(422);
});

test('[A16] an administrator walks through everyone', async () => {
  const all: User[] = [];
  for (let path: string | undefined = '/v1/users?limit=2'; path !== undefined; ) {
    const { items, nextCursor } = (await (await admin.ask(path)).json()) as Page<User>;
    all.push(...items);
    path = nextCursor === undefined ? undefined : `/v1/users?limit=2&cursor=${nextCursor}`;
  }
  expect(new Set(all.map((user) => user.id)).size).toBe(all.length);
  expect(all.map((user) => user.id)).toEqual(expect.arrayContaining([ann.id, admin.id]));
});

test('[A15] whoever removes their account is gone, with their sessions and keys; the gateway hears of it', async () => {
  const eve = await api.signUp('eve');
  const key = await api.keyOf(eve, { users: ['read'] });
  expect((await eve.ask('/v1/users/me', { method: 'DELETE' })).status).toBe(204);
  expect([(await eve.ask('/v1/users/me')).status, (await key('/v1/users/me')).status]).toEqual([401, 401]);
  expect((await admin.ask(`/v1/users/${eve.id}`)).status).toBe(404);
  expect(api.gateway.events).toContainEqual({ type: 'user.ended', userId: eve.id });
});

test('[A12] somebody whose role changed must come back with the new one', async () => {
  const dan = await api.signUp('dan');
  const json = { userId: dan.id, role: 'admin' };
  expect((await admin.ask('/api/auth/admin/set-role', { method: 'POST', json })).status).toBe(200);
  expect(api.gateway.events).toContainEqual({ type: 'user.ended', userId: dan.id });
  expect((await dan.ask('/v1/users')).status).toBe(200);
});
