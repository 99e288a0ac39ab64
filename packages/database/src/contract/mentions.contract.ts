import { beforeEach, describe, expect, test } from 'vitest';
import type { NewMessage } from '../database.ts';
import { addRoom, appendOrThrow, message, type OpenHouse, people, useHouse } from './house.fixture.ts';

export function describeMentions(open: OpenHouse): void {
  describe('mentions', () => {
    const house = useHouse(open);
    let roomId: string;

    beforeEach(async () => {
      for (const username of ['ada', 'grace'])
        await house.prisma.user.update({ where: { id: username }, data: { username } });
      roomId = await addRoom(house.database, 'grace', 'otter');
    });

    const say = (body: string, author: NewMessage['author'] = people.ada) =>
      appendOrThrow(house.database, message(roomId, author, body));
    const of = async (userId: string) => {
      const membership = await house.database.rooms.findMembership(userId, roomId);
      return { unread: membership?.unread, mentions: membership?.unreadMentions };
    };
    const edit = async (messageId: string, body: string) => {
      const edited = await house.database.messages.edit({ roomId, messageId, body });
      if ('refused' in edited) throw new Error(edited.refused);
    };

    test('[E2] a message counts once for each member it calls, by username or by a guest’s name', async () => {
      await say('@Grace and again @grace');
      await say('@guest-otter');
      await say('nobody');
      expect(await of('grace')).toEqual({ unread: 3, mentions: 1 });
      expect(await of('otter')).toEqual({ unread: 3, mentions: 1 });
      expect(await of('ada')).toEqual({ unread: 0, mentions: 0 });
    });

    test('[E2] @here calls everybody else once, and nobody when a guest says it', async () => {
      await say('@here and @grace');
      await say('@here', people.otter);
      expect(await of('grace')).toMatchObject({ mentions: 1 });
      expect(await of('otter')).toMatchObject({ mentions: 1 });
      expect(await of('ada')).toMatchObject({ mentions: 0 });
    });

    test('[E2] one’s own name, and who is not in the room, call nobody', async () => {
      const elsewhere = await addRoom(house.database);
      await appendOrThrow(house.database, message(elsewhere, people.ada, '@grace @ada @nobody'));
      expect(await house.prisma.mention.count()).toBe(0);
      await house.database.rooms.putMember(elsewhere, 'grace', 'member');
      expect(await house.database.rooms.findMembership('grace', elsewhere)).toMatchObject({
        unreadMentions: 0,
      });
    });

    test('[E3] reading up to a mention reads it', async () => {
      const { seq } = await say('@grace first');
      await say('@grace second');
      await house.database.rooms.updateMembership(roomId, 'grace', { lastReadSeq: seq });
      expect(await of('grace')).toEqual({ unread: 1, mentions: 1 });
      await house.database.rooms.updateMembership(roomId, 'grace', { lastReadSeq: seq + 1 });
      expect(await of('grace')).toEqual({ unread: 0, mentions: 0 });
    });

    test('[E4] an edit that calls somebody counts once, however often it is edited', async () => {
      const given = message(roomId, people.ada, 'hello');
      const { seq } = await appendOrThrow(house.database, given);
      await house.database.rooms.updateMembership(roomId, 'grace', { lastReadSeq: seq });
      await edit(given.messageId, 'hello @grace');
      expect(await of('grace')).toEqual({ unread: 0, mentions: 1 });
      await edit(given.messageId, 'hello @grace!');
      expect(await of('grace')).toMatchObject({ mentions: 1 });
      await house.database.rooms.updateMembership(roomId, 'grace', { lastReadSeq: seq + 2 });
      await edit(given.messageId, 'hello @grace!!');
      expect(await of('grace')).toMatchObject({ mentions: 0 });
    });

    test('[E4] who is taken out of a message, or whose message is deleted, is not called any more', async () => {
      const [edited, deleted] = [
        message(roomId, people.ada, '@grace 1'),
        message(roomId, people.ada, '@grace 2'),
      ];
      await appendOrThrow(house.database, edited);
      await appendOrThrow(house.database, deleted);
      expect(await of('grace')).toMatchObject({ mentions: 2 });
      await edit(edited.messageId, 'never mind');
      expect(await of('grace')).toMatchObject({ mentions: 1 });
      await house.database.messages.delete({ roomId, messageId: deleted.messageId, deletedById: 'ada' });
      expect(await of('grace')).toMatchObject({ mentions: 0 });
    });

    test('[E2] many in one commit are each kept', async () => {
      const given = Array.from({ length: 20 }, (_, at) => message(roomId, people.ada, `@grace ${at} @otter`));
      await Promise.all(given.map((one) => appendOrThrow(house.database, one)));
      expect(await of('grace')).toEqual({ unread: 20, mentions: 20 });
    });

    test('members are listed with what they are called by', async () => {
      const members = await house.database.rooms.listMembers(roomId, { limit: 10 });
      expect(Object.fromEntries(members.map(({ user, username }) => [user.id, username]))).toEqual({
        ada: 'ada',
        grace: 'grace',
        otter: null,
      });
    });
  });
}
