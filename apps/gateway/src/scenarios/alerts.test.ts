import { openTestDatabase } from '@tidewire/database/testing';
import { type Quote, userChannel } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { settle } from '../fake-clock.ts';
import { addSession, internalSecret, signTicket, TestGateway } from './gateway.fixture.ts';
import { GatewayProcess } from './gateway-process.fixture.ts';

const feed = { id: 'stock.A', kind: 'quote', title: 'A', currency: 'USD', provenance: 'live' } as const;
const line = {
  feedId: 'stock.A',
  kind: 'crosses',
  direction: 'above',
  price: 100,
  hysteresis: 1,
  repeat: true,
  expiresAt: null,
} as const;
const price = (last: number): { type: 'state'; feedId: string; value: Quote } => ({
  type: 'state',
  feedId: 'stock.A',
  value: { last, time: 1_790_000_000_000, provenance: 'live' },
});

describe('an alert', () => {
  test('[F13] made while the gateway runs is told on its owner’s log at its crossing, and to nobody else', async () => {
    await using gateway = await TestGateway.start();
    const { database } = gateway;
    await gateway.addPerson('ada');
    await gateway.addPerson('eve');
    await database.feeds.create(feed);
    const made = await database.alerts.create('ada', line);
    if ('refused' in made) throw new Error(made.refused);
    await gateway.tell({ type: 'alerts.changed', feedId: 'stock.A' });
    const pages = await Promise.all(['ada', 'eve'].map((name) => gateway.join(name)));
    const [ada, eve] = pages;
    for (const [index, page] of pages.entries()) {
      await page.ask({ type: 'subscribe', channel: userChannel(index === 0 ? 'ada' : 'eve') });
    }
    // The change was told before; a first price says on which side it begins.
    while ((await database.alerts.find('ada', made.alert.id))?.state !== 'armed') {
      await gateway.tell(price(99));
      await settle();
    }
    await gateway.tell(price(99.9), price(100.25), price(99.9), price(101));
    expect(await ada?.next('event')).toMatchObject({
      channel: 'user:ada',
      data: {
        kind: 'alert.fired',
        alertId: made.alert.id,
        nth: 1,
        price: 100.25,
        line: 100,
        feedId: 'stock.A',
      },
    });
    await gateway.tell(price(98), price(105));
    expect(await ada?.next('event')).toMatchObject({ data: { nth: 2, price: 105 } });
    expect(eve?.inbox.filter(({ type }) => type === 'event')).toEqual([]);
    expect(await database.alerts.log(made.alert.id, { limit: 10 })).toMatchObject([
      { nth: 2, tick: { last: 105 } },
      { nth: 1, tick: { last: 100.25 } },
    ]);
  });

  test('[F14] fires once for each crossing, whenever around it the gateway is killed', async () => {
    await using database = await openTestDatabase();
    await database.addUser({ id: 'ada' });
    await addSession(database, 'ada');
    await database.feeds.create(feed);
    const made = await database.alerts.create('ada', line);
    if ('refused' in made) throw new Error(made.refused);
    const { id } = made.alert;
    await using gateway = await GatewayProcess.start(database.url);
    const tell = (last: number) => tellProcess(gateway.port, last);
    const now = async () => {
      const alert = await database.alerts.find('ada', id);
      if (alert === undefined) throw new Error('it is gone');
      return alert;
    };
    const kills = 5;
    for (let round = 1; round <= kills; round += 1) {
      while ((await now()).state !== 'armed') {
        await tell(90);
        await settle();
      }
      // Before it is heard, while it is committed, after it is: each round looks at another moment.
      const telling = tell(101).catch((error: unknown) => error);
      if (round % 3 === 0) await telling;
      if (round % 3 === 1) while ((await now()).firings < round) await settle();
      await gateway.signal('SIGKILL');
      await telling;
      await gateway.startAgain();
      while ((await now()).firings < round) {
        await tell(102);
        await settle();
      }
    }
    await tell(103);
    const { events } = await database.logs.read(userChannel('ada'), { limit: 100 });
    const told = events.flatMap(({ data }) => (data.kind === 'alert.fired' ? [data.nth] : []));
    expect(told).toEqual(Array.from({ length: kills }, (_, nth) => nth + 1));
    const log = await database.alerts.log(id, { limit: 100 });
    expect(log.map(({ nth }) => nth)).toEqual(told.toReversed());
    expect(await now()).toMatchObject({ state: 'resting', firings: kills });

    const page = gateway.connect();
    await page.opened();
    const welcome = await page.hello(await signTicket('ada'), [
      {
        channel: userChannel('ada'),
        since: { ...(await database.logs.position(userChannel('ada'))), seq: 0 },
      },
    ]);
    expect(welcome.channels[0]).toMatchObject({
      recovered: true,
      events: told.map((nth) => ({ data: { nth } })),
    });
    await page.close();
  });
});

async function tellProcess(port: number, last: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/internal/publish`, {
    method: 'POST',
    headers: { authorization: `Bearer ${internalSecret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ events: [price(last)] }),
  });
  if (response.status !== 204) throw new Error(`not taken: ${await response.text()}`);
}
