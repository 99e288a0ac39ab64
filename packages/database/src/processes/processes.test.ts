import { describe, expect, test } from 'vitest';
import { addRoom, message, people } from '../contract/house.fixture.ts';
import { openTestDatabase, type TestDatabase } from '../testing.ts';
import { startWriter } from './start-writer.fixture.ts';

describe('two processes on one file', { timeout: 60_000 }, () => {
  test('share a room without a gap, a double or a failure', async () => {
    await using database = await openTestDatabase();
    const roomId = await addAdaAndGrace(database);
    const writer = startWriter({ url: database.url, roomId, author: 'grace', count: 300, atOnce: 7 });
    await writer.reached(1);
    const own = new Map<string, number>();
    const write = async () => {
      while (own.size < 300) {
        const given = message(roomId);
        own.set(given.messageId, 0);
        const result = await database.messages.append(given);
        if ('refused' in result) throw new Error(result.refused);
        own.set(given.messageId, result.seq);
      }
    };
    await Promise.all([write(), write(), write()]);
    await writer.ended;
    expect(writer.acknowledged.size).toBe(300);
    await expectStored(database, roomId, new Map([...own, ...writer.acknowledged]));
    const stored = await database.prisma.message.count();
    expect(stored).toBe(own.size + writer.acknowledged.size);
  });

  test('a writer that is killed in the middle has lost nothing of what it was told is stored', async () => {
    await using database = await openTestDatabase();
    const roomId = await addAdaAndGrace(database);
    for (const acknowledgedBefore of [1, 40, 200]) {
      const writer = startWriter({ url: database.url, roomId, author: 'grace', count: 1e9, atOnce: 5 });
      await writer.reached(acknowledgedBefore);
      writer.process.kill('SIGKILL');
      await writer.ended;
      expect(writer.acknowledged.size).toBeGreaterThanOrEqual(acknowledgedBefore);
      await expectStored(database, roomId, writer.acknowledged);
    }
    expect(await database.messages.append(message(roomId))).toMatchObject({ duplicate: false });
    expect(await database.prisma.$queryRaw`PRAGMA integrity_check`).toEqual([{ integrity_check: 'ok' }]);
  });
});

async function addAdaAndGrace(database: TestDatabase): Promise<string> {
  await database.addUser(people.ada);
  await database.addUser(people.grace);
  return addRoom(database, 'grace');
}

/** Each of the messages stands where its writer was told, and the room's log has every place exactly once. */
async function expectStored(
  database: TestDatabase,
  roomId: string,
  acknowledged: ReadonlyMap<string, number>,
) {
  const seqs = new Map((await database.prisma.message.findMany()).map(({ id, seq }) => [id, seq]));
  for (const [id, seq] of acknowledged) expect([id, seqs.get(id)]).toEqual([id, seq]);
  const { seq: end } = await database.logs.position(`room:${roomId}`);
  const { events } = await database.logs.read(`room:${roomId}`, { after: 0, limit: end });
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: end }, (_, index) => index + 1));
  const said = events.flatMap(({ seq, data }) =>
    data.kind === 'message.created' ? [[data.messageId, seq]] : [],
  );
  expect(new Map(said as [string, number][])).toEqual(seqs);
}
