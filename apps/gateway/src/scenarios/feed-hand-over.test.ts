import { feedChannel, type Quote } from '@tidewire/protocol';
import { describe, expect, test, vi } from 'vitest';
import { TestGateway } from './gateway.fixture.ts';

const feedId = 'crypto.BTCUSD';
const replayed: Quote = { last: 42, time: Date.UTC(2004, 7, 19), provenance: 'replayed' };

describe('a feed that somebody else publishes to', () => {
  test('[S23] our own source falls silent, and nothing of it comes into the new history', async () => {
    await using gateway = await TestGateway.start({ FEEDS: 'simulator' });
    const { feeds } = gateway.database;
    await vi.waitFor(async () => expect((await feeds.find(feedId))?.latest).toBeTruthy(), {
      timeout: 20_000,
    });

    await gateway.tell({ type: 'reset', channel: feedChannel(feedId), epoch: 'again' });
    await feeds.clear(feedId);
    await feeds.record([{ feedId, events: [{ type: 'quote', quote: replayed }] }]);
    await gateway.tell({ type: 'state', feedId, value: replayed });

    // The recorder has written for the other instruments meanwhile, so it would have for this one.
    const others = async () => (await feeds.history('crypto.ETHUSD', { limit: 1 }))[0]?.id;
    const before = await others();
    await vi.waitFor(async () => expect(await others()).not.toBe(before), { timeout: 20_000 });
    const history = await feeds.history(feedId, { limit: 10 });
    expect(history.map(({ value }) => value)).toEqual([{ type: 'quote', quote: replayed }]);
  });
});
