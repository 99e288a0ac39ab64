import { QuoteSchema } from '@tidewire/protocol';
import { expect, test } from 'vitest';
import { FakeClock, settle } from '../../fake-clock.ts';
import { RecordingPublisher } from '../recording-publisher.fixture.ts';
import { createLoad, loadFeedId } from './load.ts';

test('every symbol moves as often as it should, spread over the second, and nothing is left when it stops', async () => {
  const clock = new FakeClock();
  const publisher = new RecordingPublisher();
  const failures: unknown[] = [];
  const running = await createLoad({ clock, symbols: 3, perSecond: 20 }).start(publisher, (error) =>
    failures.push(error),
  );
  for (let step = 0; step <= 400; step += 1) {
    clock.advance(5);
    await settle();
  }
  const ticks = [0, 1, 2].map((nth) => publisher.quotesOf(loadFeedId(nth)));
  for (const quotes of ticks) {
    expect(quotes.length).toBeGreaterThanOrEqual(39);
    expect(quotes.length).toBeLessThanOrEqual(41);
    for (const quote of quotes) QuoteSchema.parse(quote);
    // No tick is the one before again.
    expect(quotes.every((quote, nth) => quote.volume !== quotes[nth - 1]?.volume)).toBe(true);
  }
  expect(failures).toEqual([]);
  await running.stop();
  expect(clock.pendingTasks).toBe(0);
});
