import type { Alert, Bar, Page, Quote } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let service: Client;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  bob = await api.signUp('bob', 'Bob');
  service = await api.keyOf(await api.signUpAdmin('source'), { feeds: ['publish'] });
  const json = {
    id: 'stock.GOOG',
    kind: 'quote',
    title: 'Alphabet',
    currency: 'USD',
    provenance: 'replayed',
  };
  await service('/v1/feeds', { method: 'POST', json });
});
afterAll(() => api.close());

const line = { feedId: 'stock.GOOG', direction: 'above', price: 184.5, hysteresis: 0.5, repeat: true };
const make = (by: Client, json: object, userId = 'me') =>
  by(`/v1/users/${userId}/alerts`, { method: 'POST', json });

describe('alerts', () => {
  test('[F15] are made, read and deleted by their owner, and the gateway hears of it', async () => {
    api.gateway.events.length = 0;
    const made = await make(ann.ask, line);
    expect(made.status).toBe(201);
    const alert = (await made.json()) as Alert;
    expect(alert).toMatchObject({ ...line, state: 'new', firings: 0, expiresAt: null });
    const path = made.headers.get('location') ?? '';
    expect(await (await ann.ask(path)).json()).toEqual(alert);
    const list = (await (await ann.ask('/v1/users/me/alerts')).json()) as Page<Alert>;
    expect(list.items).toEqual([alert]);
    expect(await (await ann.ask(`${path}/firings`)).json()).toEqual({ items: [] });
    for (const suffix of ['', '/firings']) {
      expect((await bob.ask(`/v1/users/me/alerts/${alert.id}${suffix}`)).status).toBe(404);
      expect((await bob.ask(`${path}${suffix}`)).status).toBe(404);
    }
    expect((await bob.ask(`/v1/users/me/alerts/${alert.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await ann.ask(path)).status).toBe(404);
    const changed = { type: 'alerts.changed', feedId: 'stock.GOOG' };
    expect(api.gateway.events.filter(({ type }) => type === 'alerts.changed')).toEqual([changed, changed]);
    expect(api.gateway.events.filter((event) => event.type === 'log')).toMatchObject([
      ...[1, 2].map(() => ({ channel: `user:${ann.id}`, data: { kind: 'alerts.changed' } })),
    ]);
  });

  test('[F15] with an id of one’s own a repeat makes no second one, and somebody else’s id is taken', async () => {
    const json = { ...line, id: v7() };
    const statuses = [];
    for (const by of [ann, ann, bob]) statuses.push((await make(by.ask, json)).status);
    expect(statuses).toEqual([201, 200, 409]);
  });

  test('[F15] are changed by whoever has seen them as they are', async () => {
    const made = await make(ann.ask, line);
    const path = made.headers.get('location') ?? '';
    const change = (json: object, by: Client, ifMatch: string | null) =>
      by(path, { method: 'PATCH', json, ifMatch });
    const tag = made.headers.get('etag') ?? '';
    expect((await change({ price: 190 }, ann.ask, null)).status).toBe(428);
    const changed = await change({ price: 190, repeat: false }, ann.ask, tag);
    expect(changed.status).toBe(200);
    expect(await changed.json()).toMatchObject({ price: 190, repeat: false, hysteresis: 0.5, state: 'new' });
    expect((await change({ price: 191 }, ann.ask, tag)).status).toBe(412);
    expect((await change({ feedId: 'stock.X' }, ann.ask, '*')).status).toBe(422);
    expect((await change({ price: 191 }, bob.ask, '*')).status).toBe(404);
  });

  test('[F17] on a move need a percentage and a time, and on a match nothing more', async () => {
    const move = { feedId: 'stock.GOOG', kind: 'moves', percent: 2, windowMs: 3_600_000 };
    const made = await make(ann.ask, move);
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ ...move, direction: 'either', price: 0, state: 'new' });
    for (const missing of [{ percent: undefined }, { windowMs: undefined }, { percent: 0 }, { windowMs: 1 }])
      expect((await make(ann.ask, { ...move, ...missing })).status).toBe(422);
    expect((await make(ann.ask, { feedId: 'stock.GOOG', direction: 'above' })).status).toBe(422);
    expect((await make(ann.ask, { feedId: 'stock.GOOG', direction: 'either', price: 1 })).status).toBe(422);
    expect((await make(ann.ask, { feedId: 'stock.GOOG', kind: 'goal' })).status).toBe(409);
    expect((await make(ann.ask, { feedId: 'stock.GOOG', kind: 'earthquake' })).status).toBe(422);
  });

  test('[F15] of no feed are 404, and lines that are none are 422', async () => {
    expect((await make(ann.ask, { ...line, feedId: 'stock.NONE' })).status).toBe(404);
    expect((await make(bob.ask, line, ann.id)).status).toBe(404);
    const wrong = [
      { price: -1 },
      { price: '1' },
      { hysteresis: -1 },
      { direction: 'sideways' },
      { state: 'armed' },
    ];
    for (const different of wrong) expect((await make(ann.ask, { ...line, ...different })).status).toBe(422);
  });
});

describe('bars', () => {
  test('[F12] of what a replay publishes are listed, newest first, in pages that keep their interval', async () => {
    const start = Date.UTC(2017, 3, 19, 9);
    const events = Array.from({ length: 30 }, (_, nth) => {
      const [open, high, low, last] = [nth + 1, nth + 3, nth + 0.5, nth + 2];
      const quote: Quote = {
        ...{ open, high, low, last },
        time: start + nth * 3_600_000,
        barMs: 3_600_000,
        provenance: 'replayed',
      };
      return { type: 'quote', quote };
    });
    const published = await service('/v1/feeds/stock.GOOG/events', { method: 'POST', json: { events } });
    expect(published.status).toBe(201);
    const path = '/v1/feeds/stock.GOOG/bars?interval=1h&limit=20';
    const first = (await (await ann.ask(path)).json()) as Page<Bar>;
    expect(first.items[0]).toEqual({
      ...{ open: 30, high: 32, low: 29.5, close: 31 },
      time: '2017-04-20T14:00:00.000Z',
    });
    const rest = (await (await ann.ask(`${path}&cursor=${first.nextCursor}`)).json()) as Page<Bar>;
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([20, 10, undefined]);
    const days = await ann.ask('/v1/feeds/stock.GOOG/bars?interval=1d');
    expect(((await days.json()) as Page<Bar>).items).toEqual([
      { time: '2017-04-20T00:00:00.000Z', open: 16, high: 32, low: 15.5, close: 31 },
      { time: '2017-04-19T00:00:00.000Z', open: 1, high: 17, low: 0.5, close: 16 },
    ]);
    const before = await ann.ask('/v1/feeds/stock.GOOG/bars?interval=1d&before=2017-04-20T00:00:00Z');
    expect(((await before.json()) as Page<Bar>).items).toHaveLength(1);
  });

  test('[F12] need an interval that is kept, and a feed that is there', async () => {
    for (const query of ['', '?interval=5m', '?interval=1m&before=yesterday', '?interval=1m&limit=101']) {
      expect((await ann.ask(`/v1/feeds/stock.GOOG/bars${query}`)).status).toBe(422);
    }
    expect((await ann.ask('/v1/feeds/stock.NONE/bars?interval=1m')).status).toBe(404);
  });
});

describe('standings', () => {
  test('[F16] are those of the matches as they stand now, and follow a corrected score', async () => {
    const json = { id: 'match.cup-1', kind: 'match', title: 'Ebb v Flow', provenance: 'live' };
    expect((await service('/v1/feeds', { method: 'POST', json })).status).toBe(201);
    const stand = async (home: number) => {
      const match = {
        ...{
          competition: 'Harbour Cup',
          round: '1',
          group: 'Group A',
          ground: '',
          kickOff: 1,
          home: 'Ebb',
          away: 'Flow',
        },
        ...{ status: 'second_half', minute: 60, addedMinute: 0, score: [home, 0], periods: {}, time: 2 },
        provenance: 'live',
      };
      const events = [{ type: 'match', match }];
      await service('/v1/feeds/match.cup-1/events', { method: 'POST', json: { events } });
      const answer = await ann.ask('/v1/standings?competition=Harbour%20Cup');
      const { groups } = (await answer.json()) as { groups: { rows: { team: string; points: number }[] }[] };
      return groups[0]?.rows.map(({ team, points }) => `${team} ${points}`);
    };
    expect(await stand(1)).toEqual(['Ebb 3', 'Flow 0']);
    expect(await stand(0)).toEqual(['Ebb 1', 'Flow 1']);
    expect((await ann.ask('/v1/standings?competition=No%20Cup')).status).toBe(404);
    expect((await ann.ask('/v1/standings')).status).toBe(422);
  });
});
