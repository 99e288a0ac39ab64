/**
 * A node that runs nothing but sources, on a database that it shares: the World Cup at the speed that is given, until it is killed. It prints
 * `runs` and how often it has changed hands when it takes it, and `told` for each event of a timeline. Arguments: url, speed.
 */
import { writeSync } from 'node:fs';
import { openDatabaseInWorker } from '@tidewire/database';
import { BarRecorder } from './bar-recorder.ts';
import { MemoryBroker } from './broker/memory-broker.ts';
import { createFeedOutput } from './feed-output.ts';
import { FeedRecorder } from './feed-recorder.ts';
import { startFeeds } from './feeds/feeds.ts';
import { silentLog as log } from './log.ts';
import { systemClock as clock } from './net/system-clock.ts';
import { createSourceBook } from './source-leases.ts';

const [url = '', speed = '60'] = process.argv.slice(2);
const node = `node-${process.pid}`;
const database = await openDatabaseInWorker(url);
const broker = new MemoryBroker({
  epoch: node,
  now: () => clock.now(),
  onDeliverFailed: (error) => Promise.reject(error),
});
await broker.start(() => {});
const recorder = new FeedRecorder({ record: (entries) => database.feeds.record(entries), clock, log });
const bars = new BarRecorder({ rollBars: (prices) => database.feeds.rollBars(prices), clock, log });
const book = createSourceBook(database, node);
const output = createFeedOutput({ database, broker, recorder, bars, alerts: { see() {} }, log, node });
startFeeds({
  names: ['worldcup'],
  publisher: {
    ...output,
    async timeline(feedId, data, lease) {
      await output.timeline(feedId, data, lease);
      // At once and unbuffered: a line that was printed is an event that was committed.
      writeSync(1, 'told\n');
    },
  },
  ...{ clock, log, seed: 'test', matchSpeed: Number(speed) },
  dial: () => Promise.reject(new Error('no network')),
  get: () => Promise.reject(new Error('no network')),
  coinbase: { products: ['BTC-USD'], url: undefined },
  espn: { leagues: ['fifa.world'], url: undefined },
  finnhub: { token: '', symbols: ['AAPL'], url: undefined },
  load: { symbols: 1, perSecond: 1 },
  book: {
    ...book,
    async claim(id) {
      const lease = await book.claim(id);
      if (lease !== undefined) writeSync(1, `runs ${lease.fence}\n`);
      return lease;
    },
  },
  latest: async () =>
    new Map((await database.feeds.latestValues()).map(({ feedId, value }) => [feedId, value])),
});
