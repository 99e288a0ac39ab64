import { expect, test } from 'vitest';
import { routes } from '../../testing/routes.fixture.ts';
import { isNowhere, versionedPath } from './versioned-path.ts';

const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';
const at = (method: string, path: string, accept: string | null = browser) =>
  versionedPath({ method, path, accept });

test.each([
  ['GET', '/users/me/rooms'],
  ['POST', '/users'],
  ['GET', '/feeds/stock.GOOG/events'],
  ['POST', '/tickets'],
  ['GET', '/rooms/1/messages'],
  ['GET', '/rooms/1/members'],
  ['POST', '/rooms'],
  ['DELETE', '/rooms/1'],
  ['GET', '/openapi.json'],
])('[A20] %s %s is found under /v1', (method, path) => {
  expect(at(method, path)).toBe(`/v1${path}`);
});

test.each([
  ['GET', '/rooms'],
  ['HEAD', '/rooms/1'],
  ['GET', '/'],
  ['GET', '/sign-in'],
  ['GET', '/usersabc'],
  ['GET', '/markets/stock.GOOG'],
])('[A20] %s %s is a page', (method, path) => {
  expect(at(method, path)).toBeUndefined();
});

test('[A20] every resource is found without its version, by what changes it at least', () => {
  const documents = /\.json$/;
  const paths = Object.keys(routes)
    .filter((folder) => /^v1\/[a-z]/.test(folder) && !documents.test(folder))
    .map((folder) => `/${folder}`.replace(/\[\w+\]/g, 'x'));
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths) expect(at('DELETE', path.slice('/v1'.length)), path).toBe(path);
});

test.each(['/rooms', '/rooms/1', '/search'])('[A20] %s is no page to who takes no pages', (path) => {
  expect(at('GET', path, 'application/json')).toBe(`/v1${path}`);
  expect(at('GET', path, null)).toBeUndefined();
});

test.each([
  ['/v2/rooms', 'application/json', true],
  ['/v2/rooms', '*/*', true],
  ['/v2', null, true],
  ['/v2/rooms', browser, false],
  ['/nothing', 'application/problem+json', true],
  ['/nothing', '*/*', false],
  ['/nothing', browser, false],
  ['/video', '*/*', false],
  ['/search', 'application/json', false],
  ['/v1/nothing', 'application/json', false],
  ['/api/auth/get-session', 'application/json', false],
  ['/healthz', 'application/json', false],
  ['/_next/static/a.js', 'application/json', false],
  ['/manifest.webmanifest', 'application/json', false],
])('[A2] %s with Accept: %s is answered by the API: %s', (path, accept, isApi) => {
  expect(isNowhere({ method: 'GET', path, accept })).toBe(isApi);
});
