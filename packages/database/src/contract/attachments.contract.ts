import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AttachmentFinding, StoredAttachment } from '../database.ts';
import { addRoom, appendOrThrow, message, type OpenHouse, people, useHouse } from './house.fixture.ts';

const plenty = 1_000_000;
const picture: AttachmentFinding = {
  ...{ state: 'ready', type: 'image/png', size: 900, width: 30, height: 20, thumbnail: true },
};

export function describeAttachments(open: OpenHouse): void {
  describe('attachments', () => {
    const house = useHouse(open);
    const attachments = () => house.database.attachments;
    let roomId = '';
    beforeEach(async () => {
      roomId = await addRoom(house.database, 'grace');
    });
    const announce = async (uploaderId = 'ada', name = 'a.png'): Promise<StoredAttachment> => {
      const made = await attachments().create({ uploaderId, roomId, name, size: 1_000 }, plenty);
      if ('refused' in made) throw new Error(made.refused);
      return made.attachment;
    };
    const ready = async (uploaderId = 'ada', finding = picture): Promise<string> => {
      const { id } = await announce(uploaderId);
      await attachments().received(id);
      await attachments().settle(id, finding);
      return id;
    };
    const send = (ids: string[], author: (typeof people)[keyof typeof people] = people.ada) => ({
      ...message(roomId, author, ''),
      attachments: ids,
    });

    test('[D1] a file is announced once, and only for rooms and people that there are', async () => {
      const id = v7();
      const given = { id, uploaderId: 'ada', roomId, name: 'a.png', size: 10 };
      const made = await attachments().create(given, plenty);
      expect(made).toMatchObject({ created: true, attachment: { id, state: 'uploading', thumbnail: false } });
      expect(await attachments().create(given, plenty)).toEqual({ ...made, created: false });
      expect(await attachments().create({ ...given, uploaderId: 'grace' }, plenty)).toEqual({
        refused: 'taken',
      });
      const { id: _, ...other } = given;
      expect(await attachments().create({ ...other, uploaderId: 'nobody' }, plenty)).toEqual({
        refused: 'gone',
      });
      expect(await attachments().create({ ...other, roomId: v7() }, plenty)).toEqual({ refused: 'gone' });
      expect(await attachments().find(v7())).toBeUndefined();
    });

    test('[D2] all files of a person together have at most so many bytes', async () => {
      const given = { uploaderId: 'ada', roomId, name: 'a', size: 600 };
      expect(await attachments().create(given, 1_000)).toMatchObject({ created: true });
      expect(await attachments().create(given, 1_000)).toEqual({ refused: 'full' });
      expect(await attachments().create({ ...given, uploaderId: 'grace' }, 1_000)).toMatchObject({
        created: true,
      });
    });

    test('[D4] a file goes one way: announced, received, looked at', async () => {
      const { id } = await announce();
      expect(await attachments().settle(id, picture)).toBe(false);
      expect(await attachments().received(id)).toBe(true);
      expect(await attachments().received(id)).toBe(false);
      expect((await attachments().listChecking(10)).map((one) => one.id)).toEqual([id]);
      expect(await attachments().settle(id, picture)).toBe(true);
      expect(await attachments().settle(id, { state: 'refused', reason: 'no' })).toBe(false);
      expect(await attachments().listChecking(10)).toEqual([]);
      expect(await attachments().find(id)).toMatchObject({ ...picture, uploaderId: 'ada', roomId });
    });

    test('[D5] a message has its files in the order that it names them, for every reader', async () => {
      const [first, second] = [await ready(), await ready()];
      const given = send([second, first]);
      const appended = await appendOrThrow(house.database, given);
      const files = [second, first].map((id) => ({
        ...{ id, name: 'a.png', type: 'image/png', size: 900, width: 30, height: 20, thumbnail: true },
      }));
      expect(appended.attachments).toEqual(files);
      const [event] = (await house.database.logs.read(`room:${roomId}`, { limit: 1 })).events;
      expect(event?.data).toMatchObject({ kind: 'message.created', body: '', attachments: files });
      expect(await house.database.messages.find(roomId, given.messageId)).toMatchObject({
        attachments: files,
      });
      expect(await attachments().find(first)).toMatchObject({ messageId: given.messageId });
      expect(await appendOrThrow(house.database, given)).toMatchObject({
        duplicate: true,
        seq: appended.seq,
      });
      const bare = message(roomId);
      await appendOrThrow(house.database, bare);
      expect(await house.database.messages.find(roomId, bare.messageId)).not.toHaveProperty('attachments');
    });

    test('[D5] nobody sends a file that is not theirs, not ready, for another room or sent before', async () => {
      const sent = await ready();
      await appendOrThrow(house.database, send([sent]));
      const elsewhere = await addRoom(house.database);
      const refused = { refused: 'no_attachment' };
      const append = house.database.messages.append;
      for (const id of [sent, (await announce()).id, await ready('grace'), v7()]) {
        expect(await append(send([await ready(), id]))).toEqual(refused);
      }
      const fresh = await ready();
      expect(await append({ ...send([fresh]), roomId: elsewhere })).toEqual(refused);
      const both = await Promise.all([append(send([fresh])), append(send([fresh]))]);
      expect(both.filter((result) => 'seq' in result)).toHaveLength(1);
      expect(both).toContainEqual(refused);
    });

    test('[D6] a file goes with its message, and its name leaves the log', async () => {
      const id = await ready();
      const given = send([id]);
      await appendOrThrow(house.database, given);
      expect(await attachments().delete(id)).toBe(false);
      await house.database.messages.delete({ roomId, messageId: given.messageId, deletedById: 'ada' });
      expect(await attachments().find(id)).toBeUndefined();
      expect(await attachments().known([id])).toEqual([]);
      const { events } = await house.database.logs.read(`room:${roomId}`, { limit: 10 });
      expect(JSON.stringify(events)).not.toContain('a.png');
    });

    test('[D6] what was never sent is forgotten in time, and what was sent stays', async () => {
      const unsent = await ready();
      const sent = await ready();
      await appendOrThrow(house.database, send([sent]));
      expect(await attachments().expire(0, 10)).toEqual([]);
      expect(await attachments().expire(Date.now() + 60_000, 10)).toEqual([unsent]);
      expect(await attachments().known([unsent, sent])).toEqual([sent]);
      expect(await attachments().delete((await announce()).id)).toBe(true);
    });

    test('[D6] files go with the account and the room, and leave no name in the log', async () => {
      const id = await ready('grace');
      await appendOrThrow(house.database, send([id], people.grace));
      await house.database.users.delete('grace');
      const { events } = await house.database.logs.read(`room:${roomId}`, { limit: 20 });
      expect(JSON.stringify(events)).not.toContain('a.png');
      const other = await ready();
      await house.database.rooms.delete(roomId);
      expect(await attachments().known([id, other])).toEqual([]);
    });

    test('[Q3] messages are found by having a file or a picture', async () => {
      await appendOrThrow(house.database, send([await ready()]));
      const paper = await ready('ada', { state: 'ready', type: 'application/pdf', thumbnail: false });
      await appendOrThrow(house.database, { ...send([paper]), body: 'the paper' });
      await appendOrThrow(house.database, message(roomId));
      const find = async (filter: object): Promise<number> => {
        const search = house.database.search.messages([], { readerId: 'ada', ...filter }, { limit: 10 });
        return (await search).hits.length;
      };
      expect(await find({ hasFile: true })).toBe(2);
      expect(await find({ hasImage: true })).toBe(1);
    });
  });
}
