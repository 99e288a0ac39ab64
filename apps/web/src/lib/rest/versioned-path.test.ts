import { expect, test } from 'vitest';
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
