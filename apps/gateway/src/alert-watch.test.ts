import type { WatchedAlert } from '@tidewire/database';
import type { AlertSight } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { AlertWatch } from './alert-watch.ts';
import { FakeClock } from './fake-clock.ts';
import { silentLog } from './log.ts';

const feedId = 'stock.PIER';
const price = (last: number): AlertSight => ({
  type: 'quote',
  quote: { last, time: 1, provenance: 'live' },
});
const above110: WatchedAlert = {
  ...{ id: 'a', userId: 'ada', roomId: null, feedId, kind: 'crosses', direction: 'above', price: 110 },
  ...{ hysteresis: 0, percent: null, windowMs: null, repeat: false, state: 'new', mark: null, firings: 0 },
  ...{ expiresAt: null, createdAt: '2026-06-11T19:00:00.000Z' },
};

/** A watch whose alerts are read only when `answer` is called. */
function makeWatch() {
  const fired: AlertSight[] = [];
  let answer: (alerts: WatchedAlert[]) => void = () => undefined;
  const watch = new AlertWatch({
    alerts: {
      watched: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      move: async () => true,
      fire: async (_, nth, sight, next) => {
        fired.push(sight);
        return { alert: { ...above110, ...next, firings: nth }, committed: [] };
      },
      correct: async () => undefined,
    },
    clock: new FakeClock(),
    log: silentLog,
    publish: async () => undefined,
  });
  return { watch, fired, answer: (alerts: WatchedAlert[]) => answer(alerts) };
}

describe('an alert that was just made', () => {
  test('[F13] first looks at the latest price, so that the very next one can cross its line', async () => {
    const { watch, fired, answer } = makeWatch();
    watch.see(feedId, price(100));
    const reloaded = watch.reload(feedId);
    answer([above110]);
    await reloaded;
    watch.see(feedId, price(111));
    await watch.stop();
    expect(fired).toEqual([price(111)]);
  });

  test('[F13] misses no price that came while it was read', async () => {
    const { watch, fired, answer } = makeWatch();
    watch.see(feedId, price(100));
    const reloaded = watch.reload(feedId);
    watch.see(feedId, price(111));
    watch.see(feedId, price(105));
    answer([above110]);
    await reloaded;
    await watch.stop();
    expect(fired).toEqual([price(111)]);
  });

  test('[F13] fires nothing by the latest price alone', async () => {
    const { watch, fired, answer } = makeWatch();
    watch.see(feedId, price(120));
    const reloaded = watch.reload(feedId);
    answer([above110]);
    await reloaded;
    watch.see(feedId, price(121));
    await watch.stop();
    expect(fired).toEqual([]);
  });
});
