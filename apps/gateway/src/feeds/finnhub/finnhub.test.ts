import { type Quote, QuoteSchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock, settle } from '../../fake-clock.ts';
import { fakeDial } from '../fake-dial.fixture.ts';
import { quietLog } from '../quiet-log.fixture.ts';
import { RecordingPublisher } from '../recording-publisher.fixture.ts';
import { superviseSource } from '../supervise-source.ts';
import { createFinnhub } from './finnhub.ts';

/** A trade as finnhub.io/docs/api/websocket-trades shows it: price, symbol, time, volume and conditions. */
const trade = (p: number, t: number, s = 'AAPL') => ({ c: ['1', '12'], p, s, t, v: 100 });
const trades = (...data: object[]) => ({ data, type: 'trade' });

async function start(time: string, initial = new Map<string, Quote>()) {
  const clock = new FakeClock(Date.parse(time));
  const publisher = new RecordingPublisher();
  const { dial, calls } = fakeDial();
  const log = quietLog();
  const source = createFinnhub({ clock, dial, token: 'a-secret-key', symbols: ['AAPL', 'BRK.B'], initial });
  const supervised = superviseSource({ source, publisher, clock, log });
  await settle();
  await clock.advanceAsync(0);
  return { clock, publisher, calls, supervised, log };
}

const noon = '2026-11-20T12:00:00-05:00';

describe('Finnhub', () => {
  test('is asked for each share over one connection, with the key where they want it and in no log', async () => {
    const { calls, supervised, log, publisher } = await start(noon);
    expect(calls[0]?.url).toBe('wss://ws.finnhub.io/?token=a-secret-key');
    expect(calls[0]?.sent.map((text) => JSON.parse(text))).toEqual([
      { type: 'subscribe', symbol: 'AAPL' },
      { type: 'subscribe', symbol: 'BRK.B' },
    ]);
    expect([...publisher.feeds.keys()]).toEqual(['stock.AAPL', 'stock.BRK-B']);
    calls[0]?.end('gone');
    expect(JSON.stringify([log.warnings, supervised.health()])).not.toContain('a-secret-key');
    await supervised.stop();
  });

  test('[F3] a trade is a live quote with its own time and the session of the exchange', async () => {
    const { calls, clock, publisher, supervised } = await start(noon);
    const time = clock.now() - 120;
    calls[0]?.say({ type: 'ping' });
    calls[0]?.say(trades(trade(271.2, time - 5), trade(271.25, time), trade(500.5, time, 'BRK.B')));
    const sessionUntil = Date.parse('2026-11-20T16:00:00-05:00');
    expect(publisher.quotesOf('stock.AAPL').map((quote) => QuoteSchema.parse(quote))).toEqual([
      { last: 271.2, time: time - 5, session: 'open', sessionUntil, provenance: 'live' },
      { last: 271.25, time, session: 'open', sessionUntil, provenance: 'live' },
    ]);
    expect(publisher.quotesOf('stock.BRK-B')).toHaveLength(1);
    expect(supervised.health()).toMatchObject({ events: 3, lagMs: 120 });
    await supervised.stop();
  });

  test('[F5] an older trade never replaces a newer one', async () => {
    const { calls, publisher, supervised } = await start(noon);
    calls[0]?.say(trades(trade(2, 2_000), trade(1, 1_000)));
    expect(publisher.quotesOf('stock.AAPL').map(({ last }) => last)).toEqual([2]);
    await supervised.stop();
  });

  test('[F4] a broken trade spoils no other, and is counted', async () => {
    const { calls, publisher, supervised } = await start(noon);
    calls[0]?.say(trades({ s: 'AAPL', p: -1, t: 1, v: 1 }, trade(271, 5), trade(1, 5, 'XYZ')));
    calls[0]?.say({ type: 'trade', data: 'none' });
    expect(publisher.quotes).toHaveLength(1);
    expect(supervised.health()).toMatchObject({ state: 'running', malformed: 2 });
    await supervised.stop();
  });

  test('[F7] a wrong key is a failure with their words', async () => {
    const { calls, supervised } = await start(noon);
    calls[0]?.say({ type: 'error', msg: 'Invalid API key' });
    expect(supervised.health()).toMatchObject({
      state: 'waiting',
      lastError: 'Finnhub refuses: Invalid API key',
    });
    await supervised.stop();
  });

  test('[F8] the exchange opens and closes although nobody trades, and a closed one is not stale', async () => {
    const { calls, clock, publisher, supervised } = await start('2026-11-20T15:59:00-05:00');
    const session = () => publisher.quotesOf('stock.AAPL').at(-1)?.session;
    const time = clock.now();
    calls[0]?.say(trades(trade(271, time)));
    expect(session()).toBe('open');
    const pass = async (minutes: number): Promise<void> => {
      for (let minute = 0; minute < minutes; minute += 1) {
        calls.at(-1)?.say({ type: 'ping' });
        await clock.advanceAsync(60_000);
      }
    };
    await pass(1);
    expect(session()).toBe('after');
    await pass(4 * 60);
    expect(publisher.quotesOf('stock.AAPL').at(-1)).toMatchObject({ last: 271, time, session: 'closed' });
    expect(supervised.health()).toMatchObject({ state: 'running', stale: false });
    await supervised.stop();
    expect(clock.pendingTasks).toBe(0);
  });

  test('[F1] silence is stale once the exchange has been open for a minute, and not before', async () => {
    const { calls, clock, supervised } = await start('2026-11-20T09:29:30-05:00');
    calls[0]?.say(trades(trade(271, clock.now())));
    for (const stale of [false, false, true]) {
      calls[0]?.say({ type: 'ping' });
      await clock.advanceAsync(45_000);
      expect(supervised.health().stale).toBe(stale);
    }
    await supervised.stop();
  });

  test('[F8] on a holiday the last price of an earlier run says so at once', async () => {
    const quote: Quote = { last: 271, time: 1, session: 'after', provenance: 'live' };
    const { publisher, supervised } = await start(
      '2026-11-26T12:00:00-05:00',
      new Map([
        ['stock.AAPL', quote],
        ['stock.GOOG', quote],
        ['stock.BRK-B', { ...quote, provenance: 'simulated' }],
      ]),
    );
    const sessionUntil = Date.parse('2026-11-27T00:00:00-05:00');
    expect(publisher.quotes).toEqual([
      { feedId: 'stock.AAPL', quote: { ...quote, session: 'holiday', sessionUntil } },
    ]);
    await supervised.stop();
  });
});
