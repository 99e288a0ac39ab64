import { limitsOfFollowing, streamChannel, userChannel } from '@tidewire/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { addUser } from '../testing.ts';
import { addRoom, appendOrThrow, message, type OpenHouse, people, useHouse } from './house.fixture.ts';

export function describeFollowing(open: OpenHouse): void {
  describe('following people', () => {
    const house = useHouse(open);
    const following = () => house.database.following;
    let roomId: string;
    beforeEach(async () => {
      roomId = await addRoom(house.database, 'grace');
    });
    const follow = async (userId: string, followedId: string) => {
      const put = await following().put(userId, followedId);
      if ('refused' in put) throw new Error(put.refused);
      return put;
    };
    const post = (body: string, room = roomId, author: (typeof people)['ada' | 'grace'] = people.ada) =>
      appendOrThrow(house.database, message(room, author, body));
    const ban = (userId: string) =>
      house.database.restrictions.put({
        ...{ roomId, userId, kind: 'ban', reason: 'Spam', until: null, createdById: 'ada' },
      });
    const bodies = async (userId: string) =>
      (await following().posts(userId, { limit: 50 })).map(({ message: { body } }) => body);

    test('[J1] is one’s own, said once, told to one’s own tabs and taken back', async () => {
      const first = await follow('grace', 'ada');
      expect(first).toMatchObject({
        created: true,
        followed: { person: people.ada },
        committed: [{ channel: userChannel('grace'), data: { kind: 'following.changed' } }],
      });
      expect(await follow('grace', 'ada')).toEqual({ ...first, created: false, committed: [] });
      expect(await following().list('grace', { limit: 10 })).toEqual([first.followed]);
      expect(await following().list('ada', { limit: 10 })).toEqual([]);
      expect(await following().remove('grace', 'ada')).toMatchObject({
        committed: [{ data: { kind: 'following.changed' } }],
      });
      expect(await following().remove('grace', 'ada')).toBeUndefined();
      expect(await following().list('grace', { limit: 10 })).toEqual([]);
    });

    test('[J1] is of others whom one may meet, and has an end on both sides', async () => {
      expect(await following().put('ada', 'ada')).toEqual({ refused: 'self' });
      expect(await following().put('ada', 'nobody')).toEqual({ refused: 'gone' });
      // In no room at all.
      expect(await following().put('ada', 'otter')).toEqual({ refused: 'gone' });
      // In a public one, from which the one who asks is banned.
      await ban('otter');
      expect(await following().put('otter', 'grace')).toEqual({ refused: 'gone' });
      const createdAt = new Date(0);
      const many = Array.from({ length: limitsOfFollowing.followers }, (_, nth) => `fan${nth}`);
      for (const id of many) await addUser(house.prisma, { id, name: id, guest: false });
      await house.prisma.follow.createMany({
        data: many.map((followerId) => ({ followerId, followedId: 'ada', createdAt })),
      });
      expect(await following().put('grace', 'ada')).toEqual({ refused: 'crowded' });
      await house.prisma.follow.createMany({
        data: many
          .slice(0, limitsOfFollowing.followed)
          .map((followedId) => ({ followerId: 'ada', followedId, createdAt })),
      });
      expect(await following().put('ada', 'grace')).toEqual({ refused: 'full' });
    });

    test('[J2] a post in a public room is added to the stream in the very commit that stores it, and read latest first', async () => {
      await follow('grace', 'ada');
      const { told } = await post('One');
      expect(told).toMatchObject([
        {
          ...{ channel: streamChannel('grace'), seq: 1 },
          data: { kind: 'post.created', roomId, authorId: 'ada' },
        },
      ]);
      await post('Two');
      expect(await house.database.logs.read(streamChannel('grace'), { limit: 10 })).toMatchObject({
        events: [{ seq: 1 }, { seq: 2 }],
      });
      const [latest] = await following().posts('grace', { limit: 1 });
      expect(latest).toMatchObject({ seq: 2, message: { body: 'Two' }, room: { id: roomId, name: 'Lobby' } });
      expect(await following().posts('grace', { before: 2, limit: 5 })).toMatchObject([
        { seq: 1, message: { body: 'One' } },
      ]);
      // One’s own, those of people one does not follow, and the same message again.
      expect((await post('Mine', roomId, people.grace)).told).toBeUndefined();
      expect(await bodies('ada')).toEqual([]);
      const again = message(roomId, people.ada, 'Three');
      await appendOrThrow(house.database, again);
      expect((await appendOrThrow(house.database, again)).told).toBeUndefined();
      expect(await bodies('grace')).toEqual(['Three', 'Two', 'One']);
    });

    test('[J2] goes with the account of who read it', async () => {
      await follow('grace', 'ada');
      await post('One');
      await house.database.users.delete('grace');
      expect(await house.database.logs.position(streamChannel('grace'))).toMatchObject({ seq: 0 });
      expect((await post('Two')).told).toBeUndefined();
    });

    test('[J3] tells nothing of a room that is private, or from which the reader is banned', async () => {
      await follow('grace', 'ada');
      const made = await house.database.rooms.create('ada', {
        name: 'Den',
        topic: '',
        visibility: 'private',
      });
      if ('refused' in made) throw new Error(made.refused);
      const den = made.membership.room.id;
      await house.database.rooms.putMember(den, 'grace', 'member');
      expect((await post('Between us', den)).told).toBeUndefined();
      await post('For all');
      await ban('grace');
      expect((await post('Without Grace')).told).toBeUndefined();
      expect(await bodies('grace')).toEqual([]);
      await house.database.restrictions.remove(roomId, 'grace', 'ban');
      expect(await bodies('grace')).toEqual(['For all']);
    });

    test('[J3] shows nothing any more of what was deleted, went private, or is by somebody followed no longer', async () => {
      await follow('grace', 'ada');
      const gone = message(roomId, people.ada, 'A slip');
      await appendOrThrow(house.database, gone);
      await post('Kept');
      await house.database.messages.delete({ roomId, messageId: gone.messageId, deletedById: 'ada' });
      expect(await bodies('grace')).toEqual(['Kept']);
      await house.database.rooms.update(roomId, { visibility: 'private' });
      expect(await bodies('grace')).toEqual([]);
      await house.database.rooms.update(roomId, { visibility: 'public' });
      await following().remove('grace', 'ada');
      expect(await bodies('grace')).toEqual([]);
    });
  });
}
