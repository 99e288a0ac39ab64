import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann');
});
afterAll(() => api.close());

const tokenIn = (cookie: string) => api.services.auth.sessionTokenOf(new Headers({ cookie }));
const signed = () => {
  const [name = '', value = ''] = ann.cookie.split('=');
  return { name, value };
};

test('the token in a cookie is the one that better-auth stored', async () => {
  const token = await tokenIn(`theme=dark; ${ann.cookie}; other="x"`);
  const holder = await api.services.database.credentials.findSessionHolder(token ?? '');
  expect(holder?.user).toEqual({ id: ann.id, name: 'ann', guest: false, admin: false });
});

test('a cookie that is not signed by us holds none', async () => {
  const { name, value } = signed();
  const [token = '', signature = ''] = decodeURIComponent(value).split('.');
  const forged = [
    '',
    'theme=dark',
    `${name}=`,
    `${name}=${token}`,
    `${name}=.${signature}`,
    `${name}=${token}x.${encodeURIComponent(signature)}`,
    `${name}=${token}.${encodeURIComponent(signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')))}`,
    `${name}=${token}.${encodeURIComponent(signature.slice(0, -1))}`,
    `${name}=%E0%A4%A`,
    // The first of two counts.
    `${name}=forged; ${ann.cookie}`,
    `x${ann.cookie}`,
  ];
  for (const cookie of forged) expect(await tokenIn(cookie), cookie).toBeUndefined();
});

test('a session that is a day old is made to last longer, and one that has ended opens nothing', async () => {
  const bob = await api.signUp('bob');
  const token = (await tokenIn(bob.cookie)) ?? '';
  const { internalAdapter } = await api.services.auth.$context;
  const dayMs = 86_400_000;
  const cookiesOf = async () => (await bob.ask('/v1/users/me')).headers.getSetCookie();
  expect(await cookiesOf()).toEqual([]);
  await internalAdapter.updateSession(token, { expiresAt: new Date(Date.now() + 28 * dayMs) });
  expect(await cookiesOf()).toEqual([expect.stringContaining('session_token=')]);
  expect(await cookiesOf()).toEqual([]);
  await internalAdapter.updateSession(token, { expiresAt: new Date(Date.now() - 1_000) });
  expect((await bob.ask('/v1/users/me')).status).toBe(401);
  // It was cleared away.
  expect(await internalAdapter.findSession(token)).toBeNull();
});
