import type { FeedCreate, FeedEventInput } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakePaceClock } from './fake-pace-clock.fixture.ts';
import { type Sent, sendPaced } from './pace.ts';
import type { ReplayItem } from './replay-item.ts';

const feedOf = (id: string): FeedCreate => ({
  id,
  kind: 'quote',
  title: id,
  currency: null,
  provenance: 'replayed',
});

/** An item whose quote's price is its number. */
const item = (number: number, dueMs: number, feedId = 'stock.TEST', events = 1): ReplayItem => ({
  feed: feedOf(feedId),
  dueMs,
  events: () =>
    Array.from({ length: events }, () => ({
      type: 'quote' as const,
      quote: { last: number, time: number, provenance: 'replayed' as const },
    })),
  done: 0,
  label: '',
});
const every = (ms: number, count: number): ReplayItem[] =>
  Array.from({ length: count }, (_, index) => item(index, index * ms));

type Request = { at: number; feedId: string; numbers: number[]; restart: boolean };

async function send(
  items: Iterable<ReplayItem> | AsyncIterable<ReplayItem>,
  takesMs = 0,
  abortAfter?: number,
  wakesEarlyMs = 0,
) {
  const clock = new FakePaceClock();
  clock.wakesEarlyMs = wakesEarlyMs;
  const interrupted = new AbortController();
  const requests: Request[] = [];
  const declared: string[] = [];
  const sent: Sent[] = [];
  let underWay = 0;
  const sending = sendPaced({
    items: readable(items),
    clock,
    signal: interrupted.signal,
    onSent: (one) => sent.push(one),
    destination: {
      declare: async ({ id }) => void declared.push(id),
      publish: async (feedId, events: FeedEventInput[], restart) => {
        underWay += 1;
        expect(underWay).toBe(1);
        const numbers = events.map((event) => (event.type === 'quote' ? event.quote.last : -1));
        requests.push({ at: clock.elapsed(), feedId, numbers, restart });
        if (requests.length === abortAfter) interrupted.abort(new Error('stop'));
        await Promise.resolve();
        clock.pass(takesMs);
        underWay -= 1;
      },
    },
  });
  const outcome = await sending.then(
    () => 'done',
    (error: Error) => error.message,
  );
  return { requests, declared, sent, clock, outcome };
}

async function* readable(
  items: Iterable<ReplayItem> | AsyncIterable<ReplayItem>,
): AsyncGenerator<ReplayItem> {
  yield* items;
}

describe('sendPaced', () => {
  test('sends each item at its moment', async () => {
    const { requests, outcome } = await send(every(500, 4));
    expect(requests.map(({ at, numbers }) => [at, numbers])).toEqual([
      [0, [0]],
      [500, [1]],
      [1_000, [2]],
      [1_500, [3]],
    ]);
    expect(outcome).toBe('done');
  });

  test('delays do not add up: moments are counted from the beginning', async () => {
    const { requests } = await send(every(1_000, 5), 130);
    expect(requests.map(({ at }) => at)).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
  });

  test('a timer that wakes early sends nothing early, and no empty request', async () => {
    const { requests } = await send(every(333.25, 4), 0, undefined, 0.5);
    expect(requests.map(({ at, numbers }) => [at, numbers])).toEqual([
      [0, [0]],
      [333.25, [1]],
      [666.5, [2]],
      [999.75, [3]],
    ]);
  });

  test('makes at most ten requests a second, each with what has fallen due', async () => {
    const { requests } = await send(every(10, 100));
    expect(requests.map(({ at }) => at)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]);
    expect(requests.flatMap(({ numbers }) => numbers)).toEqual(every(10, 100).map((_, index) => index));
  });

  test('a server slower than the pace gets larger batches, never more than one request or 100 events at a time', async () => {
    const { requests, sent } = await send(every(5, 1_000), 700);
    expect(Math.max(...requests.map(({ numbers }) => numbers.length))).toBe(100);
    expect(requests.flatMap(({ numbers }) => numbers)).toHaveLength(1_000);
    expect(sent.at(-1)?.behindMs).toBeGreaterThan(1_000);
  });

  test('at full speed batches of 100 follow each other without a pause', async () => {
    const { requests, clock } = await send(every(0, 250), 20);
    expect(requests.map(({ numbers }) => numbers.length)).toEqual([100, 100, 50]);
    expect(clock.slept).toEqual([]);
  });

  test('events of one item are not torn apart', async () => {
    const items = Array.from({ length: 60 }, (_, index) => item(index, 0, 'match.x-1', 2));
    const { requests } = await send(items);
    expect(requests.map(({ numbers }) => numbers.length)).toEqual([100, 20]);
  });

  test('each feed is declared before its first events, and its history begins anew with them', async () => {
    const { requests, declared } = await send([
      item(1, 0, 'match.x-1'),
      item(2, 0, 'match.x-1'),
      item(3, 0, 'match.x-2'),
      item(4, 500, 'match.x-2'),
    ]);
    expect(declared).toEqual(['match.x-1', 'match.x-2']);
    expect(requests.map(({ feedId, numbers, restart }) => [feedId, numbers, restart])).toEqual([
      ['match.x-1', [1, 2], true],
      ['match.x-2', [3], true],
      ['match.x-2', [4], false],
    ]);
  });

  test('what came before an item that cannot be read is sent, then the error is told', async () => {
    async function* broken(): AsyncGenerator<ReplayItem> {
      yield* every(0, 3);
      throw new Error('line 5');
    }
    const { requests, outcome } = await send(broken());
    expect(requests.flatMap(({ numbers }) => numbers)).toEqual([0, 1, 2]);
    expect(outcome).toBe('line 5');
  });

  test('an interruption lets the request under way be counted and sends no other', async () => {
    const { requests, sent, outcome } = await send(every(500, 10), 0, 3);
    expect(requests).toHaveLength(3);
    expect(sent).toHaveLength(3);
    expect(outcome).toBe('stop');
  });

  test('reads no further ahead than one item', async () => {
    let read = 0;
    let ahead = 0;
    async function* counted(): AsyncGenerator<ReplayItem> {
      for (const one of every(500, 20)) {
        read += 1;
        yield one;
      }
    }
    const clock = new FakePaceClock();
    let taken = 0;
    await sendPaced({
      items: counted(),
      clock,
      signal: new AbortController().signal,
      onSent: ({ items }) => {
        taken += items.length;
        ahead = Math.max(ahead, read - taken);
      },
      destination: { declare: async () => {}, publish: async () => {} },
    });
    expect(taken).toBe(20);
    expect(ahead).toBeLessThanOrEqual(1);
  });
});
