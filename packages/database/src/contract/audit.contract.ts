import { type AuditAction, AuditEventSchema } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditCause, AuditNote } from '../database.ts';
import { addRoom, type OpenHouse, useHouse } from './house.fixture.ts';

const cause: AuditCause = { actorId: 'grace', requestId: 'r1' };

const note = (action: AuditAction, given: Partial<AuditNote> = {}): AuditNote => ({
  ...cause,
  action,
  ...given,
});

export function describeAudit(open: OpenHouse): void {
  describe('the audit log', () => {
    const house = useHouse(open);
    const list = () => house.database.audit.list({}, { limit: 100 });
    const rename = (name: string, given?: Partial<AuditCause>) =>
      house.database.users.update('ada', { name }, { ...cause, ...given });

    test('[U1] a change that is given a note writes one row, and a change that is given none writes none', async () => {
      const roomId = await addRoom(house.database, 'grace');
      expect(await list()).toEqual([]);
      await house.database.rooms.removeMember(
        roomId,
        'grace',
        note('member.removed', { actorId: 'ada', reason: 'Spam' }),
      );
      const [row, ...others] = await list();
      expect(others).toEqual([]);
      expect(AuditEventSchema.parse(row)).toEqual({
        seq: 1,
        id: expect.any(String),
        createdAt: expect.any(String),
        actorId: 'ada',
        action: 'member.removed',
        subject: 'user:grace',
        roomId,
        reason: 'Spam',
        requestId: 'r1',
        details: {},
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    });

    test('[U1] every change that others must answer for says what it was', async () => {
      const { rooms, users, feeds } = house.database;
      const roomId = await addRoom(house.database);
      await rooms.putMember(roomId, 'grace', 'member', note('member.added'));
      await rooms.updateMembership(roomId, 'grace', { role: 'moderator' }, note('member.role_changed'));
      await rooms.putMember(roomId, 'grace', 'member', note('member.role_changed'));
      await rooms.update(roomId, { name: 'Tea' }, note('room.updated'));
      await rooms.delete(roomId, note('room.deleted'));
      const feed = {
        id: 'stock.TW',
        kind: 'quote',
        title: 'TW',
        currency: null,
        provenance: 'live',
      } as const;
      await feeds.create(feed, note('feed.created'));
      await feeds.update('stock.TW', { title: 'Tide' }, note('feed.updated'));
      await feeds.delete('stock.TW', note('feed.deleted'));
      await users.delete('ada', note('user.deleted'));
      const said = (await list()).toReversed().map((row) => [row.seq, row.action, row.subject, row.details]);
      expect(said).toEqual([
        [1, 'member.added', 'user:grace', { role: 'member' }],
        [2, 'member.role_changed', 'user:grace', { role: 'moderator' }],
        [3, 'member.role_changed', 'user:grace', { role: 'member' }],
        [4, 'room.updated', `room:${roomId}`, { name: 'Tea' }],
        [5, 'room.deleted', `room:${roomId}`, { name: 'Tea' }],
        [6, 'feed.created', 'feed:stock.TW', { title: 'TW' }],
        [7, 'feed.updated', 'feed:stock.TW', { title: 'Tide' }],
        [8, 'feed.deleted', 'feed:stock.TW', {}],
        [9, 'user.deleted', 'user:ada', { name: 'Ada', username: null }],
      ]);
      expect(await house.database.audit.verify()).toMatchObject({ ok: true, checked: 9 });
    });

    test('[U1] what was refused, was not there, or was so already leaves no row', async () => {
      const { rooms, users, feeds } = house.database;
      const roomId = await addRoom(house.database);
      await rooms.putMember(roomId, 'ada', 'member', note('member.role_changed'));
      await rooms.putMember(roomId, 'ada', 'owner', note('member.role_changed'));
      await rooms.update(roomId, { name: 'Lobby' }, note('room.updated'));
      await rooms.removeMember(roomId, 'grace', note('member.removed'));
      await rooms.delete(v7(), note('room.deleted'));
      await users.update('nobody', { name: 'x' }, cause);
      await users.update('ada', { name: 'Ada', role: 'user', ban: null }, cause);
      await users.delete('nobody', note('user.deleted'));
      await feeds.delete('stock.NONE', note('feed.deleted'));
      expect(await list()).toEqual([]);
    });

    test('[U1] the row and the change are one transaction: without the one there is not the other', async () => {
      await rename('First');
      // The next row's number is taken, so that writing it fails.
      const first = await house.prisma.auditEvent.findFirstOrThrow();
      await house.prisma.auditEvent.create({ data: { ...first, seq: 2, id: v7() } });
      await expect(rename('Second')).rejects.toThrow();
      expect((await house.database.users.find('ada'))?.name).toBe('First');
    });

    test('[U2] changes made at once are numbered without a gap', async () => {
      await Promise.all(Array.from({ length: 12 }, (_, nth) => rename(`Ada ${nth}`)));
      expect((await list()).map(({ seq }) => seq)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect(await house.database.audit.verify()).toMatchObject({ ok: true, checked: 12 });
    });

    test('is read newest first, page by page, by who, what, whom, where and when', async () => {
      const roomId = await addRoom(house.database);
      await rename('One');
      await rename('Two', { actorId: 'otter' });
      await house.database.rooms.putMember(roomId, 'grace', 'member', note('member.added'));
      const seqs = async (filter: Parameters<typeof house.database.audit.list>[0], after?: number) =>
        (
          await house.database.audit.list(filter, { limit: 2, ...(after === undefined ? {} : { after }) })
        ).map(({ seq }) => seq);
      expect([await seqs({}), await seqs({}, 2)]).toEqual([[3, 2], [1]]);
      expect(await seqs({ actorId: 'otter' })).toEqual([2]);
      expect(await seqs({ action: 'member.added' })).toEqual([3]);
      expect(await seqs({ subject: 'user:ada' })).toEqual([2, 1]);
      expect(await seqs({ roomId })).toEqual([3]);
      const [, second] = (await list()).toReversed();
      const time = second?.createdAt ?? '';
      await house.prisma.auditEvent.updateMany({
        where: { seq: 1 },
        data: { createdAt: new Date(Date.parse(time) - 1) },
      });
      expect(await seqs({ to: time })).toEqual([1]);
      expect((await seqs({ from: time })).at(-1)).toBe(2);
    });

    describe('[U2] verifying it', () => {
      beforeEach(async () => {
        for (const name of ['One', 'Two', 'Three', 'Four']) await rename(name);
      });
      const verify = () => house.database.audit.verify();

      test('finds nothing in one that was left alone, nor in one that is empty', async () => {
        const [newest] = await list();
        expect(await verify()).toEqual({ ok: true, checked: 4, head: newest?.hash });
        await house.prisma.auditEvent.deleteMany();
        await house.prisma.auditHead.deleteMany();
        expect(await verify()).toMatchObject({ ok: true, checked: 0 });
      });

      test.each([
        ['who', { actorId: 'otter' }],
        ['what', { action: 'user.deleted' }],
        ['whom', { subject: 'user:otter' }],
        ['where', { roomId: v7() }],
        ['why', { reason: 'because' }],
        ['when', { createdAt: new Date(0) }],
        ['the request', { requestId: 'r2' }],
        ['the details', { details: '{"name":"Other"}' }],
        ['the id', { id: v7() }],
        ['the hash', { hash: 'f'.repeat(64) }],
      ])('finds a row of which %s was changed', async (_, data) => {
        await house.prisma.auditEvent.update({ where: { seq: 3 }, data });
        expect(await verify()).toMatchObject({ ok: false, checked: 2, seq: 3 });
      });

      test('finds that a row was removed, in the middle, at the beginning and at the end', async () => {
        const remove = async (seq: number) => {
          const row = await house.prisma.auditEvent.delete({ where: { seq } });
          const verdict = await verify();
          await house.prisma.auditEvent.create({ data: row });
          return verdict;
        };
        expect(await remove(2)).toMatchObject({ ok: false, checked: 1, seq: 3, why: 'row 2 is missing' });
        expect(await remove(1)).toMatchObject({ ok: false, checked: 0, seq: 2, why: 'row 1 is missing' });
        expect(await remove(4)).toMatchObject({ ok: false, checked: 3, seq: 4, why: 'row 4 is missing' });
      });

      test('finds a row that was put in, whether the others were moved for it or not', async () => {
        const last = await house.prisma.auditEvent.findUniqueOrThrow({ where: { seq: 4 } });
        const planted = await house.prisma.auditEvent.create({ data: { ...last, seq: 5, id: v7() } });
        expect(await verify()).toMatchObject({ ok: false, checked: 4, seq: 5 });
        await house.prisma.auditEvent.update({ where: { seq: 4 }, data: { seq: 6 } });
        await house.prisma.auditEvent.update({ where: { seq: planted.seq }, data: { seq: 4 } });
        expect(await verify()).toMatchObject({ ok: false, checked: 3, seq: 4 });
      });

      test('finds that the whole log was written anew', async () => {
        await house.prisma.auditHead.update({ where: { id: 1 }, data: { hash: 'f'.repeat(64) } });
        expect(await verify()).toMatchObject({ ok: false, seq: 4, why: 'the log was written anew' });
      });
    });
  });
}
