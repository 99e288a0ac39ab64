import type { Favourite, Page } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  bob = await api.signUp('bob', 'Bob');
});
afterAll(() => api.close());

const favourites = '/v1/users/me/favourites';
const put = { method: 'PUT' } as const;

describe('favourites', () => {
  test('[F31] are a person’s own, made once, and their other tabs hear of it', async () => {
    api.gateway.events.length = 0;
    const path = `${favourites}/${encodeURIComponent('team:Côte d’Ivoire')}`;
    const made = await ann.ask(path, put);
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ kind: 'team', team: 'Côte d’Ivoire' });
    expect((await ann.ask(path, put)).status).toBe(200);
    expect(await (await ann.ask(path)).json()).toMatchObject({ kind: 'team' });
    expect((await bob.ask(path)).status).toBe(404);
    const { items } = (await (await ann.ask(favourites)).json()) as Page<Favourite>;
    expect(items).toMatchObject([{ kind: 'team', team: 'Côte d’Ivoire' }]);
    expect(await (await bob.ask(favourites)).json()).toEqual({ items: [] });
    expect((await bob.ask(`/v1/users/${ann.id}/favourites`)).status).toBe(404);
    expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(404);
    expect(api.gateway.events).toMatchObject([
      { type: 'log', channel: `user:${ann.id}`, data: { kind: 'sports.changed' } },
      { type: 'log', channel: `user:${ann.id}`, data: { kind: 'sports.changed' } },
    ]);
  });

  test('[F31] of nothing are 404', async () => {
    for (const name of ['match:match.NONE', 'team:', 'club:Japan', 'match:stock.GOOG'])
      expect((await ann.ask(`${favourites}/${encodeURIComponent(name)}`, put)).status, name).toBe(404);
  });
});

describe('the score hold', () => {
  test('[F32] is off until it is set, and a tag that is old changes nothing', async () => {
    const path = '/v1/users/me/score-hold';
    const first = await ann.ask(path);
    expect(await first.json()).toEqual({ holdBack: 'off' });
    const tag = first.headers.get('etag') ?? '';
    const headers = { 'if-match': tag };
    const json = { holdBack: 'delay', seconds: 120 };
    expect(await (await ann.ask(path, { ...put, json, headers })).json()).toEqual(json);
    const late = await ann.ask(path, { ...put, json: { holdBack: 'until_revealed' }, headers });
    expect(late.status).toBe(412);
    expect(await (await ann.ask(path)).json()).toEqual(json);
    expect(await (await bob.ask(path)).json()).toEqual({ holdBack: 'off' });
  });

  test('[F32] of less than half a minute, or more than ten, is refused', async () => {
    for (const seconds of [0, 29, 601, 60.5]) {
      const json = { holdBack: 'delay', seconds };
      expect((await ann.ask('/v1/users/me/score-hold', { ...put, json })).status, `${seconds}`).toBe(422);
    }
  });
});
