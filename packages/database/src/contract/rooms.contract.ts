import { MembershipSchema, RoomSchema, roomChannel, userChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Committed } from '../database.ts';
import { addRoom, message, type OpenHouse, people, say, useHouse } from './house.fixture.ts';

export function describeRooms(open: OpenHouse): void {
  describe('rooms', () => {
    const house = useHouse(open);

    /** What is told to others is what the logs hold. */
    const expectLogged = async (committed: Committed[]) => {
      expect(committed).not.toHaveLength(0);
      for (const { channel, epoch, seq, ts, data } of committed) {
        const page = await house.database.logs.read(channel, { after: seq - 1, limit: 1 });
        expect(page).toMatchObject({ epoch, events: [{ seq, ts, data }] });
      }
    };
    const kinds = (committed: Committed[]) => committed.map(({ channel, data }) => [channel, data.kind]);

    test('a new room has its owner, and both logs say so', async () => {
      const created = await house.database.rooms.create('ada', {
        name: 'Tea',
        topic: 'Leaves',
        visibility: 'private',
      });
      if ('refused' in created) throw new Error(created.refused);
      const { membership, committed } = created;
      const { id } = membership.room;
      expect(MembershipSchema.parse(membership)).toEqual(membership);
      expect(membership).toMatchObject({
        room: { name: 'Tea', topic: 'Leaves', visibility: 'private', memberCount: 1 },
        role: 'owner',
        unread: 0,
        lastMessage: null,
      });
      expect(kinds(committed)).toEqual([
        [roomChannel(id), 'member.joined'],
        [userChannel('ada'), 'room.added'],
      ]);
      await expectLogged(committed);
    });

    test('creating a room again with its id gives the same room to its owner and is taken to others', async () => {
      const room = { id: v7(), name: 'Tea', topic: '', visibility: 'public' } as const;
      const first = await house.database.rooms.create('ada', room);
      const again = await house.database.rooms.create('ada', { ...room, name: 'Coffee' });
      expect(first).toMatchObject({ created: true });
      expect(again).toMatchObject({ created: false, committed: [], membership: { room: { name: 'Tea' } } });
      expect(await house.database.rooms.create('grace', room)).toEqual({ refused: 'taken' });
      expect(await house.database.rooms.create('nobody', { ...room, id: v7() })).toEqual({ refused: 'gone' });
    });

    test('the directory shows public rooms, newest first, and goes on after one that is gone', async () => {
      const ids: string[] = [];
      for (let nth = 0; nth < 5; nth++) ids.unshift(await addRoom(house.database));
      await house.database.rooms.create('ada', { name: 'Hidden', topic: '', visibility: 'private' });
      const first = await house.database.rooms.listPublic({ limit: 2 });
      expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect(RoomSchema.parse(first[0])).toEqual(first[0]);
      const last = first.at(-1);
      if (!last) throw new Error('no page');
      await house.database.rooms.delete(last.id);
      const second = await house.database.rooms.listPublic({
        after: { time: last.createdAt, id: last.id },
        limit: 10,
      });
      expect(second.map(({ id }) => id)).toEqual(ids.slice(2));
    });

    test('a changed room tells its log, an unchanged one does not', async () => {
      const id = await addRoom(house.database);
      const changed = await house.database.rooms.update(id, { topic: 'New' });
      expect(changed).toMatchObject({ room: { name: 'Lobby', topic: 'New' } });
      expect(changed?.committed).toMatchObject([
        {
          channel: roomChannel(id),
          data: { kind: 'room.updated', name: 'Lobby', topic: 'New', visibility: 'public' },
        },
      ]);
      await expectLogged(changed?.committed ?? []);
      expect(await house.database.rooms.update(id, { topic: 'New' })).toMatchObject({ committed: [] });
      expect(await house.database.rooms.find(id)).toEqual(changed?.room);
      expect(await house.database.rooms.update(v7(), { topic: 'New' })).toBeUndefined();
    });

    test('a deleted room takes its messages, members and log along and tells its members', async () => {
      const id = await addRoom(house.database, 'grace');
      await say(house.database, id, 2);
      const deleted = await house.database.rooms.delete(id);
      expect(deleted?.memberIds.toSorted()).toEqual(['ada', 'grace']);
      expect(kinds(deleted?.committed ?? []).toSorted()).toEqual([
        [userChannel('ada'), 'room.removed'],
        [userChannel('grace'), 'room.removed'],
      ]);
      await expectLogged(deleted?.committed ?? []);
      expect(await house.database.rooms.find(id)).toBeUndefined();
      expect(await house.database.rooms.rolesOf('grace')).toEqual([]);
      expect(await house.database.messages.list(id, { limit: 5 })).toEqual([]);
      expect(await house.prisma.logEvent.count({ where: { channelName: roomChannel(id) } })).toBe(0);
      expect(await house.database.messages.append(message(id))).toEqual({ refused: 'gone' });
      expect(await house.database.rooms.delete(id)).toBeUndefined();
    });

    test('who joins has read what was said before they came', async () => {
      const id = await addRoom(house.database);
      await say(house.database, id, 3);
      const joined = await house.database.rooms.putMember(id, 'grace', 'member');
      expect(joined).toMatchObject({ created: true, membership: { unread: 0, room: { memberCount: 2 } } });
      if ('refused' in joined) throw new Error(joined.refused);
      expect(joined.membership.lastReadSeq).toBe(joined.membership.seq);
      expect(kinds(joined.committed)).toEqual([
        [roomChannel(id), 'member.joined'],
        [userChannel('grace'), 'room.added'],
      ]);
      await expectLogged(joined.committed);
    });

    test('joining again changes nothing, another role is told', async () => {
      const id = await addRoom(house.database, 'grace');
      expect(await house.database.rooms.putMember(id, 'grace', 'member')).toMatchObject({
        created: false,
        committed: [],
      });
      const promoted = await house.database.rooms.putMember(id, 'grace', 'moderator');
      expect(promoted).toMatchObject({ created: false, membership: { role: 'moderator' } });
      if ('refused' in promoted) throw new Error(promoted.refused);
      expect(promoted.committed).toMatchObject([
        { data: { kind: 'member.changed', user: people.grace, role: 'moderator' } },
      ]);
      await expectLogged(promoted.committed);
      expect(await house.database.rooms.findRole('grace', id)).toBe('moderator');
      const { findStanding } = house.database.rooms;
      const standing = { kind: 'room', visibility: 'public' };
      expect(await findStanding('grace', id)).toEqual({ ...standing, role: 'moderator' });
      expect(await findStanding('nobody', id)).toEqual({ ...standing, role: undefined });
      expect(await findStanding('grace', 'no room')).toBeUndefined();
      expect(await house.database.rooms.putMember(id, 'nobody', 'member')).toEqual({ refused: 'gone' });
      expect(await house.database.rooms.putMember(v7(), 'grace', 'member')).toEqual({ refused: 'gone' });
    });

    test('unread counts what others said since, and nothing else', async () => {
      const id = await addRoom(house.database, 'grace');
      const unreadOf = async (userId: string) =>
        (await house.database.rooms.findMembership(userId, id))?.unread;
      await say(house.database, id, 3, people.ada);
      await say(house.database, id, 2, people.grace);
      await house.database.rooms.update(id, { topic: 'Not a message' });
      await house.database.rooms.putMember(id, 'otter', 'member');
      expect([await unreadOf('ada'), await unreadOf('grace'), await unreadOf('otter')]).toEqual([2, 3, 0]);
      const end = (await house.database.logs.position(roomChannel(id))).seq;
      await house.database.rooms.updateMembership(id, 'grace', { lastReadSeq: end });
      await say(house.database, id, 1, people.otter);
      expect([await unreadOf('ada'), await unreadOf('grace'), await unreadOf('otter')]).toEqual([3, 1, 0]);
    });

    test('a read position only moves forward, never past the end, and tells the person’s other devices', async () => {
      const id = await addRoom(house.database, 'grace');
      const end = await say(house.database, id, 4);
      const moved = await house.database.rooms.updateMembership(id, 'grace', { lastReadSeq: end - 1 });
      if ('refused' in moved) throw new Error(moved.refused);
      expect(moved.membership).toMatchObject({ lastReadSeq: end - 1, unread: 1 });
      expect(moved.committed).toMatchObject([
        { channel: userChannel('grace'), data: { kind: 'read.moved', roomId: id, seq: end - 1 } },
      ]);
      await expectLogged(moved.committed);
      expect(await house.database.rooms.updateMembership(id, 'grace', { lastReadSeq: 1 })).toMatchObject({
        membership: { lastReadSeq: end - 1 },
        committed: [],
      });
      expect(
        await house.database.rooms.updateMembership(id, 'grace', { lastReadSeq: 999_999 }),
      ).toMatchObject({
        membership: { lastReadSeq: end },
        committed: [{ data: { seq: end } }],
      });
    });

    test('notifications are the person’s own matter: no log hears of them', async () => {
      const id = await addRoom(house.database, 'grace');
      const changed = await house.database.rooms.updateMembership(id, 'grace', { notifications: 'none' });
      expect(changed).toMatchObject({ membership: { notifications: 'none' }, committed: [] });
      expect(await house.database.rooms.updateMembership(id, 'otter', { notifications: 'none' })).toEqual({
        refused: 'gone',
      });
    });

    test('a room keeps its last owner as long as that one stays in it', async () => {
      const id = await addRoom(house.database, 'grace');
      const { rooms } = house.database;
      expect(await rooms.updateMembership(id, 'ada', { role: 'member' })).toEqual({ refused: 'last_owner' });
      expect(await rooms.putMember(id, 'ada', 'member')).toEqual({ refused: 'last_owner' });
      await rooms.updateMembership(id, 'grace', { role: 'owner' });
      expect(await rooms.removeMember(id, 'ada')).toMatchObject({
        committed: [{}, {}],
        heirs: [],
        deletedRoomIds: [],
      });
      expect(await rooms.findRole('ada', id)).toBeUndefined();
    });

    test('[A34] when the only owner leaves, the longest-standing member takes over', async () => {
      const id = await addRoom(house.database, 'grace', 'otter');
      const left = await house.database.rooms.removeMember(id, 'ada');
      if ('refused' in left) throw new Error(left.refused);
      expect(left).toMatchObject({ heirs: [{ roomId: id, userId: 'grace' }], deletedRoomIds: [] });
      expect(left.committed).toMatchObject([
        { channel: roomChannel(id), data: { kind: 'member.left', user: people.ada } },
        { channel: roomChannel(id), data: { kind: 'member.changed', user: people.grace, role: 'owner' } },
        { channel: userChannel('ada'), data: { kind: 'room.removed', roomId: id } },
      ]);
      await expectLogged(left.committed);
      expect(await house.database.rooms.rolesOf('grace')).toEqual([{ roomId: id, role: 'owner' }]);
    });

    test('[A34] a moderator takes over before a member who is there for longer', async () => {
      const id = await addRoom(house.database, 'grace', 'otter');
      await house.database.rooms.updateMembership(id, 'otter', { role: 'moderator' });
      expect(await house.database.rooms.removeMember(id, 'ada')).toMatchObject({
        heirs: [{ roomId: id, userId: 'otter' }],
      });
      expect(await house.database.rooms.findRole('grace', id)).toBe('member');
    });

    test('[A34] a room goes with the last one who leaves it, and its log with it', async () => {
      const id = await addRoom(house.database);
      const left = await house.database.rooms.removeMember(id, 'ada');
      if ('refused' in left) throw new Error(left.refused);
      expect(left).toMatchObject({ heirs: [], deletedRoomIds: [id] });
      expect(kinds(left.committed)).toEqual([[userChannel('ada'), 'room.removed']]);
      await expectLogged(left.committed);
      expect(await house.database.rooms.find(id)).toBeUndefined();
      expect(await house.prisma.channel.count({ where: { name: roomChannel(id) } })).toBe(0);
      expect(await house.database.rooms.removeMember(id, 'ada')).toEqual({ refused: 'gone' });
    });

    test('a person’s rooms come with counts and the last message, latest joined first, page by page', async () => {
      const ids: string[] = [];
      for (let nth = 0; nth < 5; nth++) ids.unshift(await addRoom(house.database, 'grace'));
      await say(house.database, ids[1] ?? '', 2);
      const first = await house.database.rooms.listMemberships('grace', { limit: 2 });
      expect(first.map(({ room }) => room.id)).toEqual(ids.slice(0, 2));
      expect(first[1]).toMatchObject({ unread: 2, lastMessage: { author: people.ada, body: 'message 1' } });
      const last = first.at(-1);
      if (!last) throw new Error('no page');
      await house.database.rooms.removeMember(last.room.id, 'grace');
      const after = { time: last.joinedAt, id: last.room.id };
      const second = await house.database.rooms.listMemberships('grace', { after, limit: 10 });
      expect(second.map(({ room }) => room.id)).toEqual(ids.slice(2));
      expect(await house.database.rooms.listMemberships('otter', { limit: 10 })).toEqual([]);
    });

    test('members are listed longest first, page by page', async () => {
      const id = await addRoom(house.database, 'grace', 'otter');
      const first = await house.database.rooms.listMembers(id, { limit: 2 });
      expect(first.map(({ user, role }) => [user, role])).toEqual([
        [people.ada, 'owner'],
        [people.grace, 'member'],
      ]);
      const last = first.at(-1);
      if (!last) throw new Error('no page');
      const after = { time: last.joinedAt, id: last.user.id };
      const second = await house.database.rooms.listMembers(id, { after, limit: 2 });
      expect(second.map(({ user }) => user)).toEqual([people.otter]);
    });

    test('roles are found one by one and all of a person’s at once', async () => {
      const [first, second] = [await addRoom(house.database), await addRoom(house.database, 'grace')];
      expect(await house.database.rooms.findRole('ada', first)).toBe('owner');
      expect(await house.database.rooms.findRole('grace', first)).toBeUndefined();
      expect(await house.database.rooms.rolesOf('grace')).toEqual([{ roomId: second, role: 'member' }]);
    });
  });
}
