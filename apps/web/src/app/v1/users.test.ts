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
    ...{ banned: false, bannedUntil: null, banReason: null },
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

test('[U7] a person takes another username, which nobody else has', async () => {
  const cleo = await api.signUp('cleo');
  const take = (by: Person, username: string) =>
    by.ask('/v1/users/me', { method: 'PATCH', json: { username } });
  const taken = await take(cleo, 'ann');
  expect([taken.status, ((await taken.json()) as { code: string }).code]).toEqual([409, 'conflict']);
  expect((await take(cleo, 'Not one')).status).toBe(422);
  expect(((await (await take(cleo, 'cleopatra')).json()) as User).username).toBe('cleopatra');
  const signIn = (username: string) =>
    api.ask('/api/auth/sign-in/username', { method: 'POST', json: { username, password } });
  expect([(await signIn('cleo')).status, (await signIn('cleopatra')).status]).toEqual([401, 200]);
  const guest = await api.signInAsGuest();
  expect((await take(guest, 'otter')).status).toBe(409);
});

test('[A9] a name is what can be seen, and nothing else of a person can be written', async () => {
  const patch = (json: object) => ann.ask('/v1/users/me', { method: 'PATCH', json });
  for (const json of [{ name: '' }, { name: 'a\u0007' }, { name: 'x'.repeat(61) }, { id: 'x' }]) {
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
  expect((await admin.ask(`/v1/users/${dan.id}`, { method: 'PATCH', json: { role: 'admin' } })).status).toBe(
    200,
  );
  expect(api.gateway.events).toContainEqual({ type: 'user.ended', userId: dan.id, why: 'rights_changed' });
  expect((await dan.ask('/v1/users')).status).toBe(200);
});

test('[U3] role and ban are for administrators, and nobody bans themself', async () => {
  const patch = (by: Person, whom: Person, json: object, query = '?reason=Spam') =>
    by.ask(`/v1/users/${whom.id}${query}`, { method: 'PATCH', json });
  for (const json of [{ role: 'admin' }, { banned: true }, { banned: false }, { bannedUntil: null }]) {
    expect((await patch(ann, ann, json)).status).toBe(403);
  }
  expect((await patch(admin, admin, { banned: true })).status).toBe(409);
  const until = (ms: number) => new Date(Date.now() + ms).toISOString();
  expect((await patch(admin, ann, { banned: true, bannedUntil: until(-1_000) })).status).toBe(422);
  expect((await patch(admin, ann, { bannedUntil: until(60_000) })).status).toBe(422);
  expect((await patch(admin, ann, { banned: true }, '')).status).toBe(422);
  expect(await (await ann.ask('/v1/users/me')).json()).toMatchObject({ role: 'user', banned: false });
});

test('[U4] a ban ends sessions for good, says why and until when, and is taken back', async () => {
  const fay = await api.signUp('fay');
  const bannedUntil = new Date(Date.now() + 60_000).toISOString();
  const patch = (json: object) => admin.ask(`/v1/users/${fay.id}?reason=Spam`, { method: 'PATCH', json });
  const banned = await patch({ banned: true, bannedUntil });
  expect(await banned.json()).toMatchObject({ banned: true, bannedUntil, banReason: 'Spam' });
  const signIn = () =>
    api.ask('/api/auth/sign-in/username', { method: 'POST', json: { username: 'fay', password } });
  expect([(await fay.ask('/v1/users/me')).status, (await signIn()).status]).toEqual([401, 403]);
  expect(await (await patch({ banned: false })).json()).toMatchObject({ banned: false, banReason: null });
  expect([(await fay.ask('/v1/users/me')).status, (await signIn()).status]).toEqual([401, 200]);
});

test('[U4] the last administrator stays one', async () => {
  const alone = await startRestApi();
  try {
    const only = await alone.signUpAdmin('only');
    const path = `/v1/users/${only.id}`;
    expect((await only.ask(path, { method: 'PATCH', json: { role: 'user' } })).status).toBe(409);
    expect((await only.ask(path, { method: 'DELETE' })).status).toBe(409);
  } finally {
    await alone.close();
  }
});

test('[U3] the list is filtered, and a cursor goes on in the same filter only', async () => {
  await api.signInAsGuest();
  await api.signInAsGuest();
  const page = async (query: string) => admin.ask(`/v1/users${query}`);
  const first = (await (await page('?guest=true&limit=1')).json()) as Page<User>;
  expect(first.items.map(({ guest }) => guest)).toEqual([true]);
  const { nextCursor } = first;
  const second = (await (await page(`?guest=true&limit=1&cursor=${nextCursor}`)).json()) as Page<User>;
  expect(second.items.map(({ guest }) => guest)).toEqual([true]);
  expect((await page(`?limit=1&cursor=${nextCursor}`)).status).toBe(422);
  expect((await page(`?guest=false&limit=1&cursor=${nextCursor}`)).status).toBe(422);
  const roots = (await (await page('?role=admin&q=roo')).json()) as Page<User>;
  expect(roots.items.map(({ id }) => id)).toEqual([admin.id]);
  expect((await page('?role=owner')).status).toBe(422);
});

test('[U5] an administrator who deletes somebody says why; oneself one may just go', async () => {
  const gus = await api.signUp('gus');
  const remove = (query: string) => admin.ask(`/v1/users/${gus.id}${query}`, { method: 'DELETE' });
  const unexplained = await remove('');
  expect(unexplained.status).toBe(422);
  expect(await unexplained.json()).toMatchObject({
    errors: [{ pointer: '/query/reason', code: 'required' }],
  });
  expect((await remove('?reason=%20')).status).toBe(422);
  expect((await remove('?reason=Asked%20for%20it')).status).toBe(204);
  expect((await admin.ask(`/v1/users/${gus.id}`)).status).toBe(404);
});
