import { InviteSchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { addRoom, type OpenHouse, people, useHouse } from './house.fixture.ts';

export function describeInvites(open: OpenHouse): void {
  describe('invites', () => {
    const house = useHouse(open);
    const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
    const invite = async (
      roomId: string,
      given: { codeHash?: string; expiresAt?: string | null; maxUses?: number | null } = {},
    ) => {
      const made = await house.database.invites.create({
        roomId,
        createdById: 'ada',
        codeHash: 'h',
        expiresAt: null,
        maxUses: null,
        ...given,
      });
      if ('refused' in made) throw new Error(made.refused);
      return made.invite;
    };

    test('[U30] whoever has the code of one comes in as a member, once, and the room hears of it', async () => {
      const roomId = await addRoom(house.database);
      const made = await invite(roomId, { expiresAt: inAnHour(), maxUses: 3 });
      expect(InviteSchema.parse(made)).toEqual(made);
      expect(await house.database.invites.preview('h')).toMatchObject({
        invite: made,
        room: { id: roomId, memberCount: 1 },
      });
      const first = await house.database.invites.redeem('h', 'grace');
      expect(first).toMatchObject({ created: true, membership: { role: 'member', userId: 'grace' } });
      expect('committed' in first && first.committed.map(({ data }) => data.kind)).toEqual([
        'member.joined',
        'room.added',
      ]);
      expect(await house.database.invites.redeem('h', 'grace')).toMatchObject({
        created: false,
        committed: [],
      });
      expect(await house.database.invites.redeem('h', 'ada')).toMatchObject({
        membership: { role: 'owner' },
      });
      expect(await house.database.invites.find(roomId, made.id)).toMatchObject({ uses: 1 });
    });

    test('[U31] of two who come at once with one use left, one gets in', async () => {
      const roomId = await addRoom(house.database);
      await invite(roomId, { maxUses: 1 });
      const came = await Promise.all(
        [people.grace.id, people.otter.id].map((id) => house.database.invites.redeem('h', id)),
      );
      expect(came.filter((result) => 'created' in result)).toHaveLength(1);
      expect(came.filter((result) => 'refused' in result)).toEqual([{ refused: 'gone' }]);
      expect(await house.database.rooms.find(roomId)).toMatchObject({ memberCount: 2 });
    });

    test('[U31] one that is used up, has expired, was taken back or never was is the same: gone', async () => {
      const [roomId, other] = [await addRoom(house.database), await addRoom(house.database)];
      const { invites } = house.database;
      await invite(roomId, { codeHash: 'used', maxUses: 1 });
      await invites.redeem('used', 'grace');
      await invite(roomId, { codeHash: 'old', expiresAt: new Date(Date.now() - 1).toISOString() });
      const revoked = await invite(roomId, { codeHash: 'revoked' });
      expect(await invites.remove(other, revoked.id)).toBe(false);
      const note = { actorId: 'ada', requestId: 'r', action: 'invite.deleted' } as const;
      expect(await invites.remove(roomId, revoked.id, note)).toBe(true);
      expect(await invites.remove(roomId, revoked.id, note)).toBe(false);
      for (const codeHash of ['used', 'old', 'revoked', 'never']) {
        expect(await invites.redeem(codeHash, 'otter'), codeHash).toEqual({ refused: 'gone' });
        expect(await invites.preview(codeHash), codeHash).toBeUndefined();
      }
      expect(await invites.list(roomId, { limit: 5 })).toEqual([]);
      expect(await house.database.audit.list({}, { limit: 5 })).toMatchObject([{ action: 'invite.deleted' }]);
    });

    test('[U31] somebody banned cannot come in by one, and uses nothing up', async () => {
      const roomId = await addRoom(house.database);
      const made = await invite(roomId, { maxUses: 1 });
      const ban = { roomId, userId: 'grace', kind: 'ban', reason: 'Spam', createdById: 'ada' } as const;
      await house.database.restrictions.put({ ...ban, until: null });
      expect(await house.database.invites.redeem('h', 'grace')).toEqual({ refused: 'banned', until: null });
      expect(await house.database.invites.find(roomId, made.id)).toMatchObject({ uses: 0 });
    });

    test('[U30] they are listed newest first, page by page, and go with the room', async () => {
      const roomId = await addRoom(house.database);
      const [a, b] = [await invite(roomId, { codeHash: 'a' }), await invite(roomId, { codeHash: 'b' })];
      await house.prisma.invite.updateMany({ data: { createdAt: new Date(1_700_000_000_000) } });
      const [first] = await house.database.invites.list(roomId, { limit: 1 });
      expect(first?.id).toBe(b.id);
      const after = { time: first?.createdAt ?? '', id: b.id };
      expect((await house.database.invites.list(roomId, { after, limit: 5 })).map(({ id }) => id)).toEqual([
        a.id,
      ]);
      await house.database.rooms.delete(roomId);
      expect(await house.prisma.invite.count()).toBe(0);
      await expect(invite(roomId)).rejects.toThrow('gone');
    });
  });
}
