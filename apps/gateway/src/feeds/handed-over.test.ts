import { describe, expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { HandedOver, handOverMs } from './handed-over.ts';
import { RecordingPublisher } from './recording-publisher.fixture.ts';

const quote = { last: 1, time: 1, provenance: 'simulated' } as const;

function setUp() {
  const clock = new FakeClock();
  const returned: string[] = [];
  const publisher = new RecordingPublisher();
  const handedOver = new HandedOver(clock, (feedId) => returned.push(feedId));
  return { clock, returned, publisher, handedOver, guarded: handedOver.guard(publisher) };
}

describe('a feed that is handed over', () => {
  test('is silent from our own source, others are not', async () => {
    const { handedOver, guarded, publisher } = setUp();
    handedOver.add('stock.GOOG');
    guarded.quote('stock.GOOG', quote);
    guarded.quote('stock.AAPL', quote);
    await guarded.history('stock.GOOG', [quote]);
    await guarded.restart('stock.GOOG');
    await guarded.timeline('stock.GOOG', { kind: 'match.started', minute: 1, addedMinute: 0, score: [0, 0] });
    expect(publisher.quotes).toEqual([{ feedId: 'stock.AAPL', quote }]);
    expect(publisher.past.size + publisher.restarts.length + publisher.timelines.size).toBe(0);
    handedOver.stop();
  });

  test('is still declared, so that it exists', async () => {
    const { handedOver, guarded, publisher } = setUp();
    handedOver.add('stock.GOOG');
    await guarded.declare({
      id: 'stock.GOOG',
      kind: 'quote',
      title: 'Alphabet',
      currency: 'USD',
      provenance: 'simulated',
    });
    expect(publisher.feeds.has('stock.GOOG')).toBe(true);
    handedOver.stop();
  });

  test('comes back once the other has been silent for five minutes', () => {
    const { clock, handedOver, guarded, publisher, returned } = setUp();
    handedOver.add('stock.GOOG');
    clock.advance(handOverMs - 1_000);
    handedOver.add('stock.GOOG');
    clock.advance(handOverMs - 1);
    expect(returned).toEqual([]);
    clock.advance(1);
    expect(returned).toEqual(['stock.GOOG']);
    guarded.quote('stock.GOOG', quote);
    expect(publisher.quotes).toHaveLength(1);
    expect(clock.pendingTasks).toBe(0);
  });

  test('has one timer, however often the other publishes, and none after stop', () => {
    const { clock, handedOver } = setUp();
    for (let count = 0; count < 100; count += 1) handedOver.add('stock.GOOG');
    expect(clock.pendingTasks).toBe(1);
    handedOver.stop();
    expect(clock.pendingTasks).toBe(0);
  });
});
