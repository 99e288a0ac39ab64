import { RestrictionSchema, roomChannel } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import type { RestrictionKind } from '../database.ts';
import { addRoom, appendOrThrow, message, type OpenHouse, people, useHouse } from './house.fixture.ts';

const hour = 3_600_000;
const inAnHour = () => new Date(Date.now() + hour).toISOString();

export function describeRestrictions(open: OpenHouse): void {
  describe('bans and mutes', () => {
    const house = useHouse(open);
    const restrict = async (
      roomId: string,
      userId: string,
      kind: RestrictionKind,
      until: string | null = null,
    ) => {
      const given = { roomId, userId, kind, reason: 'Spam', until, createdById: 'ada' };
      const action = kind === 'ban' ? 'member.banned' : 'member.muted';
      const put = await house.database.restrictions.put(given, { actorId: 'ada', requestId: 'r', action });
      if ('refused' in put) throw new Error(put.refused);
      return put;
    };
    /** The end of every restriction passes. */
    const wait = () => house.prisma.restriction.updateMany({ data: { until: new Date(Date.now() - 1) } });

    test('[U10] whoever is banned is out at once and stays out; the room hears that they left', async () => {
      const roomId = await addRoom(house.database, 'grace');
      const { rooms, restrictions } = house.database;
      const banned = await restrict(roomId, 'grace', 'ban');
      expect(RestrictionSchema.parse(banned.restriction)).toEqual({
        user: people.grace,
        reason: 'Spam',
        until: null,
        createdById: 'ada',
        createdAt: expect.any(String),
      });
      expect(banned.created).toBe(true);
      expect(banned.committed).toMatchObject([
        { channel: roomChannel(roomId), data: { kind: 'member.left', user: people.grace } },
        { channel: 'user:grace', data: { kind: 'room.removed', roomId } },
      ]);
      expect(await rooms.findRole('grace', roomId)).toBeUndefined();
      expect(await rooms.putMember(roomId, 'grace', 'member')).toEqual({ refused: 'banned', until: null });
      expect(await house.database.messages.append(message(roomId, people.grace))).toEqual({
        refused: 'not_member',
      });
      expect(await restrictions.find(roomId, 'grace', 'ban')).toEqual(banned.restriction);
      expect(await restrictions.find(roomId, 'grace', 'mute')).toBeUndefined();
      const [row] = await house.database.audit.list({ roomId }, { limit: 5 });
      expect(row).toMatchObject({ action: 'member.banned', subject: 'user:grace', details: { until: null } });
    });

    test('[U10] a ban that is over, or taken back, keeps nobody out', async () => {
      const roomId = await addRoom(house.database, 'grace', 'otter');
      const { rooms, restrictions } = house.database;
      await restrict(roomId, 'grace', 'ban', inAnHour());
      await wait();
      expect(await restrictions.find(roomId, 'grace', 'ban')).toBeUndefined();
      expect(await rooms.putMember(roomId, 'grace', 'member')).toMatchObject({ created: true });
      await restrict(roomId, 'otter', 'ban');
      expect(await restrictions.remove(roomId, 'otter', 'ban')).toBe(true);
      expect(await restrictions.remove(roomId, 'otter', 'ban')).toBe(false);
      expect(await rooms.putMember(roomId, 'otter', 'member')).toMatchObject({ created: true });
    });

    test('[U10] somebody who never was in the room can be banned from it, and nobody who is not there', async () => {
      const roomId = await addRoom(house.database);
      const before = await house.database.logs.position(roomChannel(roomId));
      expect(await restrict(roomId, 'grace', 'ban')).toMatchObject({ created: true, committed: [] });
      expect(await house.database.logs.position(roomChannel(roomId))).toEqual(before);
      const nobody = { kind: 'ban', reason: 'x', until: null, createdById: 'ada' } as const;
      const { put } = house.database.restrictions;
      expect(await put({ ...nobody, roomId, userId: 'nobody' })).toEqual({ refused: 'gone' });
      expect(await put({ ...nobody, roomId: people.ada.id, userId: 'grace' })).toEqual({ refused: 'gone' });
    });

    test('[U11] whoever is muted reads and does not write, in that room, until then', async () => {
      const [roomId, other] = [
        await addRoom(house.database, 'grace'),
        await addRoom(house.database, 'grace'),
      ];
      const { messages, rooms } = house.database;
      const earlier = message(roomId, people.grace);
      const said = await appendOrThrow(house.database, earlier);
      const until = inAnHour();
      expect(await restrict(roomId, 'grace', 'mute', until)).toMatchObject({ created: true, committed: [] });
      const refused = { refused: 'muted', until };
      expect(await messages.append(message(roomId, people.grace))).toEqual(refused);
      expect(await messages.append(earlier)).toEqual({ ...said, duplicate: true });
      expect(await messages.edit({ roomId, messageId: earlier.messageId, body: 'other' })).toEqual(refused);
      expect(await messages.append(message(other, people.grace))).toMatchObject({ duplicate: false });
      expect(await messages.append(message(roomId, people.ada))).toMatchObject({ duplicate: false });
      await rooms.removeMember(roomId, 'grace');
      await rooms.putMember(roomId, 'grace', 'member');
      expect(await messages.append(message(roomId, people.grace))).toEqual(refused);
      await wait();
      expect(await messages.append(message(roomId, people.grace))).toMatchObject({ duplicate: false });
    });

    test('[U10] they are listed oldest first, page by page, and only those in force; a change keeps its place', async () => {
      const roomId = await addRoom(house.database);
      const createdAt = new Date(1_700_000_000_000);
      await restrict(roomId, 'otter', 'ban');
      await restrict(roomId, 'grace', 'ban');
      await restrict(roomId, 'grace', 'mute', inAnHour());
      await house.prisma.restriction.updateMany({ data: { createdAt } });
      expect(await restrict(roomId, 'grace', 'ban', inAnHour())).toMatchObject({ created: false });
      const list = (page: { after?: { time: string; id: string } } = {}) =>
        house.database.restrictions.list(roomId, 'ban', { limit: 1, ...page });
      const [first] = await list();
      expect(first?.user.id).toBe('grace');
      const after = { time: first?.createdAt ?? '', id: 'grace' };
      expect((await list({ after })).map(({ user }) => user.id)).toEqual(['otter']);
      await house.prisma.restriction.updateMany({
        where: { userId: 'grace' },
        data: { until: new Date(0) },
      });
      expect((await list()).map(({ user }) => user.id)).toEqual(['otter']);
    });

    test('[U10] they go with the room and with the person', async () => {
      const [roomId, other] = [await addRoom(house.database), await addRoom(house.database)];
      await restrict(roomId, 'grace', 'ban');
      await restrict(other, 'grace', 'ban');
      await house.database.rooms.delete(roomId);
      expect(await house.prisma.restriction.count()).toBe(1);
      await house.database.users.delete('grace');
      expect(await house.prisma.restriction.count()).toBe(0);
    });
  });
}
