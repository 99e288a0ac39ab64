/**
 * A quote feed at 200 messages a second with readers that keep up, without and with one that has stopped reading: what they notice of it,
 * what is held for it, and what it gets when it reads again.
 */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Quote } from '@tidewire/protocol';
import type { WebSocket } from 'ws';
import { Delays } from './delays.ts';
import { type FeedServer, startTidewire, startWs } from './feed-server.ts';

const feedId = 'stock.BENCH';
/** Only the slow reader follows it: with its values the pipe to that reader is filled. */
const fillId = 'stock.FILL';
const perSecond = 200;
const readers = 50;
const rounds = 3;
const phaseMs = 5_000;
const fillBatch = 500;
/** Reports in a row that call a reader stuck, until it is believed. */
const stuckReports = 15;

type Measured = {
  name: string;
  alone: Delays;
  besideSlow: Delays;
  largestHeldBytes: number;
  published: number;
  slowGot: number;
  slowSkipped: number;
  slowTold: Set<string>;
};

export async function benchSlowReader(): Promise<string[]> {
  const lines = [
    `${perSecond} values/s to ${readers} readers, beside one more that stops reading; ${rounds} × ${phaseMs / 1_000} s each`,
  ];
  const results: Measured[] = [];
  for (const [name, start] of [
    ['ws', startWs],
    ['tidewire', () => startTidewire([feedId, fillId])],
  ] as const) {
    await using server = await start();
    const measured = await measure(name, server);
    results.push(measured);
    lines.push(...describe(measured));
    if (name === 'tidewire') lines.push(await neverReadsAgain(server));
  }
  const [ws, tidewire] = results;
  if (ws === undefined || tidewire === undefined) throw new Error('a contender is missing');
  const ratio = tidewire.besideSlow.percentile(0.99) / ws.besideSlow.percentile(0.99);
  return [...lines, `  p99 of the others, tidewire to ws: × ${ratio.toFixed(2)}`];
}

async function measure(name: string, server: FeedServer): Promise<Measured> {
  const measured: Measured = {
    name,
    alone: new Delays(),
    besideSlow: new Delays(),
    largestHeldBytes: 0,
    published: 0,
    slowGot: 0,
    slowSkipped: 0,
    slowTold: new Set(),
  };
  const publisher = new Publisher(server);
  const quick = await Promise.all(Array.from({ length: readers }, () => server.follow([feedId])));
  let delays = new Delays();
  for (const socket of quick) {
    socket.on('message', (data: Buffer) => delays.add(publisher.delayOf(lastOf(data))));
  }
  // What is compiled on the way is not the slow reader's doing.
  await publisher.run(phaseMs / 2);
  for (let round = 0; round < rounds; round += 1) {
    delays = measured.alone;
    await publisher.run(phaseMs);
    delays = new Delays();
    const slow = await stuckReader(server);
    delays = measured.besideSlow;
    const from = publisher.last;
    const isOver = publisher.run(phaseMs);
    const heldUntilOver = watchHeld(server, isOver);
    await isOver;
    measured.largestHeldBytes = Math.max(measured.largestHeldBytes, await heldUntilOver);
    delays = new Delays();
    measured.published += publisher.last - from;
    await readAgain(slow, { from, to: publisher.last }, measured);
  }
  for (const socket of quick) socket.terminate();
  return measured;
}

/** Posts values whose `last` counts them, each at its time. */
class Publisher {
  readonly #server: FeedServer;
  readonly #sentAt = new Map<number, number>();
  last = 0;

  constructor(server: FeedServer) {
    this.#server = server;
  }

  delayOf(last: number): number {
    return performance.now() - (this.#sentAt.get(last) ?? Number.NaN);
  }

  async run(ms: number): Promise<void> {
    this.#sentAt.clear();
    const startAt = performance.now();
    const posts: Promise<void>[] = [];
    for (let sent = 0; sent < (ms * perSecond) / 1_000; sent += 1) {
      await delay(Math.max(0, startAt + (sent * 1_000) / perSecond - performance.now()));
      this.last += 1;
      this.#sentAt.set(this.last, performance.now());
      posts.push(this.#server.publish(feedId, [quote(this.last)]));
    }
    await Promise.all(posts);
  }
}

function quote(last: number): Quote {
  const change = last / 100;
  return {
    last,
    time: Date.now(),
    bid: last - 0.01,
    ask: last + 0.01,
    previousClose: 180.25,
    change,
    changePercent: change / 180.25,
    volume: last * 100,
    provenance: 'simulated',
  };
}

const lastOf = (data: Buffer): number => Number(/"last":(\d+)/.exec(data.toString())?.[1]);

/** Follows the feed, and takes nothing any more: neither it nor the kernel has room for another byte. */
async function stuckReader(server: FeedServer): Promise<WebSocket> {
  const slow = await server.follow([feedId, fillId]);
  slow.pause();
  let stuckFor = 0;
  const isStuck = server.process.watch(({ stuckReaders }) => {
    stuckFor = stuckReaders > 0 ? stuckFor + 1 : 0;
    return stuckFor >= stuckReports;
  });
  const isDone = isStuck.then(() => true);
  const values = Array.from({ length: fillBatch }, (_, at) => quote(at + 1));
  while (!(await Promise.race([isDone, delay(1).then(() => false)]))) {
    if (stuckFor === 0) await server.publish(fillId, values);
  }
  return slow;
}

async function watchHeld(server: FeedServer, isOver: Promise<void>): Promise<number> {
  let largest = 0;
  let hasEnded = false;
  void isOver.then(() => {
    hasEnded = true;
  });
  await server.process.watch(({ largestHeldBytes }) => {
    largest = Math.max(largest, largestHeldBytes);
    return hasEnded;
  });
  return largest;
}

async function readAgain(
  slow: WebSocket,
  { from, to }: { from: number; to: number },
  measured: Measured,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  slow.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { type: string; skipped?: number; to?: string };
    if (!data.includes(feedId)) return;
    if (message.type === 'degraded') measured.slowTold.add(message.to ?? '');
    const last = lastOf(data);
    if (Number.isNaN(last) || last <= from) return;
    measured.slowGot += 1;
    measured.slowSkipped += message.skipped ?? 0;
    if (last === to) resolve();
  });
  slow.resume();
  await promise;
  slow.terminate();
}

async function neverReadsAgain(server: FeedServer): Promise<string> {
  const slow = await stuckReader(server);
  const startAt = performance.now();
  const closed = once(slow, 'close');
  await server.process.watch(({ stuckReaders }) => stuckReaders === 0);
  const seconds = (performance.now() - startAt) / 1_000;
  slow.resume();
  const [code] = await closed;
  return `            one that never reads again: closed with ${code} after ${seconds.toFixed(1)} s`;
}

function describe(measured: Measured): string[] {
  const { name, alone, besideSlow, published, slowGot, slowSkipped, slowTold } = measured;
  const told = slowTold.size === 0 ? 'told nothing' : `told ${[...slowTold].join(', ')}`;
  return [
    `  ${name.padEnd(9)} delay of the others, without it → beside it: ${[0.5, 0.99]
      .map((share) => {
        const [before, after] = [alone.percentile(share), besideSlow.percentile(share)];
        return `p${share * 100} ${before.toFixed(2)} → ${after.toFixed(2)} ms (× ${(after / before).toFixed(2)})`;
      })
      .join(', ')}`,
    `            held for it: at most ${(measured.largestHeldBytes / 1_024).toFixed(0)} KiB`,
    `            when it read again: ${slowGot} of ${published} values, ${slowSkipped} said to be skipped, ${told}`,
  ];
}
