import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { addRoom, message, people } from '../contract/house.fixture.ts';
import { DatabaseBusyError, DatabaseUnavailableError, UnsupportedDatabaseError } from '../errors.ts';
import { openPrisma } from '../open-prisma.ts';
import { addUser, createTestFile } from '../testing.ts';
import { transact } from '../transact.ts';
import { openDatabaseInWorker } from './open-database-in-worker.ts';
import type { WorkerSettings } from './wire.ts';
import { WorkerDatabase } from './worker-database.ts';

/** A database whose thread the test can kill and whose clock the test moves. */
async function openStage({ maxInFlight = 100 } = {}) {
  const file = await createTestFile();
  const prisma = openPrisma(file.url);
  await addUser(prisma, people.ada);
  const workers: Worker[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const crashes: Error[] = [];
  const near = new WorkerDatabase({
    startWorker: () => {
      const workerData: WorkerSettings = { url: file.url, reportsAppended: false };
      const worker = new Worker(new URL('./database-worker.ts', import.meta.url), { workerData });
      workers.push(worker);
      return worker;
    },
    schedule: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    maxInFlight,
    onCrashed: (error) => crashes.push(error),
  });
  const database = await near.opened();
  return {
    database,
    prisma,
    workers,
    timers,
    crashes,
    kill: async () => {
      await workers.at(-1)?.terminate();
    },
    /** Lets the timer that was set last go off; gives how long it would have waited. */
    fire: () => {
      const timer = timers.pop();
      if (!timer) throw new Error('no timer is set');
      timer.run();
      return timer.ms;
    },
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await prisma.$disconnect();
      await file[Symbol.asyncDispose]();
    },
  };
}

/** Starting a thread may take seconds on a machine that is busy with other tests. */
const timeout = 60_000;

describe('the database’s thread', { timeout }, () => {
  test('hears of commits', async () => {
    await using file = await createTestFile();
    const counts: number[] = [];
    const database = await openDatabaseInWorker(file.url, { onAppended: (count) => counts.push(count) });
    await Promise.all([1, 2, 3].map(() => database.logs.append('user:ada', { kind: 'watchlist.changed' })));
    await database.close();
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('says in the opener’s own words why it could not open', async () => {
    await expect(openDatabaseInWorker('file:/')).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await expect(openDatabaseInWorker('postgres://localhost/x')).rejects.toBeInstanceOf(
      UnsupportedDatabaseError,
    );
  });

  test('passes errors on with their code, and bugs with their stack', async () => {
    await using stage = await openStage();
    const bug = stage.database.users.list({ after: { time: 'never', id: 'ada' }, limit: 1 });
    await expect(bug).rejects.toMatchObject({
      name: 'PrismaClientValidationError',
      stack: expect.stringMatching(/\n +at .*@prisma\/client/),
    });
    await expect(stage.database.users.list({ limit: Number.NaN })).rejects.toThrow(/must be record/);
  });

  test('a call beyond the bound is refused as busy, the others are answered', async () => {
    await using stage = await openStage({ maxInFlight: 3 });
    const settled = await Promise.allSettled([1, 2, 3, 4].map(() => stage.database.ping()));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(settled[3]).toMatchObject({ reason: expect.any(DatabaseBusyError) });
    await stage.database.ping();
  });

  test('an argument that cannot be sent is refused and takes no place', async () => {
    await using stage = await openStage({ maxInFlight: 1 });
    const unsendable = { kind: 'watchlist.changed', toJSON: () => ({}) } as { kind: 'watchlist.changed' };
    await expect(stage.database.logs.append('user:ada', unsendable)).rejects.toThrow(/could not be cloned/);
    await stage.database.ping();
  });

  test('when it dies, calls under way fail as unavailable, and so do later ones until it is back', async () => {
    await using stage = await openStage();
    const roomId = await addRoom(stage.database);
    const given = message(roomId);
    const settled = Promise.allSettled([stage.database.messages.append(given), stage.database.ping()]);
    await stage.kill();
    for (const result of await settled) {
      expect(result).toMatchObject({ reason: expect.any(DatabaseUnavailableError) });
    }
    await expect(stage.database.ping()).rejects.toMatchObject({
      code: 'database_unavailable',
      retryable: true,
    });
    expect(stage.crashes).toHaveLength(1);

    stage.fire();
    // Whether the first try was stored nobody knows; the same id again settles it.
    expect(await stage.database.messages.append(given)).toMatchObject({ seq: 2 });
    expect(await stage.database.messages.list(roomId, { limit: 5 })).toHaveLength(1);
  });

  test('is started again later each time that it dies before it has opened', async () => {
    await using stage = await openStage();
    const rests: number[] = [];
    await stage.kill();
    for (let nth = 0; nth < 8; nth++) {
      rests.push(stage.fire());
      await stage.kill();
    }
    expect(rests).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
    stage.fire();
    await stage.database.ping();
    await stage.kill();
    expect(stage.fire()).toBe(100);
  });

  test('closing lets calls under way finish and takes no more', async () => {
    await using stage = await openStage();
    const roomId = await addRoom(stage.database);
    const appended = [1, 2, 3].map(() => stage.database.messages.append(message(roomId)));
    const closed = stage.database.close();
    await expect(stage.database.ping()).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await closed;
    expect(await Promise.all(appended)).toMatchObject([{ seq: 2 }, { seq: 3 }, { seq: 4 }]);
    await stage.database.close();
    expect(stage.timers).toEqual([]);
  });

  test('closing stops a thread that does not finish, and then says that its calls failed', async () => {
    await using stage = await openStage();
    const roomId = await addRoom(stage.database);
    const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = transact(stage.prisma, async () => {
      held.resolve();
      await letGo.promise;
    });
    await held.promise;
    const stuck = expect(stage.database.messages.append(message(roomId))).rejects.toBeInstanceOf(
      DatabaseUnavailableError,
    );
    const closed = stage.database.close();
    stage.fire();
    await Promise.all([stuck, closed]);
    letGo.resolve();
    await holding;
    await expect(stage.database.ping()).rejects.toThrow(/closed/);
    expect(stage.crashes).toEqual([]);
  });

  test('closing while it rests calls the next start off', async () => {
    await using stage = await openStage();
    await stage.kill();
    await stage.database.close();
    expect(stage.timers).toEqual([]);
    expect(stage.workers).toHaveLength(1);
  });
});
