import { expect, test } from 'vitest';
import { routes } from '../../testing/routes.fixture.ts';
import { versionedPath } from './versioned-path.ts';

test.each([
  ['GET', '/users/me/rooms'],
  ['POST', '/users'],
  ['GET', '/feeds/stock.GOOG/events'],
  ['POST', '/tickets'],
  ['GET', '/rooms/1/messages'],
  ['GET', '/rooms/1/members'],
  ['POST', '/rooms'],
  ['DELETE', '/rooms/1'],
])('[A20] %s %s is found under /v1', (method, path) => {
  expect(versionedPath(method, path)).toBe(`/v1${path}`);
});

test.each([
  ['GET', '/rooms'],
  ['HEAD', '/rooms/1'],
  ['GET', '/'],
  ['GET', '/sign-in'],
  ['GET', '/usersabc'],
  ['GET', '/markets/stock.GOOG'],
])('[A20] %s %s is a page', (method, path) => {
  expect(versionedPath(method, path)).toBeUndefined();
});

test('[A20] every resource is found without its version, by what changes it at least', () => {
  const documents = /\.json$/;
  const paths = Object.keys(routes)
    .filter((folder) => /^v1\/[a-z]/.test(folder) && !documents.test(folder))
    .map((folder) => `/${folder}`.replace(/\[\w+\]/g, 'x'));
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths) expect(versionedPath('DELETE', path.slice('/v1'.length)), path).toBe(path);
});
