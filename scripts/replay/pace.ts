import type { FeedCreate, FeedEventInput } from '@tidewire/protocol';
import type { ReplayItem } from './replay-item.ts';

/** Time as the replay needs it. `elapsed` never goes back; `sleep` rejects with the signal's reason when it is aborted. */
export type PaceClock = {
  now(): number;
  elapsed(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

/** Where a replay goes. Both resolve when the server has taken it. */
export type Destination = {
  declare(feed: FeedCreate): Promise<void>;
  publish(feedId: string, events: FeedEventInput[], restart: boolean): Promise<void>;
};

/** Most events of one request, and the least time from one request to the next while the pace is kept. */
const maxBatch = 100;
const batchEveryMs = 100;

/** What the server has taken, and how late it was asked to. */
export type Sent = { items: readonly ReplayItem[]; events: readonly FeedEventInput[]; behindMs: number };

/**
 * Sends items at their moments, in order and one request at a time. Moments are counted from the beginning, so that small delays never
 * add up. What falls due while a request is under way goes along with the next one; when the server is slower than the pace, batches
 * grow to 100 events and then the replay falls behind, because nothing is left out. Each feed is declared before its first events, and
 * its history begins anew with them.
 *
 * Rejects with the signal's reason when aborted, or with the error of `items`; what came before is still sent, and the request under way
 * completed and told to `onSent`.
 */
export async function sendPaced(options: {
  items: AsyncIterable<ReplayItem>;
  destination: Destination;
  clock: PaceClock;
  signal: AbortSignal;
  onSent: (sent: Sent) => void;
}): Promise<void> {
  const { destination, clock, signal, onSent } = options;
  const items = options.items[Symbol.asyncIterator]();
  const startedAt = clock.elapsed();
  let feedId: string | undefined;
  try {
    let next = await pull(items);
    while (next.kind === 'item') {
      const { item } = next;
      const dueAt = startedAt + item.dueMs;
      await sleepUntil(dueAt, clock, signal);
      const batchStart = clock.elapsed();
      const isNewFeed = item.feed.id !== feedId;
      if (isNewFeed) await destination.declare(item.feed);
      feedId = item.feed.id;

      const batch: ReplayItem[] = [];
      const events: FeedEventInput[] = [];
      while (
        next.kind === 'item' &&
        next.item.feed.id === feedId &&
        startedAt + next.item.dueMs <= batchStart
      ) {
        const said = next.item.events(clock.now());
        if (events.length + said.length > maxBatch) break;
        events.push(...said);
        batch.push(next.item);
        next = await pull(items);
      }
      await destination.publish(feedId, events, isNewFeed);
      onSent({ items: batch, events, behindMs: Math.max(0, batchStart - dueAt) });
      signal.throwIfAborted();
      const isEarly = next.kind === 'item' && startedAt + next.item.dueMs > batchStart;
      if (isEarly) await sleepUntil(batchStart + batchEveryMs, clock, signal);
    }
    if (next.kind === 'failed') throw next.error;
  } finally {
    await items.return?.();
  }
}

type Pulled = { kind: 'item'; item: ReplayItem } | { kind: 'end' } | { kind: 'failed'; error: unknown };

/** The next item, or why there is none: a row that cannot be read must not swallow the rows before it. */
async function pull(items: AsyncIterator<ReplayItem>): Promise<Pulled> {
  try {
    const { value, done } = await items.next();
    return done ? { kind: 'end' } : { kind: 'item', item: value };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

async function sleepUntil(moment: number, clock: PaceClock, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  // A timer may wake a little early, by the fraction of a millisecond that it does not count.
  for (let left = moment - clock.elapsed(); left > 0; left = moment - clock.elapsed()) {
    await clock.sleep(left, signal);
  }
}
