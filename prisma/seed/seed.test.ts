import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyPassword } from '@better-auth/utils/password';
import { openTestDatabase, type TestDatabase } from '@tidewire/database/testing';
import {
  FeedCreateSchema,
  IdSchema,
  MessageCreateSchema,
  RoomCreateSchema,
  UserIdSchema,
} from '@tidewire/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { feeds, watchlists } from './feeds.ts';
import { directs, rooms } from './rooms.ts';
import { seed } from './seed.ts';

const now = 1_790_000_000_000;

describe('the seed', { timeout: 30_000 }, () => {
  let database: TestDatabase;
  let dataDir: string;
  beforeEach(async () => {
    database = await openTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'tidewire-seed-'));
  });
  afterEach(async () => {
    await database[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true });
  });

  const readAccounts = async () =>
    JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as {
      name: string;
      username: string;
      password: string;
    }[];
  const counts = () =>
    Promise.all([
      database.prisma.user.count(),
      database.prisma.room.count(),
      database.prisma.message.count(),
      database.prisma.logEvent.count(),
      database.prisma.feed.count(),
      database.prisma.watchlistEntry.count(),
      database.prisma.apikey.count(),
    ]);

  test('what it puts in, people could have put in themselves', () => {
    for (const { room, lines } of rooms) {
      expect(RoomCreateSchema.parse(room)).toEqual(room);
      for (const [, , body] of lines) MessageCreateSchema.parse({ body });
    }
    for (const feed of feeds) expect(FeedCreateSchema.parse(feed)).toEqual(feed);
    for (const id of Object.values(watchlists).flat()) expect(feeds.map((feed) => feed.id)).toContain(id);
  });

  test('every demo person can sign in with what the file says', async () => {
    await seed(database.connection, { dataDir, now });
    const accounts = await readAccounts();
    expect(accounts.length).toBeGreaterThan(4);
    for (const { name, username, password } of accounts) {
      const user = await database.prisma.user.findUniqueOrThrow({
        where: { username },
        include: { accounts: true },
      });
      UserIdSchema.parse(user.id);
      expect(user.name).toBe(name);
      expect(password.length).toBeGreaterThanOrEqual(10);
      const [account] = user.accounts;
      expect(account).toMatchObject({ providerId: 'credential', accountId: user.id });
      expect(await verifyPassword(account?.password ?? '', password)).toBe(true);
    }
    const operator = accounts.find(({ username }) => username === 'operator');
    expect(await database.users.find('demo-operator')).toMatchObject({ role: 'admin' });
    expect(accounts.filter(({ password }) => password === operator?.password)).toHaveLength(1);
  });

  test('the service key is in its file only, for this user’s eyes; the database has its hash', async () => {
    await seed(database.connection, { dataDir, now });
    const key = (await readFile(join(dataDir, 'service-key'), 'utf8')).trim();
    expect(key).toMatch(/^tw_[A-Za-z0-9_-]{46}$/);
    const [row] = await database.prisma.apikey.findMany();
    expect(row).toMatchObject({
      configId: 'default',
      key: createHash('sha256').update(key).digest('base64url'),
      prefix: 'tw_',
      referenceId: 'demo-operator',
      enabled: true,
      rateLimitEnabled: false,
    });
    expect(JSON.parse(row?.permissions ?? '')).toEqual({
      feeds: ['publish'],
      rooms: ['read', 'write'],
      users: ['read', 'write'],
      admin: ['act'],
    });
    for (const file of ['service-key', 'demo-accounts.json']) {
      expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600);
    }
  });

  test('conversations lie in the past, in order, in the log as among the messages', async () => {
    await seed(database.connection, { dataDir, now });
    for (const { room, lines } of rooms) {
      const all = (await database.messages.list(room.id, { limit: 100 })).toReversed();
      const messages = all.filter(({ feed }) => feed === undefined);
      expect(messages.map(({ body }) => body)).toEqual(lines.map(([, , body]) => body));
      for (const [index, message] of messages.entries()) {
        IdSchema.parse(message.id);
        expect(Date.parse(message.createdAt)).toBe(now - (lines[index]?.[1] ?? 0) * 60_000);
      }
      const { events } = await database.logs.read(`room:${room.id}`, { limit: 200 });
      const times = events.map(({ ts }) => ts);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
  });

  test('there are threads, answers, a pin, a mended word, a live card, and two people among themselves', async () => {
    await seed(database.connection, { dataDir, now });
    const [lobby, markets] = rooms;
    const list = async (roomId = '') => database.messages.list(roomId, { limit: 100, viewerId: 'demo-ada' });
    const said = await list(lobby?.room.id);
    const question = said.find(({ body }) => body.startsWith('Can a machine tell'));
    expect(question?.replyCount).toBe(3);
    const replies = await database.messages.listReplies(question?.id ?? '', { limit: 10 });
    expect(replies.at(-1)).toMatchObject({ body: 'With a timeout.', reactions: [{ emoji: '😂', count: 2 }] });
    const mended = said.find(({ editedAt }) => editedAt !== undefined);
    const [edit] = await database.messages.listEdits(mended?.id ?? '', { limit: 1 });
    expect(edit?.body).toContain('alseep');
    expect(mended?.body).toContain('asleep');
    const pins = await database.messages.listPins(lobby?.room.id ?? '', { limit: 10 });
    expect(pins).toMatchObject([{ message: { body: expect.stringContaining('Welcome to Tidewire') } }]);
    expect((await database.roomFeeds.list(markets?.room.id ?? '')).map(({ feed }) => feed.id)).toEqual([
      'stock.GOOG',
    ]);

    const [direct] = directs;
    expect((await list(direct?.id)).toReversed().map(({ body }) => body)).toEqual(
      direct?.lines.map(([, , body]) => body),
    );
    expect(await database.rooms.findMembership('demo-ada', direct?.id ?? '')).toMatchObject({
      room: { kind: 'direct' },
      unread: 0,
    });
    const threads = await database.threads.list('demo-alan', { limit: 10 });
    expect(threads.map(({ unread }) => unread)).toEqual([0]);
  });

  test('some of it is unread, as the script says', async () => {
    await seed(database.connection, { dataDir, now });
    for (const { room, unread, lines } of rooms) {
      for (const [username, count] of Object.entries(unread)) {
        const byOthers = lines.slice(-count).filter(([author]) => author !== username).length;
        const membership = await database.rooms.findMembership(`demo-${username}`, room.id);
        expect([username, membership?.unread]).toEqual([username, byOthers]);
      }
    }
    expect(await database.rooms.findMembership('demo-alan', rooms[0]?.room.id ?? '')).toMatchObject({
      unread: 0,
    });
  });

  test('runs once: what people removed afterwards does not come back', async () => {
    expect(await seed(database.connection, { dataDir, now })).toBe('seeded');
    const before = await counts();
    expect(await seed(database.connection, { dataDir, now })).toBe('seeded before');
    expect(await counts()).toEqual(before);
    const key = await readFile(join(dataDir, 'service-key'), 'utf8');
    await database.users.delete('demo-alan');
    await database.rooms.delete(rooms[1]?.room.id ?? '');
    expect(await seed(database.connection, { dataDir, now })).toBe('seeded before');
    expect(await database.users.find('demo-alan')).toBeUndefined();
    expect(await database.rooms.find(rooms[1]?.room.id ?? '')).toBeUndefined();
    expect(await readFile(join(dataDir, 'service-key'), 'utf8')).toBe(key);
  });

  test('[U20] a service key of before keys had a checksum, or one whose file is lost, is replaced once', async () => {
    await seed(database.connection, { dataDir, now });
    const file = join(dataDir, 'service-key');
    const renewed = async () => {
      await seed(database.connection, { dataDir, now });
      const key = (await readFile(file, 'utf8')).trim();
      const hash = createHash('sha256').update(key).digest('base64url');
      expect(await database.prisma.apikey.findMany()).toMatchObject([{ id: 'service-key', key: hash }]);
      return key;
    };
    await writeFile(file, `tw_${'A'.repeat(64)}\n`);
    const key = await renewed();
    expect(key).toMatch(/^tw_[A-Za-z0-9_-]{46}$/);
    expect(await renewed()).toBe(key);
    await rm(file);
    expect(await renewed()).not.toBe(key);
    await database.prisma.apikey.deleteMany();
    await seed(database.connection, { dataDir, now });
    expect(await database.prisma.apikey.count()).toBe(0);
  });

  test('a run after one that was killed at its end adds nothing twice, and its files are the ones that hold', async () => {
    await seed(database.connection, { dataDir, now });
    const before = await counts();
    await database.prisma.seedRun.deleteMany();
    expect(await seed(database.connection, { dataDir, now: now + 60_000 })).toBe('seeded');
    expect(await counts()).toEqual(before);
    const key = (await readFile(join(dataDir, 'service-key'), 'utf8')).trim();
    const hash = createHash('sha256').update(key).digest('base64url');
    expect(await database.prisma.apikey.findMany()).toMatchObject([{ key: hash }]);
  });

  test('leaves a database alone that people already use', async () => {
    await database.addUser({ id: 'somebody' });
    expect(await seed(database.connection, { dataDir, now })).toBe('in use');
    expect(await counts()).toEqual([1, 0, 0, 0, 0, 0, 0]);
    await expect(stat(join(dataDir, 'demo-accounts.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await seed(database.connection, { dataDir, now })).toBe('seeded before');
  });
});
