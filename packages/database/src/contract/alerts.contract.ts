import { type AlertCreate, type AlertSight, alertsPerUser, type MatchState } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { type OpenHouse, useHouse } from './house.fixture.ts';

const tick = (last: number): AlertSight => ({
  type: 'quote',
  quote: { last, time: 1_790_000_000_000 + last, provenance: 'live' },
});
const standing = (state: 'new' | 'armed' | 'resting' | 'done', mark: number | null = null) => ({
  state,
  mark,
});

export function describeAlerts(open: OpenHouse): void {
  describe('alerts', () => {
    const house = useHouse(open);
    const alerts = () => house.database.alerts;
    const line = (different: Partial<AlertCreate> = {}): AlertCreate => ({
      ...{
        feedId: 'stock.A',
        kind: 'crosses',
        direction: 'above',
        price: 100.5,
        hysteresis: 0.25,
        repeat: true,
      },
      ...{ expiresAt: null, ...different },
    });
    beforeEach(async () => {
      await house.database.feeds.put({
        ...{ id: 'stock.A', kind: 'quote', title: 'A', currency: 'USD', provenance: 'live' },
      });
    });
    const make = async (different: Partial<AlertCreate> = {}, userId = 'ada') => {
      const made = await alerts().create(userId, line(different));
      if ('refused' in made) throw new Error(made.refused);
      return made.alert;
    };

    test('[F15] an alert is made once, and belongs to its owner', async () => {
      const id = v7();
      const made = await alerts().create('ada', line({ id, expiresAt: '2030-01-01T00:00:00.000Z' }));
      expect(made).toMatchObject({
        created: true,
        alert: {
          id,
          price: 100.5,
          hysteresis: 0.25,
          state: 'new',
          firings: 0,
          expiresAt: '2030-01-01T00:00:00.000Z',
        },
      });
      expect(await alerts().create('ada', line({ id }))).toEqual({ ...made, created: false });
      expect(await alerts().create('grace', line({ id }))).toEqual({ refused: 'taken' });
      expect(await alerts().create('nobody', line())).toEqual({ refused: 'gone' });
      expect(await alerts().create('ada', line({ feedId: 'stock.Z' }))).toEqual({ refused: 'gone' });
      expect(await alerts().find('grace', id)).toBeUndefined();
      expect(await alerts().delete('grace', id)).toBeUndefined();
      expect(await alerts().delete('ada', id)).toMatchObject({ id });
      expect(await alerts().find('ada', id)).toBeUndefined();
    });

    test('[F15] one person has so many and no more, listed latest first in pages', async () => {
      for (let nth = 0; nth < alertsPerUser; nth += 1) await make();
      expect(await alerts().create('ada', line())).toEqual({ refused: 'full' });
      await make({}, 'grace');
      const first = await alerts().list('ada', { limit: 60 });
      const last = first.at(-1);
      if (last === undefined) throw new Error('an empty page');
      const rest = await alerts().list('ada', { after: { time: last.createdAt, id: last.id }, limit: 200 });
      expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(alertsPerUser);
    });

    test('[F14] a crossing fires once: state, log and notice are one transaction', async () => {
      const { id } = await make();
      expect(await alerts().fire(id, 1, tick(101), standing('resting'))).toBeUndefined();
      expect(await alerts().move(id, standing('new'), standing('armed'))).toBe(true);
      expect(await alerts().move(id, standing('new'), standing('resting'))).toBe(false);
      const calls = await Promise.all(
        [101, 102, 103].map((last) => alerts().fire(id, 1, tick(last), standing('resting'))),
      );
      const [fired, ...others] = calls.filter((one) => one !== undefined);
      expect(others).toEqual([]);
      expect(fired).toMatchObject({
        alert: { state: 'resting', firings: 1 },
        committed: [
          { channel: 'user:ada', seq: 1, data: { kind: 'alert.fired', alertId: id, nth: 1, line: 100.5 } },
        ],
      });
      expect(await alerts().log(id, { limit: 10 })).toHaveLength(1);
      expect((await house.database.logs.read('user:ada', { limit: 10 })).events).toHaveLength(1);
      // The next crossing has the next number; the one before cannot come back.
      await alerts().move(id, standing('resting'), standing('armed'));
      expect(await alerts().fire(id, 1, tick(104), standing('resting'))).toBeUndefined();
      expect(await alerts().fire(id, 2, tick(105), standing('resting'))).toBeDefined();
      expect((await alerts().log(id, { limit: 1 })).map(({ nth, tick: { last } }) => [nth, last])).toEqual([
        [2, 105],
      ]);
      expect(await alerts().log(id, { before: 2, limit: 10 })).toHaveLength(1);
    });

    test('[F15] one that is to fire once is watched no more after that', async () => {
      const { id } = await make({ repeat: false });
      const other = await make();
      await alerts().move(id, standing('new'), standing('armed'));
      expect(await alerts().fire(id, 1, tick(101), standing('done'))).toMatchObject({
        alert: { state: 'done' },
      });
      expect((await alerts().watched()).map((one) => [one.id, one.userId])).toEqual([[other.id, 'ada']]);
      expect(await alerts().watched('stock.B')).toEqual([]);
    });

    test('[F17] a goal that was cancelled is corrected once, in the log and by a notice', async () => {
      await house.database.feeds.put({
        ...{ id: 'match.M', kind: 'match', title: 'M', currency: null, provenance: 'live' },
      });
      const made = await alerts().create('ada', {
        ...{ feedId: 'match.M', kind: 'goal', hysteresis: 0, repeat: true, expiresAt: null },
      });
      if ('refused' in made) throw new Error(made.refused);
      const { id } = made.alert;
      expect(made.alert).toMatchObject({ kind: 'goal', direction: 'either', price: 0, percent: null });
      const goals = (home: number): AlertSight => ({ type: 'match', match: { ...match, score: [home, 0] } });
      await alerts().move(id, standing('new'), standing('armed', 0));
      expect(await alerts().fire(id, 1, goals(1), standing('armed', 1))).toMatchObject({
        alert: { state: 'armed', firings: 1, mark: 1 },
        committed: [{ data: { kind: 'alert.fired', alert: 'goal', price: 1, match: { score: [1, 0] } } }],
      });
      const calls = await Promise.all(
        [0, 1].map(() => alerts().correct(id, standing('armed', 1), standing('armed', 0), goals(0))),
      );
      const told = calls.flatMap((one) => one?.committed ?? []);
      expect(told).toMatchObject([{ channel: 'user:ada', data: { kind: 'alert.corrected', nth: 1 } }]);
      const [firing] = await alerts().log(id, { limit: 5 });
      expect(firing).toMatchObject({ nth: 1, tick: { last: 1 }, match: { home: 'Ebb', score: [1, 0] } });
      expect(firing?.correctedAt).not.toBeNull();
    });

    test('[F15] is changed by its owner only; another line begins it anew, another end does not', async () => {
      const { id } = await make();
      await alerts().move(id, standing('new'), standing('armed'));
      expect(await alerts().update('grace', id, { price: 1 })).toBeUndefined();
      expect(await alerts().update('ada', id, { expiresAt: '2030-01-01T00:00:00.000Z' })).toMatchObject({
        ...{ state: 'armed', price: 100.5, expiresAt: '2030-01-01T00:00:00.000Z' },
      });
      expect(await alerts().update('ada', id, { expiresAt: null, hysteresis: 2 })).toMatchObject({
        ...{ state: 'armed', hysteresis: 2, expiresAt: null },
      });
      expect(await alerts().update('ada', id, { price: 99 })).toMatchObject({ state: 'new', price: 99 });
    });
  });
}

const match: MatchState = {
  ...{ competition: 'Harbour Cup', round: '1', ground: '', kickOff: 0, home: 'Ebb', away: 'Flow' },
  ...{ status: 'first_half', minute: 9, addedMinute: 0, score: [0, 0], periods: {}, time: 5 },
  provenance: 'live',
};
