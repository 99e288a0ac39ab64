import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findRoute, routes } from './routes.fixture.ts';

test('the routes that tests go through are the route files on the disk', () => {
  const app = fileURLToPath(new URL('../app', import.meta.url));
  const onDisk = globSync('**/route.ts', { cwd: app }).map((file) => file.replace(/\/route\.ts$/, ''));
  // Made when the app is built: nobody asks it anything.
  const answering = onDisk.filter((folder) => folder !== 'emoji/[locale]/[file]');
  expect(Object.keys(routes).sort()).toEqual(answering.sort());
});

test('every route of /v1 answers every method', async () => {
  for (const [folder, load] of Object.entries(routes)) {
    if (!folder.startsWith('v1/')) continue;
    expect(Object.keys(await load()).sort(), folder).toEqual(
      ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'].sort(),
    );
  }
});

test.each([
  ['/v1/users/me', { userId: 'me' }],
  ['/v1/rooms/a/messages/b', { roomId: 'a', messageId: 'b' }],
  ['/v1/nothing/here', { path: ['nothing', 'here'] }],
  ['/v1', { path: [] }],
  ['/v1/rooms', {}],
])('%s is found as Next finds it', async (path, params) => {
  expect((await findRoute(path))?.params).toEqual(params);
});
