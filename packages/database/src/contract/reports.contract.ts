import { ReportSchema } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addRoom, appendOrThrow, message, type OpenHouse, people, useHouse } from './house.fixture.ts';

export function describeReports(open: OpenHouse): void {
  describe('reports', () => {
    const house = useHouse(open);

    const report = async (roomId: string, messageId: string, reporterId = 'otter') => {
      const made = await house.database.reports.create({
        ...{ id: v7(), roomId, messageId, reporterId, reason: 'Spam' },
      });
      if ('refused' in made) throw new Error(made.refused);
      return made;
    };
    const sayOne = async (roomId: string) => {
      const said = message(roomId, people.grace, 'Buy now');
      await appendOrThrow(house.database, said);
      return said.messageId;
    };

    test('[U40] a report keeps what was said, and one person reports a message once', async () => {
      const roomId = await addRoom(house.database, 'grace', 'otter');
      const messageId = await sayOne(roomId);
      const first = await report(roomId, messageId);
      expect(ReportSchema.parse(first.report)).toEqual(first.report);
      expect(first).toMatchObject({
        created: true,
        report: { author: people.grace, reporter: people.otter, body: 'Buy now', state: 'open' },
      });
      await house.database.messages.edit({ roomId, messageId, body: 'Good morning' });
      const again = await report(roomId, messageId);
      expect(again).toEqual({ report: first.report, created: false });
      expect((await report(roomId, messageId, 'ada')).created).toBe(true);
      expect(await house.database.reports.list(roomId, { limit: 5, state: 'open' })).toHaveLength(2);
    });

    test('[U40] what is not said there, or not any more, cannot be reported', async () => {
      const roomId = await addRoom(house.database, 'grace', 'otter');
      const elsewhere = await sayOne(await addRoom(house.database, 'grace'));
      const deleted = await sayOne(roomId);
      await house.database.messages.delete({ roomId, messageId: deleted, deletedById: 'ada' });
      for (const messageId of [elsewhere, deleted, v7()]) {
        const given = { id: v7(), roomId, messageId, reporterId: 'otter', reason: 'Spam' };
        expect(await house.database.reports.create(given)).toEqual({ refused: 'gone' });
      }
    });

    test('[U41] a decision is a row of the audit log, the same again is none', async () => {
      const roomId = await addRoom(house.database, 'grace', 'otter');
      const { id } = (await report(roomId, await sayOne(roomId))).report;
      const note = { actorId: 'ada', requestId: 'r', action: 'report.resolved' } as const;
      const decide = (state: 'open' | 'acted', resolvedById: string) =>
        house.database.reports.resolve(roomId, id, { state, resolvedById }, note);
      expect(await decide('acted', 'ada')).toMatchObject({ state: 'acted', resolvedById: 'ada' });
      expect(await decide('acted', 'grace')).toMatchObject({ resolvedById: 'ada' });
      expect(await house.database.audit.list({ roomId }, { limit: 5 })).toMatchObject([
        { action: 'report.resolved', subject: `report:${id}`, details: { state: 'acted' } },
      ]);
      expect(await house.database.reports.list(roomId, { limit: 5, state: 'open' })).toEqual([]);
      expect(await decide('open', 'ada')).toMatchObject({
        state: 'open',
        resolvedAt: null,
        resolvedById: null,
      });
      expect(await house.database.reports.resolve(v7(), id, { state: 'acted', resolvedById: 'ada' })).toBe(
        undefined,
      );
    });

    test('[U40] a report goes with the account of whoever wrote the message', async () => {
      const roomId = await addRoom(house.database, 'grace', 'otter');
      const { id } = (await report(roomId, await sayOne(roomId))).report;
      await house.database.users.delete('grace');
      expect(await house.database.reports.find(roomId, id)).toBeUndefined();
    });
  });
}
