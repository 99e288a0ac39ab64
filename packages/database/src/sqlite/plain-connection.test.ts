import { describe, expect, test } from 'vitest';
import { Prisma } from '../generated/client.ts';
import { openConnection } from '../open-connection.ts';
import { openTestDatabase } from '../testing.ts';
import { transact, translated } from '../transact.ts';

const user = { id: 'ada', name: 'Ada', email: 'ada@example.com' };

describe('a connection without Prisma', { timeout: 30_000 }, () => {
  test('fsyncs every commit, and keeps foreign keys', async () => {
    await using database = await openTestDatabase();
    const pragmas = await database.connection.transactPlainly(async (tx) => [
      await tx.$queryRaw`PRAGMA journal_mode`,
      await tx.$queryRaw`PRAGMA synchronous`,
      await tx.$queryRaw`PRAGMA foreign_keys`,
    ]);
    expect(pragmas).toEqual([[{ journal_mode: 'wal' }], [{ synchronous: 2 }], [{ foreign_keys: 1 }]]);
  });

  test('reads every type as Prisma reads it, and takes what Prisma takes', async () => {
    await using database = await openTestDatabase();
    const { prisma, reader } = database.connection;
    const at = new Date('2026-11-21T10:00:00.123Z');
    await prisma.user.create({ data: { ...user, createdAt: at, isAnonymous: true, banned: false } });
    await prisma.usedTicket.create({ data: { id: 't', expiresAt: 2n ** 50n } });
    const people = Prisma.sql`SELECT * FROM "User" WHERE "createdAt" = ${at} AND "isAnonymous" = ${true}`;
    expect(await reader.$queryRaw(people)).toEqual(await prisma.$queryRaw(people));
    const tickets = Prisma.sql`SELECT * FROM "UsedTicket" WHERE "expiresAt" > ${null} IS NULL`;
    expect(await reader.$queryRaw(tickets)).toEqual(await prisma.$queryRaw(tickets));
    await expect(reader.$queryRaw`SELECT ${undefined}`).rejects.toThrow(TypeError);
    await expect(reader.$queryRaw`SELECT ${{ not: '' }}`).rejects.toThrow(TypeError);
  });

  test('the reader sees what is committed, nothing of what is not, and cannot write', async () => {
    await using database = await openTestDatabase();
    const { prisma, reader } = database.connection;
    const names = () => reader.$queryRaw`SELECT "name" FROM "User"`;
    await transact(prisma, async (tx) => {
      await tx.user.create({ data: user });
      expect(await names()).toEqual([]);
    });
    expect(await names()).toEqual([{ name: 'Ada' }]);
    await expect(reader.$queryRaw`DELETE FROM "User" RETURNING "id"`).rejects.toThrow(/readonly/);
    expect(await names()).toEqual([{ name: 'Ada' }]);
  });

  test('a unit that fails leaves nothing behind, and no turn taken', async () => {
    await using database = await openTestDatabase();
    const { prisma, transactPlainly } = database.connection;
    const failing = transactPlainly(async (tx) => {
      await tx.$executeRaw`INSERT INTO "Channel" ("name", "epoch") VALUES ('user:ada', 'e')`;
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await prisma.channel.count()).toBe(0);
    await transactPlainly(
      (tx) => tx.$executeRaw`INSERT INTO "Channel" ("name", "epoch") VALUES ('user:ada', 'e')`,
    );
    expect(await prisma.channel.count()).toBe(1);
  });

  test('units of Prisma and plain ones take turns, in the order of asking', async () => {
    await using database = await openTestDatabase();
    const { prisma, transactPlainly } = database.connection;
    const done: number[] = [];
    const unit = (nth: number) => async () => {
      await new Promise(setImmediate);
      done.push(nth);
    };
    await Promise.all([
      transact(prisma, unit(1)),
      transactPlainly(unit(2)),
      transact(prisma, unit(3)),
      transactPlainly(unit(4)),
    ]);
    expect(done.toSorted()).toEqual([1, 2, 3, 4]);
    expect(done.indexOf(1)).toBeLessThan(done.indexOf(3));
    expect(done.indexOf(2)).toBeLessThan(done.indexOf(4));
  });

  test('a file that is not there is said to be unavailable, and is opened when it is', async () => {
    await using database = await openTestDatabase();
    const missing = openConnection(`${database.url}-missing`);
    await expect(translated(() => missing.reader.$queryRaw`SELECT 1`)).rejects.toMatchObject({
      code: 'database_unavailable',
    });
    await database.prisma.$executeRawUnsafe(`VACUUM INTO '${database.url.slice(5)}-missing'`);
    expect(await missing.reader.$queryRaw`SELECT 1 AS "one"`).toEqual([{ one: 1 }]);
    await missing.close();
  });

  test('closed, it is opened again by whoever asks', async () => {
    await using database = await openTestDatabase();
    const { reader } = database.connection;
    await reader.$queryRaw`SELECT 1`;
    await database.connection.close();
    expect(await reader.$queryRaw`SELECT 2 AS "two"`).toEqual([{ two: 2 }]);
  });
});
