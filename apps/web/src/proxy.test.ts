import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { guardPage } from './lib/guard-page.ts';
import { config } from './proxy.ts';

const known = {
  publicUrl: new URL('https://tidewire.test'),
  gatewayUrl: new URL('wss://live.tidewire.test/live'),
  isDevelopment: false,
};
const guard = (path: string, method = 'GET', headers: Record<string, string> = { accept: 'text/html' }) =>
  guardPage(new NextRequest(new URL(path, known.publicUrl), { method, headers }), known);

test('[A20] a path without a version answers 308 to its address, with its query', () => {
  const answer = guard('/users/u1/rooms?limit=2', 'POST');
  expect(answer.status).toBe(308);
  expect(answer.headers.get('location')).toBe('https://tidewire.test/v1/users/u1/rooms?limit=2');
});

test('[A20] a page that shares its path with the API is sent on for who takes no pages', () => {
  const answer = guard('/search?q=x', 'GET', { accept: 'application/json' });
  expect(answer.headers.get('location')).toBe('https://tidewire.test/v1/search?q=x');
});

test('[A20] a redirect leads nowhere but to our own origin', () => {
  const answer = guard('/users//evil.example/%2e%2e?next=https://evil.example');
  expect(new URL(answer.headers.get('location') ?? '').origin).toBe('https://tidewire.test');
});

test('[A29] every page has a nonce of its own, in its policy and for its scripts', () => {
  const nonces = [guard('/rooms'), guard('/rooms')].map((answer) => {
    const policy = answer.headers.get('content-security-policy') ?? '';
    const [, nonce] = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy) ?? [];
    // How Next is handed request headers.
    expect(answer.headers.get('x-middleware-request-x-nonce')).toBe(nonce);
    expect(answer.headers.get('x-middleware-request-content-security-policy')).toBe(policy);
    return nonce;
  });
  expect(nonces[0]).toBeDefined();
  expect(nonces[0]).not.toBe(nonces[1]);
});

test.each([
  ['/', true],
  ['/rooms', true],
  ['/users/me', true],
  ['/v1x', true],
  ['/v1', false],
  ['/v1/rooms', false],
  ['/api/auth/sign-in/email', false],
  ['/healthz', false],
  ['/readyz', false],
  ['/_next/static/chunks/a.js', false],
  ['/service-worker.js', false],
  ['/offline', true],
])('[A29] %s is a page: %s', (path, isPage) => {
  const [matcher = ''] = config.matcher;
  expect(new RegExp(`^${matcher}$`).test(path)).toBe(isPage);
});
