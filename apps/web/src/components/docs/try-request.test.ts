import { afterEach, expect, test, vi } from 'vitest';
import { sendTry, tryRequestOf } from './try-request.ts';
import type { Tryable } from './tryable.ts';

const operation: Tryable = {
  id: 'createMessage',
  summary: 'Write a message',
  method: 'POST',
  path: '/v1/rooms/{roomId}/messages',
  isOpen: false,
  fields: [
    { name: 'roomId', place: 'path', isRequired: true, initial: '', placeholder: '' },
    { name: 'limit', place: 'query', isRequired: false, initial: '', placeholder: '' },
    { name: 'If-Match', place: 'header', isRequired: false, initial: '', placeholder: '' },
    { name: 'Idempotency-Key', place: 'header', isRequired: false, initial: '', placeholder: '' },
  ],
  body: { mediaType: 'application/json', initial: '{}' },
};
const values = { 'path:roomId': 'a/b', 'query:limit': '', 'header:Idempotency-Key': 'once' };

afterEach(() => vi.unstubAllGlobals());

test('[A47] what is not filled in is not sent', () => {
  const { address, init } = tryRequestOf(operation, { values, body: ' ', credential: { kind: 'session' } });
  expect(address).toBe('/v1/rooms/a%2Fb/messages');
  expect([...new Headers(init.headers)].map(([name]) => name)).toEqual(['accept', 'idempotency-key']);
  expect(init).not.toHaveProperty('body');
  expect(init.credentials).toBe('same-origin');
});

test('[A47] a key asks instead of the session, and is in its header field alone', () => {
  const credential = { kind: 'key', key: 'tw_secret' } as const;
  const { address, init } = tryRequestOf(operation, { values, body: '{"body":"Hi"}', credential });
  const headers = new Headers(init.headers);
  expect(headers.get('Authorization')).toBe('Bearer tw_secret');
  expect(headers.get('Content-Type')).toBe('application/json');
  expect(init.credentials).toBe('omit');
  expect(init.body).toBe('{"body":"Hi"}');
  expect(address).not.toContain('tw_secret');
});

test('nobody asks without cookies and without a key', () => {
  const { init } = tryRequestOf(operation, { values, body: '', credential: { kind: 'none' } });
  expect(new Headers(init.headers).has('Authorization')).toBe(false);
  expect(init.credentials).toBe('omit');
});

test('an answer is told with its time, and JSON so that it can be read', async () => {
  const problem = { 'Content-Type': 'application/problem+json' };
  const answers = [
    new Response('{"code":"invalid"}', { status: 422, statusText: 'Unprocessable', headers: problem }),
    new Response('not { JSON', { headers: problem }),
    new Response('plain', { headers: { 'Content-Type': 'text/plain' } }),
  ];
  vi.stubGlobal('fetch', async () => answers.shift());
  let now = 0;
  const ask = () => sendTry({ address: '/v1', init: {} }, () => (now += 20));
  expect(await ask()).toEqual({
    status: 422,
    statusText: 'Unprocessable',
    tookMs: 20,
    headers: [['content-type', 'application/problem+json']],
    body: '{\n  "code": "invalid"\n}',
  });
  expect((await ask()).body).toBe('not { JSON');
  expect((await ask()).body).toBe('plain');
});
