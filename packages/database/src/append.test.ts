import type { LogEventData } from '@tidewire/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addRoom, message, people } from './contract/house.fixture.ts';
import type { Appended, AppendRefusal, NewMessage } from './database.ts';
import { Prisma } from './generated/client.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';

describe('appending', { timeout: 60_000 }, () => {
  test('a thousand messages that arrive together need few commits, and each is told its own place', async () => {
    const sizes: number[] = [];
    await using database = await openTestDatabase({ onAppended: (count) => sizes.push(count) });
    await database.addUser(people.ada);
    const roomId = await addRoom(database);
    const results = await Promise.all(
      Array.from({ length: 1_000 }, () => database.messages.append(message(roomId))),
    );
    expect(sizes).toEqual([500, 500]);
    expect(results.map((result) => 'seq' in result && result.seq)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => index + 2),
    );
  });

  test('messages and events of logs share commits', async () => {
    const sizes: number[] = [];
    await using database = await openTestDatabase({ onAppended: (count) => sizes.push(count) });
    await database.addUser(people.ada);
    const roomId = await addRoom(database);
    const [said, told] = await Promise.all([
      database.messages.append(message(roomId)),
      database.logs.append('user:ada', { kind: 'watchlist.changed' }),
    ]);
    expect(sizes).toEqual([2]);
    expect([said, told]).toMatchObject([{ seq: 2 }, { seq: 2 }]);
  });

  test('time and ids are those that were handed in', async () => {
    const now = 1_790_000_000_123;
    await using database = await openTestDatabase({ sources: { now: () => now, newEpoch: () => 'k3f' } });
    await database.addUser(people.ada);
    const roomId = await addRoom(database);
    expect(await database.messages.append(message(roomId))).toEqual({
      epoch: 'k3f',
      seq: 2,
      ts: now,
      duplicate: false,
    });
    expect(await database.messages.list(roomId, { limit: 1 })).toMatchObject([
      { createdAt: new Date(now).toISOString() },
    ]);
  });

  test('beyond its bound the queue refuses, says that a retry helps, and loses nothing that it took', async () => {
    await using database = await openTestDatabase();
    await database.addUser(people.ada);
    const roomId = await addRoom(database);
    const settled = await Promise.allSettled(
      Array.from({ length: 4_100 }, () => database.messages.append(message(roomId))),
    );
    const refused = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toHaveLength(100);
    expect(refused[0]).toMatchObject({ code: 'database_busy', retryable: true });
    expect(await database.prisma.message.count()).toBe(4_000);
  });

  test('a full disk stores nothing, says so, and is forgiven when there is room again', async () => {
    await using database = await openTestDatabase();
    await database.addUser(people.ada);
    const roomId = await addRoom(database);
    const [{ page_count: pages } = { page_count: 0n }] = await database.prisma.$queryRaw<
      { page_count: bigint }[]
    >`PRAGMA page_count`;
    // SQLite answers at this bound as it does when the disk is full. It is the bound of one connection.
    const bound = (pages: bigint) =>
      database.connection.transactPlainly((tx) =>
        tx.$queryRaw(Prisma.raw(`PRAGMA max_page_count = ${pages}`)),
      );
    await bound(pages);
    const body = 'x'.repeat(4_000);
    const given = Array.from({ length: 50 }, () => message(roomId, people.ada, body));
    const settled = await Promise.allSettled(given.map((one) => database.messages.append(one)));
    for (const result of settled) {
      expect(result).toMatchObject({ reason: { code: 'database_unavailable', retryable: true } });
    }
    expect(await database.messages.list(roomId, { limit: 5 })).toEqual([]);
    expect(await database.logs.position(`room:${roomId}`)).toMatchObject({ seq: 1 });

    await bound(pages + 1_000n);
    const again = await Promise.all(given.map((one) => database.messages.append(one)));
    expect(again.map((result) => 'seq' in result && result.seq)).toEqual(given.map((_, index) => index + 2));
  });

  test('of a person’s own notices the newest are kept, contiguous to the end, and of a timeline all', async () => {
    await using database = await openTestDatabase();
    const notice = { kind: 'watchlist.changed' } as const;
    const started = {
      kind: 'match.started',
      minute: 0,
      addedMinute: 0,
      score: [0, 0],
    } satisfies LogEventData;
    for (let round = 0; round < 3; round++) {
      await Promise.all(Array.from({ length: 1_000 }, () => database.logs.append('user:ada', notice)));
      await Promise.all(
        Array.from({ length: 1_000 }, () => database.logs.append('timeline:match.x', started)),
      );
    }
    const { events } = await database.logs.read('user:ada', { limit: 5_000 });
    const seqs = events.map(({ seq }) => seq);
    expect(seqs.length).toBeGreaterThanOrEqual(2_000);
    expect(seqs.length).toBeLessThan(2_000 + 256);
    expect(seqs).toEqual(Array.from(seqs, (_, index) => 3_000 - seqs.length + 1 + index));
    expect((await database.logs.read('timeline:match.x', { limit: 5_000 })).events).toHaveLength(3_000);
  });

  describe('under any interleaving', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await openTestDatabase();
      for (const person of Object.values(people)) await database.addUser(person);
    });
    afterAll(() => database[Symbol.asyncDispose]());

    const authors = [people.ada, people.grace, people.otter];
    /** Few ids, rooms and authors, so that they meet; a pause lets the next call come in another batch. */
    const step = fc.record({
      id: fc.nat({ max: 12 }),
      room: fc.nat({ max: 1 }),
      author: fc.nat({ max: authors.length - 1 }),
      pause: fc.boolean(),
    });

    test('places are gapless and unique, an id is stored once, and everyone is told the truth', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
          // Ada and Grace are in the first room, Ada alone in the second, the otter in none.
          const rooms = [await addRoom(database, 'grace'), await addRoom(database)];
          const ids = Array.from({ length: 13 }, () => message('').messageId);
          const calls: { given: NewMessage; result: Promise<Appended | AppendRefusal> }[] = [];
          for (const { id, room, author, pause } of steps) {
            const given = {
              ...message(rooms[room] ?? '', authors[author], `call ${calls.length}`),
              messageId: ids[id] ?? '',
            };
            const result = database.messages.append(given);
            calls.push({ given, result });
            if (pause) await result;
          }
          await expectTruth(calls);
          for (const roomId of rooms) await expectGapless(roomId);
        }),
        { numRuns: 40 },
      );
    });

    /** Calls are decided in the order they were made: the first that may have an id has it. */
    async function expectTruth(calls: { given: NewMessage; result: Promise<Appended | AppendRefusal> }[]) {
      const holders = new Map<string, { given: NewMessage; place: Appended }>();
      for (const { given, result } of calls) {
        const isMember = (await database.rooms.findRole(given.author.id, given.roomId)) !== undefined;
        const holder = holders.get(given.messageId);
        const settled = await result;
        if (!isMember) expect(settled).toEqual({ refused: 'not_member' });
        else if (!holder) {
          if ('refused' in settled) throw new Error(`refused: ${settled.refused}`);
          expect(settled.duplicate).toBe(false);
          holders.set(given.messageId, { given, place: settled });
          const stored = await database.messages.find(given.roomId, given.messageId);
          expect(stored).toMatchObject({
            seq: settled.seq,
            body: given.body,
            author: { id: given.author.id },
          });
        } else if (holder.given.roomId === given.roomId && holder.given.author.id === given.author.id) {
          expect(settled).toEqual({ ...holder.place, duplicate: true });
        } else expect(settled).toEqual({ refused: 'taken' });
      }
    }

    async function expectGapless(roomId: string) {
      const { seq, events } = await database.logs.read(`room:${roomId}`, { limit: 1_000 });
      expect(events.map((event) => event.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
      const said = events.flatMap(({ seq: at, data }) =>
        data.kind === 'message.created' ? [{ id: data.messageId, seq: at, body: data.body }] : [],
      );
      const listed = await database.messages.list(roomId, { after: 0, limit: 1_000 });
      expect(said.toReversed()).toEqual(listed.map(({ id, seq: at, body }) => ({ id, seq: at, body })));
    }
  });
});
