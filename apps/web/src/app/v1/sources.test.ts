import type { FeedSource } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let admin: Person;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  admin = await api.signUpAdmin('root');
  const fact = { provenance: 'live', available: true, enabled: false } as const;
  await api.services.database.sources.declare({
    declared: [
      { ...fact, id: 'worldcup', provenance: 'replayed', enabled: true, settings: { speed: 60, loop: true } },
      { ...fact, id: 'coinbase', settings: { symbols: ['BTC-USD'] } },
      { ...fact, id: 'finnhub', available: false, settings: { symbols: ['AAPL'] } },
    ],
  });
});
afterAll(() => api.close());

const change = (
  id: string,
  json: object,
  headers: Record<string, string> = { 'if-match': '*' },
  reason = '?reason=Why',
) => admin.ask(`/v1/sources/${id}${reason}`, { method: 'PATCH', json, headers });

describe('sources', () => {
  test('[F33] are listed for administrators, with what they are asked to do', async () => {
    const { items } = (await (await admin.ask('/v1/sources')).json()) as { items: FeedSource[] };
    expect(items).toMatchObject([
      { id: 'coinbase', enabled: false, settings: { symbols: ['BTC-USD'] }, health: null, lease: null },
      { id: 'finnhub', available: false },
      { id: 'worldcup', enabled: true, settings: { speed: 60, loop: true }, changed: [] },
    ]);
    expect((await ann.ask('/v1/sources')).status).toBe(403);
    expect((await admin.ask('/v1/sources/espn')).status).toBe(404);
  });

  test('[F33] are changed with a reason, by who has seen them as they are', async () => {
    const tag = (await admin.ask('/v1/sources/worldcup')).headers.get('etag') ?? '';
    const headers = { 'if-match': tag };
    expect((await change('worldcup', { speed: 600 }, headers, '')).status).toBe(422);
    const changed = await change('worldcup', { speed: 600, seekTo: 7_200 }, headers);
    expect(await changed.json()).toMatchObject({
      settings: { speed: 600 },
      changed: ['speed'],
      seekTo: 7_200,
    });
    expect((await change('worldcup', { speed: 1 }, headers)).status).toBe(412);
    const audited = await api.services.database.audit.list({ action: 'source.changed' }, { limit: 9 });
    expect(audited).toMatchObject([{ subject: 'source:worldcup', reason: 'Why', details: { speed: 600 } }]);
    expect(await (await change('worldcup', { speed: null })).json()).toMatchObject({
      settings: { speed: 60 },
    });
  });

  test('[F33] refuse what they do not know, and what lacks a key', async () => {
    expect((await change('coinbase', { speed: 2 })).status).toBe(409);
    expect((await change('coinbase', { seekTo: 2 })).status).toBe(409);
    expect((await change('finnhub', { enabled: true })).status).toBe(409);
    expect((await change('coinbase', { symbols: ['not a symbol'] })).status).toBe(422);
    expect(await (await change('coinbase', { enabled: true, symbols: ['ETH-USD'] })).json()).toMatchObject({
      enabled: true,
      settings: { symbols: ['ETH-USD'] },
      changed: ['enabled', 'symbols'],
    });
  });
});
