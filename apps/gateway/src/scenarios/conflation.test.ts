import { applyMergePatch, type JsonObject } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { TestGateway } from './gateway.fixture.ts';

const feedIds = ['stock.A', 'stock.B'] as const;
const maxRate = 5;
const perSecond = 20;
const seconds = 4;

const quote = (last: number) => ({ last, time: last, provenance: 'simulated' as const });

type Heard = { at: number; last: number; skipped: number };

/** A page that follows both feeds, while each moves twenty times a second of the gateway's clock. */
async function follow(options: { maxRate?: number }): Promise<Map<string, Heard[]>> {
  const clock = new FakeClock();
  await using gateway = await TestGateway.start({}, clock);
  await gateway.addPerson('ada');
  for (const id of feedIds) {
    await gateway.database.feeds.put({
      id,
      kind: 'quote',
      title: id,
      currency: null,
      provenance: 'simulated',
    });
    await gateway.tell({ type: 'state', feedId: id, value: quote(0) });
  }
  const page = await gateway.join('ada');
  for (const id of feedIds) await page.ask({ type: 'subscribe', channel: `feed:${id}`, ...options });
  const values = new Map<string, JsonObject>(feedIds.map((id) => [`feed:${id}`, quote(0)]));
  const heard = new Map<string, Heard[]>(feedIds.map((id) => [`feed:${id}`, []]));
  const hear = async () => {
    await page.roundTrip();
    for (const message of page.takeAll()) {
      if (message.type !== 'event') continue;
      const value = applyMergePatch(values.get(message.channel) ?? {}, message.data);
      values.set(message.channel, value);
      const { skipped = 0 } = message;
      heard.get(message.channel)?.push({ at: clock.elapsed(), last: Number(value.last), skipped });
    }
  };
  for (let tick = 1; tick <= seconds * perSecond; tick += 1) {
    clock.advance(1_000 / perSecond);
    await gateway.tell(...feedIds.map((feedId) => ({ type: 'state' as const, feedId, value: quote(tick) })));
    await hear();
  }
  // Nothing new comes any more; what was held back for the rate is let out.
  clock.advance(1_000);
  await hear();
  return heard;
}

describe('a reader that asked for five values a second of feeds that have twenty', () => {
  test('[S4] gets at most five a second of each, and the last one always', async () => {
    for (const events of (await follow({ maxRate })).values()) {
      for (const { at } of events) {
        const within = events.filter((other) => other.at >= at && other.at < at + 1_000);
        expect(within.length).toBeLessThanOrEqual(maxRate);
      }
      expect(events.length).toBeGreaterThanOrEqual(maxRate * seconds - 1);
      expect(events.at(-1)?.last).toBe(perSecond * seconds);
    }
  });

  test('[S11] is told how many it did not get: with those it got they are all there were', async () => {
    for (const events of (await follow({ maxRate })).values()) {
      expect(events.some(({ skipped }) => skipped > 0)).toBe(true);
      let place = 0;
      for (const { last, skipped } of events) {
        place += skipped + 1;
        expect(last).toBe(place);
      }
      expect(place).toBe(perSecond * seconds);
    }
  });

  test('[S4] one that asked for no rate gets every value', async () => {
    for (const events of (await follow({})).values()) {
      expect(events.map(({ last }) => last)).toEqual(
        Array.from({ length: perSecond * seconds }, (_, nth) => nth + 1),
      );
    }
  });
});
