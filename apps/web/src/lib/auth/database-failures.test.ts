import { rm, writeFile } from 'node:fs/promises';
import { DatabaseBusyError } from '@tidewire/database';
import { expect, test } from 'vitest';
import { password, startRestApi } from '../../testing/rest-api.fixture.ts';
import { DatabaseFailures } from './database-failures.ts';

const busy = async () => {
  throw new DatabaseBusyError('busy');
};

test('[A18] a failure of the database comes out, whatever was made of it on the way', async () => {
  const failures = new DatabaseFailures();
  const swallowed = failures.reveal(() => failures.watch(busy).catch(() => 'no such key'));
  await expect(swallowed).rejects.toBeInstanceOf(DatabaseBusyError);
  const disguised = failures.reveal(() =>
    failures.watch(busy).catch(() => {
      throw new Error('500');
    }),
  );
  await expect(disguised).rejects.toBeInstanceOf(DatabaseBusyError);
});

test('[A18] it concerns only the question that met it, and other errors stay what they are', async () => {
  const failures = new DatabaseFailures();
  const both = [failures.reveal(() => failures.watch(busy)), failures.reveal(async () => 'well')];
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  const bug = new TypeError('a bug');
  await expect(failures.reveal(() => failures.watch(() => Promise.reject(bug)))).rejects.toBe(bug);
});

test('[A18] who asks with a session or a key while the database is away is told 503, and to try again', async () => {
  const api = await startRestApi();
  try {
    const ann = await api.signUp('ann');
    const key = await api.keyOf(ann, { users: ['read'] });
    await api.services.close();
    const path = api.services.environment.databaseUrl.replace(/^file:/, '');
    for (const ending of ['-wal', '-shm']) await rm(`${path}${ending}`, { force: true });
    await writeFile(path, 'this is no database. '.repeat(1_000));

    const credentials = { username: 'ann', password };
    const answers = {
      session: await ann.ask('/v1/users/me'),
      key: await key('/v1/users/me'),
      'sign-in': await api.ask('/api/auth/sign-in/username', { method: 'POST', json: credentials }),
      'sign-out': await ann.ask('/api/auth/sign-out', { method: 'POST', json: {} }),
    };
    for (const [what, answer] of Object.entries(answers)) {
      expect([answer.status, answer.headers.get('retry-after')], what).toEqual([503, '1']);
      expect(await answer.json(), what).toMatchObject({ code: 'unavailable', status: 503 });
    }
  } finally {
    await api.close();
  }
});
