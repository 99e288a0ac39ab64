import { MessageEditSchema, MessageSchema, roomChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { addRoom, appendOrThrow, message, type OpenHouse, people, useHouse } from './house.fixture.ts';

export function describeMessageChanges(open: OpenHouse): void {
  describe('changes of messages', () => {
    const house = useHouse(open);
    let roomId: string;
    let messageId: string;
    let seq: number;

    beforeEach(async () => {
      roomId = await addRoom(house.database, 'grace');
      const given = message(roomId, people.grace, 'first words');
      messageId = given.messageId;
      ({ seq } = await appendOrThrow(house.database, given));
    });

    const edit = async (body: string) => {
      const edited = await house.database.messages.edit({ roomId, messageId, body });
      if ('refused' in edited) throw new Error(edited.refused);
      return edited;
    };
    const remove = () =>
      house.database.messages.delete({ roomId, messageId, deletedById: 'ada', reason: 'spam' });
    const eventsOf = async () =>
      (await house.database.logs.read(roomChannel(roomId), { after: seq - 1, limit: 50 })).events;

    test('[M1] an edit is an event, other words, and the former ones kept', async () => {
      const { message: edited, committed } = await edit('second words');
      expect(committed).toMatchObject([
        {
          channel: roomChannel(roomId),
          seq: seq + 1,
          data: { kind: 'message.edited', messageId, body: 'second words', editedAt: edited.editedAt },
        },
      ]);
      expect(await house.database.messages.find(roomId, messageId)).toEqual(edited);
      expect(MessageSchema.parse(edited)).toEqual(edited);
      await edit('third words');
      const edits = await house.database.messages.listEdits(messageId, { limit: 10 });
      expect(edits.map((one) => [one.seq - seq, one.body])).toEqual([
        [2, 'second words'],
        [1, 'first words'],
      ]);
      expect(edits[1]).toMatchObject({ writtenAt: edited.createdAt, replacedAt: edited.editedAt });
      expect(MessageEditSchema.parse(edits[0])).toMatchObject({ body: 'second words' });
      const older = await house.database.messages.listEdits(messageId, { before: seq + 2, limit: 10 });
      expect(older).toEqual(edits.slice(1));
    });

    test('[M2] the log gives out an edited message with its words of now', async () => {
      const { message: edited } = await edit('second words');
      expect((await eventsOf())[0]?.data).toEqual({
        kind: 'message.created',
        messageId,
        author: people.grace,
        body: 'second words',
        editedAt: edited.editedAt,
      });
    });

    test('[M3] deleted words are in no row and no event; the tombstone says who and why', async () => {
      await edit('second words');
      expect(await remove()).toMatchObject({
        committed: [{ seq: seq + 2, data: { kind: 'message.deleted' } }],
      });
      const events = await eventsOf();
      expect(events.map(({ data }) => data.kind)).toEqual([
        'message.created',
        'message.edited',
        'message.deleted',
      ]);
      const rows = await house.prisma.message.findMany({ where: { id: messageId } });
      const edits = await house.prisma.messageEdit.count();
      expect(JSON.stringify([events, rows])).not.toContain('words');
      expect([rows, edits]).toMatchObject([[{ body: '', deletedById: 'ada', deleteReason: 'spam' }], 0]);
    });

    test('[M3] what is deleted stays as it is', async () => {
      await remove();
      const tombstone = await house.database.messages.find(roomId, messageId);
      expect(await remove()).toEqual({ committed: [] });
      expect(await house.database.messages.edit({ roomId, messageId, body: 'back' })).toEqual({
        refused: 'deleted',
      });
      expect(await house.database.messages.find(roomId, messageId)).toEqual(tombstone);
    });

    test('what is not in the room is gone', async () => {
      const elsewhere = { roomId: await addRoom(house.database), messageId };
      const nowhere = { roomId, messageId: v7() };
      for (const place of [elsewhere, nowhere]) {
        expect(await house.database.messages.edit({ ...place, body: 'x' })).toEqual({ refused: 'gone' });
        expect(await house.database.messages.delete({ ...place, deletedById: 'ada' })).toEqual({
          refused: 'gone',
        });
      }
    });

    test('who is deleted takes their former words along', async () => {
      await edit('second words');
      await house.database.users.delete('grace');
      expect(JSON.stringify(await eventsOf())).not.toContain('words');
      expect(await house.prisma.messageEdit.count()).toBe(0);
    });
  });
}
