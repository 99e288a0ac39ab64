import type { Feed, FeedEvent, MatchState, Page, Quote, TimelineData } from '@tidewire/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Client, type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let admin: Person;
let service: Client;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  admin = await api.signUpAdmin('root');
  service = await api.keyOf(await api.signUpAdmin('source'), { feeds: ['publish'] });
});
beforeEach(() => {
  api.gateway.events.length = 0;
});
afterAll(() => api.close());

const stock = { id: 'stock.GOOG', kind: 'quote', title: 'Alphabet', currency: 'USD', provenance: 'replayed' };
const match = { id: 'match.final', kind: 'match', title: 'Final', provenance: 'replayed' };
const quote = (last: number, time: number): Quote => ({ last, time, provenance: 'replayed' });
const quotes = (...given: Quote[]) => given.map((value) => ({ type: 'quote', quote: value }));

const state: MatchState = {
  ...{ competition: 'World Cup', round: 'Final', ground: 'Here', kickOff: 1_000, home: 'A', away: 'B' },
  ...{ status: 'first_half', minute: 7, addedMinute: 0, score: [1, 0], periods: {}, time: 2_000 },
  provenance: 'replayed',
};
const goal: TimelineData = {
  ...{
    kind: 'match.goal',
    minute: 7,
    addedMinute: 0,
    side: 'home',
    scorer: 'Nine',
    penalty: false,
    ownGoal: false,
  },
  score: [1, 0],
};

const declare = (by: Client, feed: object) => by('/v1/feeds', { method: 'POST', json: feed });
const publish = (by: Client, feedId: string, body: object) =>
  by(`/v1/feeds/${feedId}/events`, { method: 'POST', json: body });

describe('a feed', () => {
  test('[A15] is made by a source: 201 with where it is', async () => {
    const made = await declare(service, stock);
    expect([made.status, made.headers.get('location')]).toEqual([201, '/v1/feeds/stock.GOOG']);
    expect(await made.json()).toMatchObject({ ...stock, latest: null });
    expect((await service('/v1/feeds/stock.GOOG')).status).toBe(200);
  });

  test('[A33] is made once: 409 names the one that is there, which stays as it is', async () => {
    await declare(service, stock);
    for (const other of [stock, { ...stock, title: 'Alphabet A' }, { ...stock, kind: 'match' }]) {
      const again = await declare(service, other);
      expect([again.status, await again.json()]).toEqual([
        409,
        expect.objectContaining({
          code: 'conflict',
          detail: expect.stringContaining('/v1/feeds/stock.GOOG'),
        }),
      ]);
    }
    expect(await (await service('/v1/feeds/stock.GOOG')).json()).toMatchObject(stock);
  });

  test('[A33] is changed by PATCH, which leaves what it does not name', async () => {
    await declare(service, { ...stock, id: 'stock.PATCH' });
    const patch = (by: Client, json: object, id = 'stock.PATCH') =>
      by(`/v1/feeds/${id}`, { method: 'PATCH', json });
    const changed = await patch(service, { title: 'Alphabet A', currency: null });
    expect([changed.status, await changed.json()]).toEqual([
      200,
      expect.objectContaining({ ...stock, id: 'stock.PATCH', title: 'Alphabet A', currency: null }),
    ]);
    expect((await patch(service, { kind: 'match' })).status).toBe(422);
    expect((await patch(service, { title: 'No' }, 'stock.ABSENT')).status).toBe(404);
    expect((await patch(ann.ask, { title: 'No' })).status).toBe(403);
  });

  test('[A25] is made and run by sources and administrators alone', async () => {
    await declare(service, stock);
    expect((await declare(ann.ask, { ...stock, id: 'stock.ANN' })).status).toBe(403);
    expect((await publish(ann.ask, stock.id, { events: quotes(quote(1, 1)) })).status).toBe(403);
    const reader = await api.keyOf(ann, { feeds: ['read'] });
    expect((await publish(reader, stock.id, { events: quotes(quote(1, 1)) })).status).toBe(403);
    expect((await declare(admin.ask, { ...stock, id: 'stock.ADM' })).status).toBe(201);
    expect((await ann.ask('/v1/feeds/stock.ADM', { method: 'DELETE' })).status).toBe(403);
    expect((await service('/v1/feeds/stock.ADM', { method: 'DELETE' })).status).toBe(403);
    expect((await admin.ask('/v1/feeds/stock.ADM', { method: 'DELETE' })).status).toBe(204);
    expect((await ann.ask('/v1/feeds/stock.ADM')).status).toBe(404);
  });
});

describe('what a source publishes', () => {
  test('[A25] is kept as history, is the latest value, and reaches the gateway in its order', async () => {
    await declare(service, { ...stock, id: 'stock.ONE' });
    const answer = await publish(service, 'stock.ONE', {
      events: quotes(quote(1, 100), quote(2, 200), quote(3, 300)),
    });
    expect([answer.status, await answer.json()]).toEqual([201, { published: 3 }]);
    expect(api.gateway.events).toEqual(
      [quote(1, 100), quote(2, 200), quote(3, 300)].map((value) => ({
        type: 'state',
        feedId: 'stock.ONE',
        value,
      })),
    );
    const feed = (await (await ann.ask('/v1/feeds/stock.ONE')).json()) as Feed;
    expect(feed.latest).toEqual(quote(3, 300));
    const first = await ann.ask('/v1/feeds/stock.ONE/events?limit=2');
    const { items, nextCursor } = (await first.json()) as Page<FeedEvent>;
    const second = await ann.ask(`/v1/feeds/stock.ONE/events?limit=2&cursor=${nextCursor}`);
    const history = [...items, ...((await second.json()) as Page<FeedEvent>).items];
    expect(history.map((event) => Date.parse(event.time))).toEqual([300, 200, 100]);
  });

  test('[A25] of a match goes to its state and its timeline, in the order in which it was said', async () => {
    await declare(service, match);
    const events = [
      { type: 'match', match: state },
      { type: 'timeline', data: goal },
    ];
    expect((await publish(service, match.id, { events })).status).toBe(201);
    expect(api.gateway.events).toEqual([
      { type: 'state', feedId: match.id, value: state },
      expect.objectContaining({ type: 'log', channel: `timeline:${match.id}`, seq: 1, data: goal }),
    ]);
    const { events: logged } = await api.services.database.logs.read(`timeline:${match.id}`, { limit: 10 });
    expect(logged.map((event) => event.data)).toEqual([goal]);
  });

  test('[A25] with restart forgets what was said before, under new epochs', async () => {
    const id = 'match.again';
    await declare(service, { ...match, id });
    await publish(service, id, {
      events: [
        { type: 'timeline', data: goal },
        { type: 'match', match: state },
      ],
    });
    const before = await api.services.database.logs.position(`timeline:${id}`);
    api.gateway.events.length = 0;
    const answer = await publish(service, id, { restart: true, events: [{ type: 'timeline', data: goal }] });
    expect(answer.status).toBe(201);
    const after = await api.services.database.logs.position(`timeline:${id}`);
    expect(after.epoch).not.toBe(before.epoch);
    expect(api.gateway.events).toEqual([
      { type: 'reset', channel: `feed:${id}`, epoch: expect.any(String) },
      { type: 'reset', channel: `timeline:${id}`, epoch: after.epoch },
      expect.objectContaining({ type: 'log', epoch: after.epoch, seq: 1 }),
    ]);
    expect(((await (await ann.ask(`/v1/feeds/${id}`)).json()) as Feed).latest).toBeNull();
    expect(((await (await ann.ask(`/v1/feeds/${id}/events`)).json()) as Page<FeedEvent>).items).toEqual([]);
  });

  test('[A9] must be something that its kind of feed can say: 422, and nothing of it is kept', async () => {
    await declare(service, { ...stock, id: 'stock.TWO' });
    const events = [...quotes(quote(1, 1)), { type: 'timeline', data: goal }];
    const answer = await publish(service, 'stock.TWO', { restart: true, events });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/events/1/type' }] });
    expect(api.gateway.events).toEqual([]);
    expect(((await (await ann.ask('/v1/feeds/stock.TWO')).json()) as Feed).latest).toBeNull();
  });

  test.each([
    ['/events', { events: [] }],
    ['/events', { events: Array(101).fill({ type: 'quote', quote: quote(1, 1) }) }],
    ['/events/0/type', { events: [{ type: 'constructor' }] }],
    ['/events/0/quote/last', { events: [{ type: 'quote', quote: { ...quote(1, 1), last: -1 } }] }],
    ['/events/0/quote/hidden', { events: [{ type: 'quote', quote: { ...quote(1, 1), hidden: 1 } }] }],
  ])('[A9] is refused at %s', async (pointer, body) => {
    await declare(service, stock);
    const answer = await publish(service, stock.id, body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ pointer }] });
  });

  test('[A10] to a feed that is not there is 404', async () => {
    expect((await publish(service, 'stock.NONE', { events: quotes(quote(1, 1)) })).status).toBe(404);
  });
});

describe('a watchlist', () => {
  test('[A15] takes a feed once, gives it up once, and the person’s other tabs hear of both', async () => {
    await declare(service, stock);
    const path = `/v1/users/me/feeds/${stock.id}`;
    const told = () =>
      api.gateway.events.filter((event) => event.type === 'log' && event.channel === `user:${ann.id}`);
    const first = await ann.ask(path, { method: 'PUT' });
    expect([first.status, first.headers.get('location')]).toEqual([
      201,
      `/v1/users/${ann.id}/feeds/${stock.id}`,
    ]);
    expect((await ann.ask(path, { method: 'PUT' })).status).toBe(200);
    expect(told()).toEqual([expect.objectContaining({ data: { kind: 'watchlist.changed' } })]);
    expect(await (await ann.ask(path)).json()).toMatchObject({ id: stock.id });
    const { items } = (await (await ann.ask('/v1/users/me/feeds')).json()) as Page<Feed>;
    expect(items.map((feed) => feed.id)).toEqual([stock.id]);
    expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(404);
    expect(told()).toHaveLength(2);
  });

  test('[A23] belongs to its person and to administrators', async () => {
    await declare(service, stock);
    const path = `/v1/users/${admin.id}/feeds`;
    expect((await ann.ask(path)).status).toBe(404);
    expect((await ann.ask(`${path}/${stock.id}`, { method: 'PUT' })).status).toBe(404);
    expect((await admin.ask(`/v1/users/${ann.id}/feeds/${stock.id}`, { method: 'PUT' })).status).toBe(201);
  });
});
