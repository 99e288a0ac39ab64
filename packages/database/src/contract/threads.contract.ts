import { FollowedThreadSchema, LogEventSchema, MessageSchema, roomChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { addRoom, appendOrThrow, message, type OpenHouse, people, useHouse } from './house.fixture.ts';

export function describeThreads(open: OpenHouse): void {
  describe('threads, reactions and pins', () => {
    const house = useHouse(open);
    let roomId: string;
    let rootId: string;
    let seq: number;

    beforeEach(async () => {
      roomId = await addRoom(house.database, 'grace');
      const root = message(roomId);
      rootId = root.messageId;
      ({ seq } = await appendOrThrow(house.database, root));
    });

    const reply = async (replyTo = rootId, body = 'a reply') => {
      const given = { ...message(roomId, people.grace, body), replyTo };
      return { ...(await appendOrThrow(house.database, given)), messageId: given.messageId };
    };
    const find = (messageId = rootId, viewerId = 'ada') =>
      house.database.messages.find(roomId, messageId, viewerId);
    const react = (emoji: string, userId = 'grace') =>
      house.database.messages.react({ roomId, messageId: rootId, emoji, userId });
    const unreact = (emoji: string, userId = 'grace') =>
      house.database.messages.unreact({ roomId, messageId: rootId, emoji, userId });

    test('[M9] who began a thread or wrote in it follows it, and only others’ words are unread', async () => {
      const { threads } = house.database;
      const unreadOf = async (userId: string) =>
        (await threads.list(userId, { limit: 10 })).map(({ root, unread }) => [root.id, unread]);
      expect(await unreadOf('ada')).toEqual([]);
      await reply();
      const second = await reply();
      expect(await unreadOf('ada')).toEqual([[rootId, 2]]);
      expect(await unreadOf('grace')).toEqual([[rootId, 0]]);
      const [thread] = await threads.list('ada', { limit: 10 });
      expect(FollowedThreadSchema.parse(thread)).toEqual(thread);

      // What one answers, one has read.
      const own = { ...message(roomId, people.ada, 'thanks'), replyTo: rootId };
      const { seq: ownSeq } = await appendOrThrow(house.database, own);
      expect(ownSeq).toBeGreaterThan(second.seq);
      expect(await unreadOf('ada')).toEqual([[rootId, 0]]);
      expect(await unreadOf('grace')).toEqual([[rootId, 1]]);
    });

    test('[M9] what was read of a thread only moves forward, and their other pages hear of it', async () => {
      const { threads } = house.database;
      const first = await reply();
      await reply();
      const moved = await threads.moveRead('ada', rootId, first.seq);
      expect(moved).toMatchObject({
        thread: { lastReadSeq: first.seq, unread: 1 },
        committed: [
          {
            channel: 'user:ada',
            data: { kind: 'thread.read', roomId, rootId, seq: first.seq },
          },
        ],
      });
      expect(await threads.moveRead('ada', rootId, 1)).toMatchObject({
        thread: { lastReadSeq: first.seq },
        committed: [],
      });
      const { seq: end } = await house.database.logs.position(roomChannel(roomId));
      expect(await threads.moveRead('ada', rootId, end + 100)).toMatchObject({
        thread: { lastReadSeq: end, unread: 0 },
      });
      expect(await threads.moveRead('linus', rootId, end)).toEqual({ refused: 'gone' });
    });

    test('[M9] threads are followed for as long as one is in the room, page by page', async () => {
      const { threads, rooms } = house.database;
      await reply();
      const other = message(roomId);
      await appendOrThrow(house.database, other);
      await reply(other.messageId);
      const [latest] = await threads.list('ada', { limit: 1 });
      expect(latest?.root.id).toBe(other.messageId);
      const after = { time: latest?.root.lastReplyAt ?? '', id: other.messageId };
      expect((await threads.list('ada', { after, limit: 1 })).map(({ root }) => root.id)).toEqual([rootId]);
      await rooms.removeMember(roomId, 'grace');
      expect(await threads.list('grace', { limit: 10 })).toEqual([]);
      expect(await threads.moveRead('grace', rootId, 1)).toEqual({ refused: 'gone' });
    });

    test('[M6] a reply says what it answers, and the root how many there are and since when', async () => {
      const first = await reply();
      const second = await reply();
      expect(await find(first.messageId)).toMatchObject({
        replyTo: rootId,
        replyCount: 0,
        version: first.seq,
      });
      const root = await find();
      expect(root).toMatchObject({
        replyCount: 2,
        lastReplyAt: new Date(second.ts).toISOString(),
        version: second.seq,
      });
      expect(MessageSchema.parse(root)).toEqual(root);
      const { events } = await house.database.logs.read(roomChannel(roomId), { after: seq, limit: 1 });
      expect(events[0]?.data).toMatchObject({ kind: 'message.created', replyTo: rootId });
      expect(LogEventSchema.parse(events[0])).toEqual(events[0]);
    });

    test('[M6] a root and its replies may come in one commit', async () => {
      const root = message(roomId);
      const given = [root, ...[1, 2, 3].map(() => ({ ...message(roomId), replyTo: root.messageId }))];
      const results = await Promise.all(given.map((one) => appendOrThrow(house.database, one)));
      expect(await find(root.messageId)).toMatchObject({ replyCount: 3, version: results.at(-1)?.seq });
    });

    test('[M6] replies are listed oldest first, page by page', async () => {
      const replies = [await reply(), await reply(), await reply()];
      const seqsOf = async (page: { after?: number; limit: number }) =>
        (await house.database.messages.listReplies(rootId, page)).map((one) => one.seq);
      expect(await seqsOf({ limit: 2 })).toEqual(replies.slice(0, 2).map((one) => one.seq));
      expect(await seqsOf({ after: replies[1]?.seq ?? 0, limit: 2 })).toEqual([replies[2]?.seq]);
    });

    test('[M6] what is no first message of this room begins no thread', async () => {
      const { messageId: replyId } = await reply();
      const elsewhere = message(await addRoom(house.database));
      await appendOrThrow(house.database, elsewhere);
      for (const replyTo of [replyId, elsewhere.messageId, v7()]) {
        expect(await house.database.messages.append({ ...message(roomId), replyTo })).toEqual({
          refused: 'no_thread',
        });
      }
    });

    test('[M6] a deleted reply is not counted, and a deleted root keeps its thread', async () => {
      const { messageId } = await reply();
      await reply();
      const gone = await house.database.messages.delete({ roomId, messageId, deletedById: 'grace' });
      if ('refused' in gone) throw new Error(gone.refused);
      expect(gone.committed[0]?.data).toMatchObject({ kind: 'message.deleted', replyTo: rootId });
      expect(await find()).toMatchObject({ replyCount: 1, version: gone.committed[0]?.seq });
      await house.database.messages.delete({ roomId, messageId: rootId, deletedById: 'ada' });
      await reply();
      expect(await find()).toMatchObject({ body: '', replyCount: 2 });
    });

    test('[M5] a reaction counts once for each person, and says whose it is to the one who asks', async () => {
      const added = await react('👍');
      if ('refused' in added) throw new Error(added.refused);
      expect(added.committed).toMatchObject([
        { seq: seq + 1, data: { kind: 'reaction.added', messageId: rootId, emoji: '👍', userId: 'grace' } },
      ]);
      expect(await react('👍')).toEqual({ committed: [] });
      await react('👍', 'ada');
      await react('❤️');
      expect(await find(rootId, 'ada')).toMatchObject({
        reactions: [
          { emoji: '❤️', count: 1, mine: false },
          { emoji: '👍', count: 2, mine: true },
        ],
        version: seq + 3,
      });
      expect(await unreact('👍')).toMatchObject({ committed: [{ data: { kind: 'reaction.removed' } }] });
      expect(await unreact('👍')).toEqual({ committed: [] });
      const [listed] = await house.database.messages.list(roomId, { limit: 1, viewerId: 'grace' });
      expect(listed?.reactions).toEqual([
        { emoji: '❤️', count: 1, mine: true },
        { emoji: '👍', count: 1, mine: false },
      ]);
    });

    test('[M5] a message takes twenty different emoji, and those that are there from everybody', async () => {
      const emojis = Array.from({ length: 20 }, (_, at) => String.fromCodePoint(0x1f600 + at));
      for (const emoji of emojis) expect(await react(emoji)).toHaveProperty('committed');
      expect(await react('👍')).toEqual({ refused: 'full' });
      expect(await react(emojis[0] ?? '', 'ada')).toHaveProperty('committed');
      await unreact(emojis[1] ?? '');
      expect(await react('👍')).toHaveProperty('committed');
    });

    test('[M5] a deleted message loses its reactions and takes none', async () => {
      await react('👍');
      await house.database.messages.delete({ roomId, messageId: rootId, deletedById: 'ada' });
      expect(await find()).toMatchObject({ reactions: [] });
      expect(await react('👍')).toEqual({ refused: 'deleted' });
    });

    test('[M7] pins are listed, the latest first, and a deleted message is no pin any more', async () => {
      const { pin, unpin, listPins } = house.database.messages;
      const others = [await reply(), await reply()].map(({ messageId }) => messageId);
      for (const messageId of [rootId, ...others]) {
        expect(await pin({ roomId, messageId, userId: 'ada' })).toMatchObject({
          created: true,
          committed: [{ data: { kind: 'pin.added', messageId, userId: 'ada' } }],
        });
      }
      expect(await pin({ roomId, messageId: rootId, userId: 'grace' })).toEqual({
        created: false,
        committed: [],
      });
      const pins = await listPins(roomId, { limit: 10 });
      expect(pins.map(({ message: { id } }) => id)).toEqual([...others.toReversed(), rootId]);
      expect(pins[0]).toMatchObject({ pinnedBy: people.ada, message: { body: 'a reply' } });
      const after = { time: pins[0]?.pinnedAt ?? '', id: pins[0]?.message.id ?? '' };
      expect(await listPins(roomId, { after, limit: 1 })).toEqual([pins[1]]);
      expect(await unpin({ roomId, messageId: others[0] ?? '', userId: 'ada' })).toMatchObject({
        committed: [{ data: { kind: 'pin.removed' } }],
      });
      expect(await unpin({ roomId, messageId: others[0] ?? '', userId: 'ada' })).toEqual({ committed: [] });
      await house.database.messages.delete({ roomId, messageId: rootId, deletedById: 'ada' });
      expect((await listPins(roomId, { limit: 10 })).map(({ message: { id } }) => id)).toEqual([others[1]]);
      expect(await pin({ roomId, messageId: rootId, userId: 'ada' })).toEqual({ refused: 'deleted' });
    });

    test('[M7] a room has fifty pins at most', async () => {
      const given = Array.from({ length: 50 }, () => message(roomId));
      await Promise.all(given.map((one) => appendOrThrow(house.database, one)));
      for (const { messageId } of given) {
        await house.database.messages.pin({ roomId, messageId, userId: 'ada' });
      }
      expect(await house.database.messages.pin({ roomId, messageId: rootId, userId: 'ada' })).toEqual({
        refused: 'full',
      });
    });

    test('what is not in the room is gone', async () => {
      const place = { roomId: await addRoom(house.database), messageId: rootId, userId: 'ada' };
      const { react, unreact, pin, unpin } = house.database.messages;
      expect(await react({ ...place, emoji: '👍' })).toEqual({ refused: 'gone' });
      expect(await unreact({ ...place, emoji: '👍' })).toEqual({ refused: 'gone' });
      expect(await pin(place)).toEqual({ refused: 'gone' });
      expect(await unpin(place)).toEqual({ committed: [] });
    });

    test('what somebody did goes with their account, and what others did to it stays whole', async () => {
      const { messageId } = await reply();
      await react('👍');
      await house.database.messages.pin({ roomId, messageId: rootId, userId: 'grace' });
      await house.database.users.delete('grace');
      expect(await find()).toMatchObject({ replyCount: 0, reactions: [] });
      expect(await find(messageId)).toBeUndefined();
      expect(await house.database.messages.listPins(roomId, { limit: 5 })).toMatchObject([
        { pinnedBy: null },
      ]);
    });
  });
}
