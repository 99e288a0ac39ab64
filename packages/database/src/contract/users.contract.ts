import { lobbyRoomId, UserSchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { addRoom, type OpenHouse, people, say, useHouse } from './house.fixture.ts';

const hour = 3_600_000;
const inAnHour = () => new Date(Date.now() + hour);
const anHourAgo = () => new Date(Date.now() - hour);

export function describeUsers(open: OpenHouse): void {
  describe('users', () => {
    const house = useHouse(open);

    test('a person is shown without what is private', async () => {
      const user = await house.database.users.find('otter');
      expect(user).toEqual({
        id: 'otter',
        username: null,
        name: 'Guest otter',
        guest: true,
        role: 'user',
        banned: false,
        bannedUntil: null,
        banReason: null,
        createdAt: expect.any(String),
      });
      expect(UserSchema.parse(user)).toEqual(user);
      expect(await house.database.users.find('nobody')).toBeUndefined();
    });

    test('of the roles that the sign-in library keeps, admin is the one that counts', async () => {
      const roleOf = async (role: string) => {
        await house.prisma.user.update({ where: { id: 'ada' }, data: { role } });
        return (await house.database.users.find('ada'))?.role;
      };
      expect([await roleOf('admin'), await roleOf('user,admin'), await roleOf('badminton')]).toEqual([
        'admin',
        'admin',
        'user',
      ]);
    });

    test('people are listed oldest first, page by page, also when two came in the same millisecond', async () => {
      const createdAt = new Date(1_700_000_000_000);
      await house.prisma.user.updateMany({ data: { createdAt } });
      const first = await house.database.users.list({ limit: 2 });
      const last = first.at(-1);
      if (!last) throw new Error('no page');
      const second = await house.database.users.list({
        after: { time: last.createdAt, id: last.id },
        limit: 2,
      });
      expect([...first, ...second].map(({ id }) => id)).toEqual(['ada', 'grace', 'otter']);
    });

    test('a new name shows everywhere that asks for it', async () => {
      const roomId = await addRoom(house.database);
      await say(house.database, roomId, 1);
      expect(await house.database.users.update('ada', { name: 'Countess' })).toMatchObject({
        user: { name: 'Countess' },
        cut: undefined,
      });
      expect(await house.database.messages.list(roomId, { limit: 1 })).toMatchObject([
        { author: { name: 'Countess' } },
      ]);
      expect(await house.database.users.update('nobody', { name: 'Countess' })).toEqual({ refused: 'gone' });
    });

    test('[U3] people are found by role, ban, guesthood and name', async () => {
      const ids = async (filter: Omit<Parameters<typeof house.database.users.list>[0], 'limit'>) =>
        (await house.database.users.list({ limit: 10, ...filter })).map(({ id }) => id);
      await house.prisma.user.update({
        where: { id: 'ada' },
        data: { role: 'user,admin', username: 'lovelace' },
      });
      await house.database.users.update('grace', { ban: { reason: 'Spam', until: null } });
      expect(await ids({ role: 'admin' })).toEqual(['ada']);
      expect(await ids({ role: 'user' })).toEqual(['grace', 'otter']);
      expect(await ids({ banned: true })).toEqual(['grace']);
      expect(await ids({ banned: false })).toEqual(['ada', 'otter']);
      expect(await ids({ guest: true })).toEqual(['otter']);
      expect(await ids({ guest: false, banned: false })).toEqual(['ada']);
      expect(await ids({ q: 'race' })).toEqual(['grace']);
      expect(await ids({ q: 'Love' })).toEqual(['ada']);
      expect(await ids({ q: 'lace' })).toEqual([]);
    });

    test('[U4] a ban ends the person’s sessions, and is over by itself', async () => {
      await house.prisma.session.create({
        data: { id: 's', token: 't', userId: 'grace', expiresAt: inAnHour() },
      });
      const until = inAnHour().toISOString();
      const cause = { actorId: 'ada', requestId: 'r', reason: 'Spam' };
      const banned = await house.database.users.update('grace', { ban: { reason: 'Spam', until } }, cause);
      expect(banned).toMatchObject({
        user: { banned: true, bannedUntil: until, banReason: 'Spam' },
        cut: 'banned',
      });
      expect(await house.prisma.session.count()).toBe(0);
      await house.prisma.user.update({ where: { id: 'grace' }, data: { banExpires: anHourAgo() } });
      expect(await house.database.users.find('grace')).toMatchObject({
        banned: false,
        bannedUntil: null,
        banReason: null,
      });
      expect(await house.database.users.update('grace', { ban: null }, cause)).toMatchObject({
        cut: undefined,
      });
      const rows = await house.database.audit.list({}, { limit: 5 });
      expect(rows).toMatchObject([{ action: 'user.banned', reason: 'Spam', details: { until } }]);
    });

    test('[U4] one request that changes several things leaves a row for each', async () => {
      const change = { name: 'Hopper', role: 'admin', ban: { reason: null, until: null } } as const;
      const changed = await house.database.users.update('grace', change, { actorId: 'ada', requestId: 'r' });
      expect(changed).toMatchObject({ cut: 'banned', user: { name: 'Hopper', role: 'admin', banned: true } });
      const lifted = await house.database.users.update('grace', { ban: null, role: 'user' });
      expect(lifted).toMatchObject({ cut: 'rights_changed', user: { role: 'user', banned: false } });
      const rows = await house.database.audit.list({}, { limit: 5 });
      expect(rows.map(({ action, details }) => [action, details]).toReversed()).toEqual([
        ['user.renamed', { from: 'Grace', to: 'Hopper' }],
        ['user.role_changed', { from: 'user', to: 'admin' }],
        ['user.banned', { until: null }],
      ]);
    });

    test('[U4] the last administrator stays one, is not banned, and is not deleted', async () => {
      await house.database.users.update('ada', { role: 'admin' });
      await house.database.users.update('grace', { role: 'admin', ban: { reason: null, until: null } });
      const refused = { refused: 'last_admin' };
      expect(await house.database.users.update('ada', { role: 'user' })).toEqual(refused);
      expect(await house.database.users.update('ada', { ban: { reason: null, until: null } })).toEqual(
        refused,
      );
      expect(await house.database.users.delete('ada')).toEqual(refused);
      await house.database.users.update('grace', { ban: null });
      expect(await house.database.users.update('ada', { role: 'user' })).toMatchObject({
        user: { role: 'user' },
      });
    });

    test('[U3] an account made here can sign in: one row with the hash, and nobody else’s name or address', async () => {
      const account = {
        username: 'lin',
        name: 'Lin',
        email: 'lin@example.com',
        passwordHash: 'salt:hash',
        role: 'user',
      } as const;
      const note = { actorId: 'ada', requestId: 'r', action: 'user.created' } as const;
      const made = await house.database.users.create(account, note);
      if ('refused' in made) throw new Error(made.refused);
      expect(made.user).toMatchObject({ username: 'lin', name: 'Lin', role: 'user', guest: false });
      expect(await house.prisma.account.findMany({ where: { userId: made.user.id } })).toMatchObject([
        { providerId: 'credential', accountId: made.user.id, password: 'salt:hash' },
      ]);
      const others = [
        { ...account, email: 'else@example.com' },
        { ...account, username: 'else' },
      ];
      for (const other of others) {
        expect(await house.database.users.create(other, note)).toEqual({ refused: 'taken' });
      }
      const rows = await house.database.audit.list({}, { limit: 5 });
      expect(rows).toMatchObject([
        {
          action: 'user.created',
          subject: `user:${made.user.id}`,
          details: { username: 'lin', role: 'user' },
        },
      ]);
      expect(JSON.stringify(rows)).not.toContain('salt');
    });

    test('who is deleted leaves their rooms, and their words are nowhere any more', async () => {
      const roomId = await addRoom(house.database, 'grace');
      await say(house.database, roomId, 2, people.grace);
      await say(house.database, roomId, 1, people.ada);
      const deleted = await house.database.users.delete('grace');
      expect(deleted).toMatchObject({
        committed: [{ channel: `room:${roomId}`, data: { kind: 'member.left', user: people.grace } }],
      });
      expect(await house.database.users.find('grace')).toBeUndefined();
      expect(await house.database.messages.list(roomId, { limit: 5 })).toMatchObject([
        { author: people.ada },
      ]);
      const { events, seq } = await house.database.logs.read(`room:${roomId}`, { limit: 100 });
      expect(events.map((event) => event.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
      const said = events.flatMap(({ data }) =>
        data.kind === 'message.created' ? [[data.author.name, data.body]] : [],
      );
      expect(said).toEqual([
        ['Deleted account', ''],
        ['Deleted account', ''],
        ['Ada', 'message 0'],
      ]);
      expect(await house.database.users.delete('grace')).toEqual({ refused: 'gone' });
    });

    test('[A34] rooms of a deleted only owner pass on, or go when nobody is left', async () => {
      const kept = await addRoom(house.database, 'grace', 'otter');
      const shared = await addRoom(house.database, 'grace');
      await house.database.rooms.updateMembership(shared, 'grace', { role: 'owner' });
      const alone = await addRoom(house.database);
      await say(house.database, kept, 1, people.ada);
      const deleted = await house.database.users.delete('ada');
      expect(deleted).toMatchObject({ heirs: [{ roomId: kept, userId: 'grace' }], deletedRoomIds: [alone] });
      const told =
        'refused' in deleted ? [] : deleted.committed.map(({ channel, data }) => [channel, data.kind]);
      expect(told.toSorted()).toEqual(
        [
          [`room:${kept}`, 'member.changed'],
          [`room:${kept}`, 'member.left'],
          [`room:${shared}`, 'member.left'],
        ].toSorted(),
      );
      expect(await house.database.rooms.findRole('grace', kept)).toBe('owner');
      expect(await house.database.rooms.find(alone)).toBeUndefined();
      const { events } = await house.database.logs.read(`room:${kept}`, { limit: 2 });
      expect(events.map(({ data }) => data)).toMatchObject([
        { kind: 'member.left', user: people.ada },
        { kind: 'member.changed', user: people.grace, role: 'owner' },
      ]);
    });

    test('[U6] the lobby stays when nobody is left in it, whoever goes last and however', async () => {
      const lobby = { id: lobbyRoomId, name: 'Lobby', topic: '', visibility: 'public' } as const;
      await house.database.rooms.create('ada', lobby);
      expect(await house.database.rooms.removeMember(lobbyRoomId, 'ada')).toMatchObject({
        deletedRoomIds: [],
      });
      expect(await house.database.rooms.find(lobbyRoomId)).toMatchObject({ memberCount: 0 });
      await house.database.rooms.putMember(lobbyRoomId, 'grace', 'owner');
      expect(await house.database.users.delete('grace')).toMatchObject({ deletedRoomIds: [] });
      expect(await house.database.rooms.find(lobbyRoomId)).toMatchObject({ memberCount: 0 });
    });

    describe('a credential', () => {
      const addSession = (expiresAt: Date) =>
        house.prisma.session.create({ data: { id: 's', token: 't', userId: 'ada', expiresAt } });
      const addKey = (data: { enabled?: boolean; expiresAt?: Date; referenceId?: string } = {}) => {
        const now = new Date();
        const row = { id: 'k', key: 'hash', referenceId: 'ada', createdAt: now, updatedAt: now };
        return house.prisma.apikey.create({ data: { ...row, ...data } });
      };
      const isGood = (type: 'session' | 'key') =>
        house.database.users.isCredentialGood({ type, id: type === 'session' ? 's' : 'k' });

      test('that was never given is not good', async () => {
        expect([await isGood('session'), await isGood('key')]).toEqual([false, false]);
      });

      test('is good until it expires', async () => {
        await addSession(inAnHour());
        await addKey({ expiresAt: inAnHour() });
        expect([await isGood('session'), await isGood('key')]).toEqual([true, true]);
        await house.prisma.session.updateMany({ data: { expiresAt: anHourAgo() } });
        await house.prisma.apikey.updateMany({ data: { expiresAt: anHourAgo() } });
        expect([await isGood('session'), await isGood('key')]).toEqual([false, false]);
      });

      test('is no longer good when the session has ended or the key is disabled', async () => {
        await addSession(inAnHour());
        await addKey();
        await house.prisma.session.delete({ where: { id: 's' } });
        await house.prisma.apikey.updateMany({ data: { enabled: false } });
        expect([await isGood('session'), await isGood('key')]).toEqual([false, false]);
      });

      test('is not good while its user is banned, and is again when the ban is over', async () => {
        await addSession(inAnHour());
        await addKey();
        await house.prisma.user.update({ where: { id: 'ada' }, data: { banned: true } });
        expect([await isGood('session'), await isGood('key')]).toEqual([false, false]);
        await house.prisma.user.update({ where: { id: 'ada' }, data: { banExpires: inAnHour() } });
        expect([await isGood('session'), await isGood('key')]).toEqual([false, false]);
        await house.prisma.user.update({ where: { id: 'ada' }, data: { banExpires: anHourAgo() } });
        expect([await isGood('session'), await isGood('key')]).toEqual([true, true]);
      });

      test('of a deleted user is not good', async () => {
        await addSession(inAnHour());
        await addKey();
        await house.database.users.delete('ada');
        expect([await isGood('session'), await isGood('key')]).toEqual([false, false]);
      });
    });
  });
}
