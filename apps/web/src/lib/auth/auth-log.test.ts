import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';
import { logAuth } from './auth-log.ts';

let api: RestApi;
let ann: Person;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann');
});
afterAll(() => api.close());

const heard = () => {
  const { log } = api.services;
  return { info: vi.spyOn(log, 'info'), warn: vi.spyOn(log, 'warn'), error: vi.spyOn(log, 'error') };
};
let lines: ReturnType<typeof heard>;
beforeEach(() => {
  vi.restoreAllMocks();
  lines = heard();
});

test('[A28] a key that was taken back is a line of information, without a stack', async () => {
  const key = await api.keyOf(ann, { users: ['read'] });
  const listed = await ann.ask('/v1/api-keys');
  const { items } = (await listed.json()) as { items: { id: string }[] };
  for (const { id } of items) await ann.ask(`/v1/api-keys/${id}`, { method: 'DELETE' });
  lines.info.mockClear();
  expect((await key('/v1/users/me')).status).toBe(401);
  const said = lines.info.mock.calls.filter(([, words]) => words === 'sign-in: Failed to validate API key:');
  expect(said).toEqual([[{ code: expect.any(String) }, 'sign-in: Failed to validate API key:']]);
  expect([lines.warn.mock.calls, lines.error.mock.calls]).toEqual([[], []]);
});

test('[A28] so is a page of another origin that signs somebody out', async () => {
  const headers = { origin: 'https://elsewhere.test' };
  const answer = await ann.ask('/api/auth/sign-out', { method: 'POST', json: {}, headers });
  expect(answer.status).toBe(403);
  expect(lines.info).toHaveBeenCalledWith('sign-in: Invalid origin: https://elsewhere.test');
  expect([lines.warn.mock.calls, lines.error.mock.calls]).toEqual([[], []]);
});

test('[A28] what nobody expects stays an error with its stack', () => {
  const err = new TypeError('a bug');
  logAuth(api.services.log, 'error', 'Failed to validate API key:', [err]);
  expect(lines.error.mock.calls).toEqual([[{ err }, 'sign-in: Failed to validate API key:']]);
  expect(lines.info).not.toHaveBeenCalled();
});
