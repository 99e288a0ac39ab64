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

test('[A28] a page of another origin that signs somebody out is a line of information, without a stack', async () => {
  const headers = { origin: 'https://elsewhere.test' };
  const answer = await ann.ask('/api/auth/sign-out', { method: 'POST', json: {}, headers });
  expect(answer.status).toBe(403);
  expect(lines.info).toHaveBeenCalledWith(expect.objectContaining({ status: 403 }), 'answered');
  expect([lines.warn.mock.calls, lines.error.mock.calls]).toEqual([[], []]);
});

test('[A28] what nobody expects stays an error with its stack', () => {
  const err = new TypeError('a bug');
  logAuth(api.services.log, 'error', 'Failed to validate API key:', [err]);
  expect(lines.error.mock.calls).toEqual([[{ err }, 'sign-in: Failed to validate API key:']]);
  expect(lines.info).not.toHaveBeenCalled();
});
