import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const publicUrl = new URL('https://tidewire.test');
const isOurs = (headers: Record<string, string>): boolean =>
  isSameOrigin(new Request('https://tidewire.test/v1/rooms', { headers }), publicUrl);

test('[A13] one of our own pages may act with a cookie', () => {
  expect(isOurs({ origin: 'https://tidewire.test' })).toBe(true);
  expect(isOurs({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(isOurs({ origin: 'https://tidewire.test', 'sec-fetch-site': 'same-origin' })).toBe(true);
});

test.each([
  {},
  { origin: 'null' },
  { origin: 'http://tidewire.test' },
  { origin: 'https://tidewire.test:8443' },
  { origin: 'https://tidewire.test.evil.example' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  { origin: 'https://tidewire.test', 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
])('[A13] %j may not', (headers) => {
  expect(isOurs(headers as Record<string, string>)).toBe(false);
});
