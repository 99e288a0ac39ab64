import { describe, expect, test } from 'vitest';
import { DatabaseBusyError } from '../errors.ts';
import { openPrisma } from '../open-prisma.ts';
import { addUser, createTestFile, openTestDatabase } from '../testing.ts';
import { transact, translated } from '../transact.ts';

describe('a SQLite connection', { timeout: 30_000 }, () => {
  test('still fsyncs every commit after it has written, and keeps foreign keys', async () => {
    await using database = await openTestDatabase();
    await database.addUser({ id: 'ada' });
    await database.rooms.create('ada', { name: 'Tea', topic: '', visibility: 'public' });
    const pragmas = await Promise.all([
      database.prisma.$queryRaw`PRAGMA journal_mode`,
      database.prisma.$queryRaw`PRAGMA synchronous`,
      database.prisma.$queryRaw`PRAGMA foreign_keys`,
    ]);
    expect(pragmas).toEqual([[{ journal_mode: 'wal' }], [{ synchronous: 2n }], [{ foreign_keys: 1n }]]);
  });

  test('throws at an undefined in a filter instead of matching everything', async () => {
    await using database = await openTestDatabase();
    const filter = { id: undefined as unknown as string };
    await expect(database.prisma.user.findMany({ where: filter })).rejects.toThrow(/undefined/);
  });

  test('a transaction has the connection to itself: what others write meanwhile is not rolled back with it', async () => {
    await using database = await openTestDatabase();
    const entered = Promise.withResolvers<void>();
    const rolledBack = transact(database.prisma, async (tx) => {
      await tx.user.create({ data: { id: 'ada', name: 'Ada', email: 'ada@example.com' } });
      entered.resolve();
      await new Promise(setImmediate);
      throw new Error('changed my mind');
    });
    await entered.promise;
    const other = database.addUser({ id: 'grace' });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await other;
    expect((await database.users.list({ limit: 5 })).map(({ id }) => id)).toEqual(['grace']);
  });

  test('nobody sees what a transaction has not committed', async () => {
    await using database = await openTestDatabase();
    const entered = Promise.withResolvers<void>();
    const order: string[] = [];
    const committed = transact(database.prisma, async (tx) => {
      await tx.user.create({ data: { id: 'ada', name: 'Ada', email: 'ada@example.com' } });
      entered.resolve();
      await new Promise(setImmediate);
      order.push('committing');
    });
    await entered.promise;
    const seen = database.users.find('ada').then((user) => {
      order.push('seen');
      return user;
    });
    await committed;
    expect(await seen).toMatchObject({ id: 'ada' });
    expect(order).toEqual(['committing', 'seen']);
  });

  test('a commit that fails leaves no transaction open behind it', async () => {
    await using database = await openTestDatabase();
    const orphan = transact(database.prisma, async (tx) => {
      // Foreign keys are then looked at when the transaction commits.
      await tx.$executeRaw`PRAGMA defer_foreign_keys=ON`;
      const at = new Date();
      await tx.session.create({ data: { id: 's', token: 't', userId: 'nobody', expiresAt: at } });
    });
    await expect(orphan).rejects.toThrow();
    await database.addUser({ id: 'ada' });
    expect([await database.prisma.session.count(), await database.prisma.user.count()]).toEqual([0, 1]);
  });

  test('waits for the lock of another connection without stopping the event loop', async () => {
    await using file = await createTestFile();
    const [holder, waiter] = [openPrisma(file.url), openPrisma(file.url)];
    const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = transact(holder, async () => {
      held.resolve();
      await letGo.promise;
    });
    await held.promise;
    const waiting = addUser(waiter, { id: 'ada' });
    // Turns of the event loop go by while it waits: a blocking wait would let none through before the lock is free.
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    letGo.resolve();
    await Promise.all([holding, waiting]);
    expect(await holder.user.count()).toBe(1);
    await Promise.all([holder.$disconnect(), waiter.$disconnect()]);
  });

  test('says busy when a transaction runs out of time, and is usable afterwards', async () => {
    await using database = await openTestDatabase();
    const endless = translated(() =>
      database.prisma.$transaction(
        async (tx) => {
          await tx.user.create({ data: { id: 'ada', name: 'Ada', email: 'ada@example.com' } });
          for (;;) {
            await tx.user.count();
            await new Promise(setImmediate);
          }
        },
        { timeout: 20 },
      ),
    );
    await expect(endless).rejects.toBeInstanceOf(DatabaseBusyError);
    await database.addUser({ id: 'grace' });
    expect((await database.users.list({ limit: 5 })).map(({ id }) => id)).toEqual(['grace']);
  });

  test('a transaction that could not be started in time leaves nothing open behind it', async () => {
    await using database = await openTestDatabase();
    const [entered, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = transact(database.prisma, async () => {
      entered.resolve();
      await letGo.promise;
    });
    await entered.promise;
    const second = translated(() => database.prisma.$transaction(async () => {}, { maxWait: 10 }));
    await expect(second).rejects.toBeInstanceOf(DatabaseBusyError);
    letGo.resolve();
    await first;
    await database.addUser({ id: 'ada' });
    expect(await database.users.find('ada')).toMatchObject({ id: 'ada' });
  });
});
