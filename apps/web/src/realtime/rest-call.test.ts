import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import { addressOf, call, callAll } from './rest-call.ts';

afterEach(() => vi.unstubAllGlobals());

/** Answers each request with the next of `answers`, and keeps what was asked. */
function stubAnswers(...answers: Response[]): { url: string; init: RequestInit }[] {
  const asked: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return answers.shift() ?? Response.error();
  });
  return asked;
}

test('[A46] an address has its parts filled in, whatever they contain, and only what is asked of it', () => {
  expect(
    addressOf('/v1/rooms/{roomId}/pins/{messageId}', { roomId: 'a/b', messageId: '%' }, { limit: 5 }),
  ).toBe('/v1/rooms/a%2Fb/pins/%25?limit=5');
  expect(addressOf('/v1/rooms', {}, { cursor: undefined })).toBe('/v1/rooms');
});

test('[A46] a call that the document does not have does not compile', () => {
  const asked = stubAnswers();
  const compiled = [
    // @ts-expect-error There is no such address.
    () => call('get', '/v1/rooms/{roomId}/chairs', { path: { roomId: 'r' } }),
    // @ts-expect-error The address has no such method.
    () => call('put', '/v1/rooms/{roomId}', { path: { roomId: 'r' } }),
    // @ts-expect-error The address has a part that is not given.
    () => call('get', '/v1/rooms/{roomId}', {}),
    // @ts-expect-error There is no such parameter.
    () => call('get', '/v1/rooms', { query: { colour: 'red' } }),
    // @ts-expect-error The body lacks what it must have.
    () => call('post', '/v1/attachments', { body: { roomId: 'r', name: 'a.txt' } }),
    // @ts-expect-error What is answered has no such field.
    async () => (await call('get', '/v1/rooms/{roomId}', { path: { roomId: 'r' } })).colour,
  ];
  expect(compiled).toHaveLength(6);
  expect(asked).toEqual([]);
});

test('[A46] what changes something goes out with the version that it goes by', async () => {
  const asked = stubAnswers(new Response(null, { status: 204 }), Response.json({}));
  const path = { roomId: 'r', messageId: 'm' };
  expect(
    await call('delete', '/v1/rooms/{roomId}/messages/{messageId}', { path, ifMatch: '"3"' }),
  ).toBeUndefined();
  await call('patch', '/v1/rooms/{roomId}/messages/{messageId}', { path, body: { body: 'Better' } });
  expect(asked.map(({ url, init }) => [init.method, url, init.headers, init.body])).toEqual([
    ['DELETE', '/v1/rooms/r/messages/m', expect.objectContaining({ 'If-Match': '"3"' }), undefined],
    [
      'PATCH',
      '/v1/rooms/r/messages/m',
      expect.objectContaining({ 'If-Match': '*', 'Content-Type': 'application/merge-patch+json' }),
      '{"body":"Better"}',
    ],
  ]);
});

test('a list is read to its end, page by page', async () => {
  const asked = stubAnswers(Response.json({ items: [1, 2], nextCursor: 'c' }), Response.json({ items: [3] }));
  expect(await callAll('/v1/feeds', {})).toEqual([1, 2, 3]);
  expect(asked.map(({ url }) => url)).toEqual(['/v1/feeds?limit=100', '/v1/feeds?limit=100&cursor=c']);
});

test('a refusal is thrown as the problem that it is, with when to come back', async () => {
  const problem = { type: 'about:blank', title: 'Too many', status: 429, code: 'rate_limited' };
  stubAnswers(
    Response.json(problem, {
      status: 429,
      headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '2' },
    }),
    new Response('<html>', { status: 502 }),
    new Response('<html>', { status: 200 }),
  );
  const refusal = async (): Promise<unknown> =>
    call('get', '/v1/feeds', {}).then(
      () => 'answered',
      (error: unknown) => (error instanceof ApiError ? error.failure : error),
    );
  expect(await refusal()).toEqual({ kind: 'problem', problem, retryAfterMs: 2000 });
  expect(await refusal()).toEqual({ kind: 'unreadable', status: 502 });
  expect(await refusal()).toEqual({ kind: 'unreadable', status: 200 });
});

test('a server that is not there is told apart from a call that was taken back', async () => {
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    throw signal?.aborted ? signal.reason : new TypeError('fetch failed');
  });
  await expect(call('get', '/v1/feeds', {})).rejects.toMatchObject({ failure: { kind: 'network' } });
  const signal = AbortSignal.abort();
  await expect(call('get', '/v1/feeds', { signal })).rejects.toMatchObject({ name: 'AbortError' });
});
