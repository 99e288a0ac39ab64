import type { Client, StateHandlers } from '@tidewire/client';
import type { MatchState, Quote } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { QuoteBoard, type QuoteEntry } from './quote-board.ts';

type Handlers = StateHandlers<Quote | MatchState>;

function makeBoard() {
  const channels = new Map<string, Handlers>();
  const closed: string[] = [];
  const client = {
    state: (channel: string, handlers: Handlers) => {
      channels.set(channel, handlers);
      return { channel, value: undefined, sync: 'live', close: () => closed.push(channel) };
    },
  } as unknown as Pick<Client, 'state'>;
  const frames: (() => void)[] = [];
  const cancelled: number[] = [];
  let now = 1_000;
  const board = new QuoteBoard(
    client,
    { request: (callback) => frames.push(callback), cancel: (handle) => cancelled.push(handle) },
    () => now,
  );
  const say = (
    feedId: string,
    last: number,
    about: { epoch?: string; skipped?: number; ts?: number } = { ts: 1 },
  ) =>
    channels
      .get(`feed:${feedId}`)
      ?.onValue?.({ last, time: 5, provenance: 'simulated' }, { epoch: 'q1', seq: 1, skipped: 0, ...about });
  const runFrame = () => frames.splice(0).forEach((frame) => void frame());
  return { board, say, runFrame, frames, cancelled, closed, channels, advance: (ms: number) => (now += ms) };
}

describe('the quote board', () => {
  test('paints a feed once per frame, with its latest value', () => {
    const { board, say, runFrame, frames } = makeBoard();
    const painted: number[] = [];
    board.watch('stock.A', { maxRate: 5, paint: ({ quote }) => painted.push(quote.last) });
    say('stock.A', 1);
    say('stock.A', 2);
    say('stock.A', 3);
    expect(painted).toEqual([]);
    expect(frames).toHaveLength(1);
    runFrame();
    expect(painted).toEqual([3]);
    expect(frames).toHaveLength(0);
  });

  test('paints only what has moved', () => {
    const { board, say, runFrame } = makeBoard();
    const painted: string[] = [];
    for (const id of ['stock.A', 'stock.B'])
      board.watch(id, { maxRate: 5, paint: ({ feedId }) => painted.push(feedId) });
    say('stock.A', 1);
    runFrame();
    say('stock.B', 1);
    runFrame();
    expect(painted).toEqual(['stock.A', 'stock.B']);
  });

  test('hands a chart every tick, also those no frame showed', () => {
    const { board, say, runFrame } = makeBoard();
    const ticks: number[] = [];
    board.watch('stock.A', { maxRate: 20, paint: () => {}, onTick: ({ quote }) => ticks.push(quote.last) });
    say('stock.A', 1);
    say('stock.A', 2);
    runFrame();
    expect(ticks).toEqual([1, 2]);
  });

  test('tells the direction against the value before, and none for the first of a history', () => {
    const { board, say, runFrame } = makeBoard();
    const seen: QuoteEntry['direction'][] = [];
    board.watch('stock.A', { maxRate: 5, paint: ({ direction }) => seen.push(direction) });
    for (const [last, epoch] of [
      [10, 'q1'],
      [11, 'q1'],
      [9, 'q1'],
      [9, 'q1'],
      [50, 'q2'],
    ] as const) {
      say('stock.A', last, { epoch, ts: 1 });
      runFrame();
    }
    expect(seen).toEqual(['none', 'up', 'down', 'none', 'none']);
  });

  test('adds up what was skipped, and tells a snapshot from a tick', () => {
    const { board, say, runFrame } = makeBoard();
    const entries: QuoteEntry[] = [];
    board.watch('stock.A', { maxRate: 5, paint: (entry) => entries.push(entry) });
    say('stock.A', 1, {});
    runFrame();
    say('stock.A', 2, { skipped: 3, ts: 1 });
    runFrame();
    say('stock.A', 3, { skipped: 2, ts: 1 });
    runFrame();
    expect(entries.map(({ skipped }) => skipped)).toEqual([0, 3, 5]);
    expect(entries.map(({ arrival }) => arrival.isSnapshot)).toEqual([true, false, false]);
  });

  test('says nothing more to a reader that has gone', () => {
    const { board, say, frames, cancelled, closed } = makeBoard();
    const painted: number[] = [];
    const watching = board.watch('stock.A', { maxRate: 5, paint: ({ quote }) => painted.push(quote.last) });
    say('stock.A', 1);
    watching.close();
    expect(closed).toEqual(['feed:stock.A']);
    expect(cancelled).toEqual([1]);
    for (const frame of frames) frame();
    board.repaint();
    expect(painted).toEqual([]);
  });

  test('repaints without a tick when only time has passed', () => {
    const { board, say, runFrame } = makeBoard();
    const ticks: boolean[] = [];
    board.watch('stock.A', { maxRate: 5, paint: (_, { isTick }) => ticks.push(isTick) });
    say('stock.A', 1);
    runFrame();
    board.repaint();
    expect(ticks).toEqual([true, false]);
  });

  test('paints nothing out of sight, and what it stands at as soon as it is seen', () => {
    const { board, say, runFrame, frames } = makeBoard();
    const painted: number[] = [];
    const ticks: number[] = [];
    const row = board.watch('stock.A', {
      maxRate: 5,
      paint: ({ quote }) => painted.push(quote.last),
      onTick: ({ quote }) => ticks.push(quote.last),
    });
    row.show(false);
    say('stock.A', 1);
    say('stock.A', 2);
    board.repaint();
    expect(frames).toHaveLength(0);
    expect(ticks).toEqual([1, 2]);
    row.show(true);
    runFrame();
    expect(painted).toEqual([2]);
  });

  test('asks for nothing while nobody sees the page, except for what a chart would miss', () => {
    const { board, closed, channels } = makeBoard();
    const paint = () => {};
    board.watch('stock.ROW', { maxRate: 5, paint });
    board.watch('stock.CHART', { maxRate: 20, paint, isNeededUnseen: true });
    board.rest();
    expect(closed).toEqual(['feed:stock.ROW']);
    channels.clear();
    const late = board.watch('stock.LATE', { maxRate: 5, paint });
    late.show(false);
    expect([...channels.keys()]).toEqual([]);
    board.wake();
    // What is in sight comes first.
    expect([...channels.keys()]).toEqual(['feed:stock.ROW', 'feed:stock.LATE']);
  });
});
