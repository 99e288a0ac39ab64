import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { type OpenHouse, useHouse } from './house.fixture.ts';

const inAMinute = () => Date.now() + 60_000;

export function describeTickets(open: OpenHouse): void {
  describe('used tickets', () => {
    const house = useHouse(open);
    const rows = async () => {
      const found = await house.prisma.$queryRaw<{ id: string }[]>`SELECT "id" FROM "UsedTicket"`;
      return found.map(({ id }) => id);
    };

    test('a ticket has one first use, also when many come at once', async () => {
      const [a, b] = [v7(), v7()];
      const { tickets } = house.database;
      const uses = await Promise.all([a, b, a, a].map((id) => tickets.use(id, inAMinute())));
      expect(uses).toEqual(['first', 'first', 'again', 'again']);
      expect(await tickets.use(b, inAMinute())).toBe('again');
    });

    test('a use is seen by every other process that has the database open', async () => {
      const id = v7();
      const other = await openDatabase(house.url);
      const uses = await Promise.all([
        house.database.tickets.use(id, inAMinute()),
        other.tickets.use(id, inAMinute()),
      ]);
      expect(uses.toSorted()).toEqual(['again', 'first']);
      await other.close();
    });

    test('a thousand at once are each used once', async () => {
      const ids = Array.from({ length: 1_000 }, () => v7());
      const uses = await Promise.all(ids.map((id) => house.database.tickets.use(id, inAMinute())));
      expect(new Set(uses)).toEqual(new Set(['first']));
    });

    test('is remembered beyond its expiry, for clocks that are behind, and not for ever', async () => {
      const [lately, longAgo, now] = [v7(), v7(), v7()];
      const hour = 3_600_000;
      await house.database.tickets.use(longAgo, Date.now() - 3 * hour);
      await house.database.tickets.use(lately, Date.now() - hour);
      await house.database.tickets.use(now, inAMinute());
      expect((await rows()).toSorted()).toEqual([lately, now].toSorted());
      expect(await house.database.tickets.use(lately, Date.now() - hour)).toBe('again');
    });
  });
}
