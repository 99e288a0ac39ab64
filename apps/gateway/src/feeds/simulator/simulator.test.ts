import type { Quote } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock, settle } from '../../fake-clock.ts';
import { RecordingPublisher } from '../recording-publisher.fixture.ts';
import { instruments } from './instruments.ts';
import { createSimulator } from './simulator.ts';
import { simulatedDayMs } from './trading-day.ts';

const atOpening = Date.UTC(2026, 5, 11, 19, 10);
const neverFails = (error: unknown): void => {
  throw error;
};

async function startSimulator(
  initial: ReadonlyMap<string, Quote> = new Map(),
  startedAt = atOpening,
  seed = 's',
) {
  const clock = new FakeClock(startedAt);
  const publisher = new RecordingPublisher();
  const running = await createSimulator({ clock, seed, initial }).start(publisher, neverFails);
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 20) await clock.advanceAsync(20);
  };
  return { clock, publisher, running, pass };
}

describe('the market simulator', () => {
  test('declares every instrument and gives each the two hours before now', async () => {
    const { publisher, running, clock } = await startSimulator();
    expect([...publisher.feeds.keys()]).toEqual(instruments.map(({ id }) => id));
    for (const { id, isValuedDaily } of instruments) {
      if (isValuedDaily) continue;
      const past = publisher.past.get(id) ?? [];
      expect(past).toHaveLength(480);
      expect(past.map(({ time }) => time)).toEqual(
        past.map((_, index) => atOpening - 7_200_000 + index * 15_000),
      );
      expect(past.at(-1)?.time).toBeLessThan(clock.now());
    }
    await running.stop();
  });

  test('goes on from the past it gave: no gap between the last point and the first update', async () => {
    const { publisher, running, pass } = await startSimulator();
    await pass(2_000);
    for (const { id } of instruments) {
      const last = publisher.past.get(id)?.at(-1)?.last ?? 0;
      const first = publisher.quotesOf(id)[0]?.last ?? 0;
      expect(Math.abs(Math.log(first / last)), id).toBeLessThan(0.003);
    }
    await running.stop();
  });

  test('publishes many small updates, at most a few for one instrument in a second', async () => {
    const { publisher, running, pass } = await startSimulator();
    await pass(60_000);
    const perSecond = publisher.quotes.length / 60;
    expect(perSecond).toBeGreaterThan(12);
    expect(perSecond).toBeLessThan(40);
    const google = publisher.quotesOf('stock.GOOG').length / 60;
    expect(google).toBeGreaterThan(1);
    expect(google).toBeLessThan(4);
    await running.stop();
  });

  test('a later run goes on from the prices of the earlier one and writes no other past', async () => {
    const first = await startSimulator();
    await first.pass(5_000);
    await first.running.stop();
    const latest = new Map(
      instruments.map(({ id }) => [id, first.publisher.quotesOf(id).at(-1) as Quote] as const),
    );
    const second = await startSimulator(latest, first.clock.now() + 3_000, 'another');
    await second.pass(2_000);
    expect(second.publisher.past.size).toBe(0);
    for (const [id, quote] of latest) {
      const next = second.publisher.quotesOf(id)[0] as Quote;
      expect(Math.abs(Math.log(next.last / quote.last)), id).toBeLessThan(0.003);
      expect(next.previousClose).toBe(quote.previousClose);
    }
    await second.running.stop();
  });

  test('says of everything at once that a session began', async () => {
    const beforeClose = Date.UTC(2026, 5, 11, 19, 53, 58);
    const { publisher, running, pass } = await startSimulator(new Map(), beforeClose);
    await pass(4_000);
    for (const { id, market, isValuedDaily, trading } of instruments) {
      if (market !== 'equities' || isValuedDaily) continue;
      // An index is computed while its market is open, and rests otherwise.
      expect(publisher.quotesOf(id).at(-1)?.session).toBe(trading === undefined ? 'closed' : 'after');
    }
    await running.stop();
  });

  test('[F41] a fund is valued once a day, after the close, and says of which day and when the next value is due', async () => {
    const beforeClose = Date.UTC(2026, 5, 11, 19, 53, 58);
    const { publisher, running, pass } = await startSimulator(new Map(), beforeClose);
    await pass(simulatedDayMs + 4_000);
    const closes = [18, 19, 20].map((hour) => Date.UTC(2026, 5, 11, hour, 54));
    const values = publisher.quotesOf('fund.TIDE500');
    expect(values.map(({ time }) => time)).toEqual(closes);
    for (const [index, { nav, previousClose, session }] of values.entries()) {
      expect(nav).toEqual({ date: '2026-06-11', nextBy: (closes[index] ?? 0) + simulatedDayMs + 120_000 });
      expect(session).toBeUndefined();
      if (index > 0) expect(previousClose).toBe(values[index - 1]?.last);
    }
    expect(publisher.past.get('fund.TIDE500')?.map(({ time }) => time)).toEqual(
      [16, 17, 18, 19].map((hour) => Date.UTC(2026, 5, 11, hour, 54)),
    );
    await running.stop();
  }, 20_000);

  test('[F8] a market says until when it stands where it stands; what is traded round the clock does not', async () => {
    const { publisher, running, pass } = await startSimulator(new Map(), Date.UTC(2026, 5, 11, 19, 53, 58));
    await pass(4_000);
    const after = publisher.quotesOf('stock.GOOG').at(-1);
    expect(after).toMatchObject({ session: 'after', sessionUntil: Date.UTC(2026, 5, 11, 19, 58) });
    expect(publisher.quotesOf('crypto.BTCUSD').at(-1)?.sessionUntil).toBeUndefined();
    await running.stop();
  });

  test('at any time of a simulated day something moves', async () => {
    for (let minute = 0; minute < 60; minute += 6) {
      const startedAt = Math.floor(atOpening / simulatedDayMs) * simulatedDayMs + minute * 60_000 + 59_000;
      const { publisher, running, pass } = await startSimulator(new Map(), startedAt);
      await pass(3_000);
      expect(new Set(publisher.quotesOf('crypto.BTCUSD').map(({ last }) => last)).size).toBeGreaterThan(1);
      await running.stop();
    }
  });

  test('a feed that comes back from somebody else begins anew, with the past it would have had', async () => {
    const { publisher, running, pass } = await startSimulator();
    await pass(20_000);
    publisher.past.clear();
    running.rebuild('stock.GOOG');
    await pass(1_000);
    expect(publisher.restarts).toEqual(['stock.GOOG']);
    const past = publisher.past.get('stock.GOOG') ?? [];
    expect(past).toHaveLength(480);
    expect(past.at(-1)?.time).toBeGreaterThan(atOpening);
    await running.stop();
  });

  test('the same seed at the same time publishes the same', async () => {
    const runs = await Promise.all([
      startSimulator(),
      startSimulator(),
      startSimulator(new Map(), atOpening, 'x'),
    ]);
    for (const { pass } of runs) await pass(3_000);
    const [one, two, other] = runs.map(({ publisher }) => publisher.quotes);
    expect(one).toEqual(two);
    expect(one).not.toEqual(other);
    for (const { running } of runs) await running.stop();
  });

  test('tells of a publisher that throws, and leaves no timer', async () => {
    const clock = new FakeClock(atOpening);
    const publisher = new RecordingPublisher();
    publisher.quote = () => {
      throw new Error('the hub is gone');
    };
    const failures: unknown[] = [];
    await createSimulator({ clock, seed: 's', initial: new Map() }).start(publisher, (error) =>
      failures.push(error),
    );
    await clock.advanceAsync(1_000);
    await settle();
    expect(failures).toEqual([new Error('the hub is gone')]);
    expect(clock.pendingTasks).toBe(0);
  });

  test('stop leaves no timer and nothing more is published', async () => {
    const { clock, publisher, running, pass } = await startSimulator();
    await pass(1_000);
    await running.stop();
    const count = publisher.quotes.length;
    await pass(1_000);
    expect(publisher.quotes).toHaveLength(count);
    expect(clock.pendingTasks).toBe(0);
  });
});
