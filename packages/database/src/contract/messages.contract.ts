import { LogEventSchema, MessageSchema } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { addRoom, appendOrThrow, message, type OpenHouse, people, say, useHouse } from './house.fixture.ts';

export function describeMessages(open: OpenHouse): void {
  describe('messages', () => {
    const house = useHouse(open);
    let roomId: string;

    beforeEach(async () => {
      roomId = await addRoom(house.database, 'grace');
    });

    test('a message takes the next place in its room, in the log and among the messages alike', async () => {
      const { database } = house;
      const before = await database.logs.position(`room:${roomId}`);
      const given = message(roomId, people.ada, 'hé "quoted" \\ \n 漢字 👩🏽‍🚀');
      const { epoch, seq, ts, duplicate } = await appendOrThrow(database, given);
      expect({ epoch, seq, duplicate }).toEqual({
        epoch: before.epoch,
        seq: before.seq + 1,
        duplicate: false,
      });

      const [listed] = await database.messages.list(roomId, { limit: 1 });
      expect(listed).toEqual({
        id: given.messageId,
        roomId,
        seq,
        author: people.ada,
        body: given.body,
        createdAt: new Date(ts).toISOString(),
        version: seq,
        reactions: [],
        replyCount: 0,
      });
      expect(MessageSchema.parse(listed)).toEqual(listed);

      const { events } = await database.logs.read(`room:${roomId}`, { after: before.seq, limit: 10 });
      const { messageId, author, body } = given;
      expect(events).toEqual([{ seq, ts, data: { kind: 'message.created', messageId, author, body } }]);
      expect(LogEventSchema.parse(events[0])).toEqual(events[0]);
    });

    test('a moment has its place in a room: the first message from then on, or the last', async () => {
      const { messages } = house.database;
      expect(await messages.findSeqAt(roomId, 0)).toBeUndefined();
      const first = await appendOrThrow(house.database, message(roomId));
      const last = await appendOrThrow(house.database, message(roomId));
      expect(await messages.findSeqAt(roomId, 0)).toBe(first.seq);
      expect(await messages.findSeqAt(roomId, first.ts)).toBe(first.seq);
      expect(await messages.findSeqAt(roomId, Date.UTC(9999, 0))).toBe(last.seq);
      const elsewhere = await addRoom(house.database, 'grace');
      expect(await messages.findSeqAt(elsewhere, 0)).toBeUndefined();
    });

    test('only the public fields of an author reach the log', async () => {
      const author = { ...people.ada, email: 'ada@example.com' };
      const { seq } = await appendOrThrow(house.database, message(roomId, author));
      const { events } = await house.database.logs.read(`room:${roomId}`, { after: seq - 1, limit: 1 });
      expect(events[0]?.data).toMatchObject({ author: people.ada });
      expect(JSON.stringify(events)).not.toContain('example.com');
    });

    test('the same id again, by its author in its room, gives the first result', async () => {
      const given = message(roomId);
      const first = await appendOrThrow(house.database, given);
      await say(house.database, roomId, 3);
      const again = await house.database.messages.append({ ...given, body: 'edited meanwhile' });
      expect(again).toEqual({ ...first, duplicate: true });
      expect(await house.database.messages.find(roomId, given.messageId)).toMatchObject({ body: given.body });
    });

    test('the same id twice at the same time is stored once', async () => {
      const given = message(roomId);
      const results = await Promise.all([1, 2, 3].map(() => appendOrThrow(house.database, given)));
      expect(new Set(results.map(({ seq }) => seq)).size).toBe(1);
      expect(results.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      expect(await house.database.messages.list(roomId, { limit: 10 })).toHaveLength(1);
    });

    test('an id that belongs to another author or another room is taken', async () => {
      const given = message(roomId);
      await appendOrThrow(house.database, given);
      const otherRoom = await addRoom(house.database, 'grace');
      expect(await house.database.messages.append({ ...given, author: people.grace })).toEqual({
        refused: 'taken',
      });
      expect(await house.database.messages.append({ ...given, roomId: otherRoom })).toEqual({
        refused: 'taken',
      });
    });

    test('an id is taken within one batch too, and then belongs to whoever came first', async () => {
      const given = message(roomId);
      const results = await Promise.all([
        house.database.messages.append(given),
        house.database.messages.append({ ...given, author: people.grace }),
      ]);
      expect(results).toEqual([expect.objectContaining({ duplicate: false }), { refused: 'taken' }]);
    });

    test('a retry is answered even when its author has left the room since', async () => {
      const given = message(roomId, people.grace);
      const first = await appendOrThrow(house.database, given);
      await house.database.rooms.removeMember(roomId, 'grace');
      expect(await house.database.messages.append(given)).toEqual({ ...first, duplicate: true });
      expect(await house.database.messages.append(message(roomId, people.grace))).toEqual({
        refused: 'not_member',
      });
    });

    test('who is not in the room is refused; a room or an account that is not there is gone', async () => {
      const { messages } = house.database;
      expect(await messages.append(message(roomId, people.otter))).toEqual({ refused: 'not_member' });
      expect(await messages.append(message(v7()))).toEqual({ refused: 'gone' });
      const nobody = { id: 'nobody', name: 'Nobody', guest: false };
      expect(await messages.append(message(roomId, nobody))).toEqual({ refused: 'gone' });
    });

    test('a refused message does not disturb those that share its commit', async () => {
      const results = await Promise.all([
        house.database.messages.append(message(roomId)),
        house.database.messages.append(message(roomId, people.otter)),
        house.database.messages.append(message(v7())),
        house.database.messages.append(message(roomId, people.grace)),
      ]);
      expect(results).toEqual([
        expect.objectContaining({ seq: 3 }),
        { refused: 'not_member' },
        { refused: 'gone' },
        expect.objectContaining({ seq: 4 }),
      ]);
    });

    test('calls for one room are stored in the order in which they were made', async () => {
      const given = Array.from({ length: 200 }, () => message(roomId));
      const results = await Promise.all(given.map((one) => appendOrThrow(house.database, one)));
      const seqs = results.map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
      expect(new Set(seqs).size).toBe(seqs.length);
    });

    test('pages go both ways and their ends are not included', async () => {
      const end = await say(house.database, roomId, 6);
      const seqsOf = async (page: { before?: number; after?: number; limit: number }) =>
        (await house.database.messages.list(roomId, page)).map(({ seq }) => seq - end);
      expect(await seqsOf({ limit: 3 })).toEqual([0, -1, -2]);
      expect(await seqsOf({ before: end - 2, limit: 2 })).toEqual([-3, -4]);
      expect(await seqsOf({ after: end - 4, limit: 2 })).toEqual([-2, -3]);
      expect(await seqsOf({ after: end, limit: 2 })).toEqual([]);
    });

    test('a message is found only in its own room', async () => {
      const given = message(roomId);
      await appendOrThrow(house.database, given);
      const otherRoom = await addRoom(house.database);
      expect(await house.database.messages.find(roomId, given.messageId)).toMatchObject({ body: 'hello' });
      expect(await house.database.messages.find(otherRoom, given.messageId)).toBeUndefined();
      expect(await house.database.messages.find(roomId, v7())).toBeUndefined();
    });
  });
}
