import { QuoteSchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock, settle } from '../../fake-clock.ts';
import { fakeDial } from '../fake-dial.fixture.ts';
import { quietLog } from '../quiet-log.fixture.ts';
import { RecordingPublisher } from '../recording-publisher.fixture.ts';
import { SourceError } from '../source.ts';
import { superviseSource } from '../supervise-source.ts';
import { createCoinbase } from './coinbase.ts';
import { heartbeat, subscriptions, ticker } from './messages.fixture.ts';

async function start(answer?: (call: number) => Promise<void>) {
  const clock = new FakeClock(Date.UTC(2026, 10, 20, 23, 28, 22));
  const publisher = new RecordingPublisher();
  const { dial, calls } = fakeDial(answer);
  const source = createCoinbase({ clock, dial, products: ['BTC-USD', 'ETH-USD'] });
  const supervised = superviseSource({ source, publisher, clock, log: quietLog() });
  await settle();
  return { clock, publisher, calls, supervised };
}

describe('Coinbase', () => {
  test('is asked for tickers and heartbeats of the products, once', async () => {
    const { calls, publisher, supervised } = await start();
    expect(calls[0]?.url).toBe('wss://ws-feed.exchange.coinbase.com');
    expect(calls[0]?.sent.map((text) => JSON.parse(text))).toEqual([
      { type: 'subscribe', product_ids: ['BTC-USD', 'ETH-USD'], channels: ['ticker', 'heartbeat'] },
    ]);
    expect([...publisher.feeds.keys()]).toEqual(['crypto.BTCUSD', 'crypto.ETHUSD']);
    expect(publisher.feeds.get('crypto.BTCUSD')).toMatchObject({ currency: 'USD', provenance: 'live' });
    await supervised.stop();
    expect(calls[0]?.isClosed).toBe(true);
  });

  test('[F3] a tick is a live quote with the exchange’s own time', async () => {
    const { calls, publisher, supervised } = await start();
    calls[0]?.say(subscriptions);
    calls[0]?.say(heartbeat);
    calls[0]?.say(ticker());
    const [published, ...others] = publisher.quotes;
    expect(others).toEqual([]);
    expect(published?.feedId).toBe('crypto.BTCUSD');
    expect(QuoteSchema.parse(published?.quote)).toEqual({
      last: 94_285.22,
      time: Date.UTC(2026, 10, 20, 23, 28, 22, 61),
      bid: 94_285.04,
      ask: 94_285.27,
      previousClose: 93_310.79,
      change: 974.43,
      changePercent: 1.044,
      dayHigh: 94_513.8,
      dayLow: 93_280.52,
      volume: 14_553.79269678,
      session: 'open',
      provenance: 'live',
    });
    await supervised.stop();
  });

  test('[F4] what cannot be understood is counted and left out, and the next tick is published', async () => {
    const { calls, publisher, supervised } = await start();
    const bad = [
      'not JSON',
      '[]',
      ticker({ price: 'NaN' }),
      ticker({ price: '-1' }),
      ticker({ price: 94_285.22 }),
      ticker({ time: 'yesterday' }),
      ticker({ product_id: 'DOGE-USD' }),
      { type: 'constructor' },
    ];
    for (const message of bad) calls[0]?.say(message);
    calls[0]?.say(ticker());
    expect(publisher.quotes).toHaveLength(1);
    expect(supervised.health()).toMatchObject({ state: 'running', malformed: bad.length, failures: 0 });
    await supervised.stop();
  });

  test('[F4] a hundred in a row that nobody understands are another protocol: the connection is given up', async () => {
    const { calls, supervised } = await start();
    for (let nth = 0; nth < 100; nth += 1) calls[0]?.say('?');
    expect(supervised.health()).toMatchObject({ state: 'waiting', failures: 1, malformed: 100 });
    expect(calls[0]?.isClosed).toBe(true);
    await supervised.stop();
  });

  test('[F5] a tick that is older than the last is not published, also after a reconnect', async () => {
    const { calls, clock, publisher, supervised } = await start();
    calls[0]?.say(ticker({ sequence: 10, price: '10' }));
    calls[0]?.say(ticker({ sequence: 9, price: '9' }));
    calls[0]?.end('1006');
    await clock.advanceAsync(1_000);
    calls[1]?.say(ticker({ sequence: 10, price: '10' }));
    calls[1]?.say(ticker({ sequence: 11, price: '11' }));
    calls[1]?.say(ticker({ sequence: 3, price: '3', product_id: 'ETH-USD' }));
    expect(publisher.quotesOf('crypto.BTCUSD').map(({ last }) => last)).toEqual([10, 11]);
    expect(publisher.quotesOf('crypto.ETHUSD').map(({ last }) => last)).toEqual([3]);
    await supervised.stop();
  });

  test('[F6] a connection that ends is made again, and its health says so', async () => {
    const { calls, clock, supervised } = await start();
    calls[0]?.end('the other side is gone');
    expect(supervised.health()).toMatchObject({
      state: 'waiting',
      lastError: 'the connection ended: the other side is gone',
      reconnects: 0,
    });
    await clock.advanceAsync(1_000);
    expect(calls).toHaveLength(2);
    expect(calls[1]?.sent).toHaveLength(1);
    expect(supervised.health()).toMatchObject({ state: 'running', reconnects: 1 });
    await supervised.stop();
    expect(clock.pendingTasks).toBe(0);
  });

  test('[F6] a connection over which nothing comes any more is given up', async () => {
    const { calls, clock, supervised } = await start();
    await clock.advanceAsync(14_000);
    calls[0]?.say(heartbeat);
    await clock.advanceAsync(14_000);
    expect(supervised.health().state).toBe('running');
    await clock.advanceAsync(1_000);
    expect(supervised.health()).toMatchObject({ state: 'waiting', lastError: 'nothing was heard for 15 s' });
    expect(calls[0]?.isClosed).toBe(true);
    await supervised.stop();
  });

  test('[F7] a refusal is a failure with the provider’s words', async () => {
    const { calls, supervised } = await start();
    calls[0]?.say({ type: 'error', message: 'Failed to subscribe', reason: 'BTC-EURO is not a product' });
    expect(supervised.health()).toMatchObject({
      state: 'waiting',
      lastError: 'Coinbase refuses: Failed to subscribe',
    });
    await supervised.stop();
  });

  test('[F7] when it asks to be left alone for two minutes, it is', async () => {
    const { calls, clock, supervised } = await start(async (call) => {
      if (call === 1) throw new SourceError('the handshake was answered with 429', 120_000);
    });
    await clock.advanceAsync(119_000);
    expect(calls).toHaveLength(1);
    await clock.advanceAsync(1_000);
    expect(calls).toHaveLength(2);
    expect(supervised.health().state).toBe('running');
    await supervised.stop();
  });

  test('[F1] health tells the lag behind the exchange, and staleness after a minute without a tick', async () => {
    const { calls, clock, supervised } = await start();
    clock.advance(500);
    calls[0]?.say(ticker());
    expect(supervised.health()).toMatchObject({ events: 1, lagMs: 439, stale: false, staleAfterMs: 60_000 });
    for (let seconds = 0; seconds < 60; seconds += 10) {
      await clock.advanceAsync(10_000);
      calls[0]?.say(heartbeat);
    }
    expect(supervised.health()).toMatchObject({ state: 'running', stale: false });
    await clock.advanceAsync(1_000);
    expect(supervised.health()).toMatchObject({ state: 'running', stale: true });
    await supervised.stop();
    expect(supervised.health()).toMatchObject({ state: 'stopped', stale: false });
  });
});
