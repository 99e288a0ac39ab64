import { MembershipSchema, roomChannel, userChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addRoom, appendOrThrow, message, type OpenHouse, people, useHouse } from './house.fixture.ts';

const audit = { actorId: 'ada', requestId: 'r', action: 'member.banned' } as const;

export function describeDirectRooms(open: OpenHouse): void {
  describe('direct rooms and groups', () => {
    const house = useHouse(open);

    const openDirect = async (ownId: string, otherIds: string[], id: string = v7()) => {
      const opened = await house.database.rooms.openDirect(ownId, otherIds, id);
      if ('refused' in opened) throw new Error(opened.refused);
      return opened;
    };

    test('[V1] two people have one direct room, whoever opens it first and under whatever id', async () => {
      await addRoom(house.database, 'grace');
      const { membership, created, committed } = await openDirect('ada', ['grace']);
      expect(MembershipSchema.parse(membership)).toEqual(membership);
      expect(membership).toMatchObject({
        room: { kind: 'direct', visibility: 'private', memberCount: 2, name: 'Ada, Grace' },
        role: 'member',
        unread: 0,
        lastMessage: null,
      });
      expect(membership.participants?.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
        people.ada,
        people.grace,
      ]);
      expect(created).toBe(true);
      expect(committed.map(({ channel, data }) => [channel, data.kind])).toEqual([
        [userChannel('ada'), 'room.added'],
        [userChannel('grace'), 'room.added'],
      ]);
      const again = await openDirect('grace', ['ada']);
      expect(again).toMatchObject({ created: false, committed: [], membership: { userId: 'grace' } });
      expect(again.membership.room.id).toBe(membership.room.id);
      expect((await house.database.rooms.listPublic({ limit: 10 })).map(({ kind }) => kind)).toEqual([
        'room',
      ]);
    });

    test('[V2] somebody is known to whom they are in a room with, and where they wrote or were kept out', async () => {
      const { rooms, restrictions } = house.database;
      const [shared, own] = [await addRoom(house.database, 'grace'), await addRoom(house.database)];
      const isKnown = () => rooms.isKnownTo('ada', 'grace', own);
      expect(await isKnown()).toBe(true);
      await rooms.removeMember(shared, 'grace');
      expect(await isKnown()).toBe(false);
      const ban = { roomId: own, userId: 'grace', kind: 'ban', reason: 'Spam', until: null } as const;
      await restrictions.put({ ...ban, createdById: 'ada' }, audit);
      expect(await isKnown(), 'kept out').toBe(true);
      await restrictions.remove(own, 'grace', 'ban', audit);
      expect(await isKnown()).toBe(false);
      await rooms.putMember(own, 'grace', 'member');
      await appendOrThrow(house.database, message(own, people.grace));
      await rooms.removeMember(own, 'grace');
      expect(await isKnown(), 'wrote').toBe(true);
    });

    test('[V1] when both open it at once they are in the same room', async () => {
      await addRoom(house.database, 'grace');
      const both = await Promise.all([
        openDirect('ada', ['grace']),
        openDirect('grace', ['ada']),
        openDirect('ada', ['grace']),
      ]);
      expect(new Set(both.map(({ membership }) => membership.room.id)).size).toBe(1);
      expect(both.filter(({ created }) => created)).toHaveLength(1);
      expect(await house.prisma.room.count({ where: { kind: 'direct' } })).toBe(1);
    });

    test('[V2] nobody opens a room with somebody they share none with', async () => {
      expect(await house.database.rooms.openDirect('ada', ['grace'], v7())).toEqual({
        refused: 'stranger',
        userId: 'grace',
      });
      await addRoom(house.database, 'grace');
      expect(await house.database.rooms.openDirect('ada', ['grace', 'otter'], v7())).toEqual({
        refused: 'stranger',
        userId: 'otter',
      });
      expect(await house.database.rooms.openDirect('ada', ['nobody'], v7())).toMatchObject({
        refused: 'stranger',
      });
      expect(await house.database.rooms.openDirect('nobody', ['ada'], v7())).toEqual({ refused: 'gone' });
    });

    test('[V3] a group is new each time, and the same under its id', async () => {
      const named = await addRoom(house.database, 'grace', 'otter');
      const id = v7();
      const first = await openDirect('ada', ['grace', 'otter'], id);
      expect(first.membership.room).toMatchObject({ id, kind: 'group', memberCount: 3 });
      expect(await openDirect('grace', ['otter', 'ada'], id)).toMatchObject({ created: false });
      expect((await openDirect('ada', ['otter', 'grace'])).membership.room.id).not.toBe(id);
      expect(await house.database.rooms.openDirect('ada', ['grace'], id)).toEqual({ refused: 'taken' });
      expect(await house.database.rooms.openDirect('ada', ['grace', 'otter'], named)).toEqual({
        refused: 'taken',
      });
    });

    test('[V4] what is said in it is unread to the other, and lists of what is kept leave it out', async () => {
      await addRoom(house.database, 'grace');
      const { membership } = await openDirect('ada', ['grace']);
      const { id } = membership.room;
      expect(await house.database.messages.append(message(id, people.ada))).toMatchObject({ seq: 1 });
      expect((await house.database.rooms.findMembership('grace', id))?.unread).toBe(1);
      const kindsOf = async (keptOnly: boolean) =>
        (await house.database.rooms.listMemberships('grace', { limit: 10, keptOnly })).map(
          ({ room }) => room.kind,
        );
      expect((await kindsOf(false)).toSorted()).toEqual(['direct', 'room']);
      expect(await kindsOf(true)).toEqual(['room']);
    });

    test('[V5] it stays with whoever is left, and goes with the last of its people', async () => {
      await addRoom(house.database, 'grace', 'otter');
      const { membership } = await openDirect('otter', ['grace']);
      const { id } = membership.room;
      await house.database.users.delete('otter');
      expect((await house.database.rooms.findMembership('grace', id))?.participants).toEqual([people.grace]);
      const deleted = await house.database.users.delete('grace');
      expect(deleted).toMatchObject({ deletedRoomIds: [id] });
      expect(await house.database.rooms.find(id)).toBeUndefined();
      expect(await house.prisma.channel.count({ where: { name: roomChannel(id) } })).toBe(0);
    });

    test('[V6] a guest brings a direct room along to an account that has none with that person', async () => {
      await addRoom(house.database, 'grace', 'otter');
      const { id } = (await openDirect('otter', ['grace'])).membership.room;
      const own = (await openDirect('ada', ['grace'])).membership.room.id;
      expect(await house.database.rooms.putMember(id, 'ada', 'member')).toEqual({ refused: 'gone' });
      await house.database.users.delete('ada');
      expect(await house.database.rooms.findRole('grace', own)).toBe('member');
    });
  });
}
