import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakePaceClock } from './fake-pace-clock.fixture.ts';
import { PublishClient, type Retry } from './publish-client.ts';
import { ReplayError } from './replay-error.ts';
import { problem, startTestServer, type TestServer } from './test-server.fixture.ts';

const feed = {
  id: 'stock.TEST',
  kind: 'quote',
  title: 'Test',
  currency: 'USD',
  provenance: 'replayed',
} as const;
const events = [{ type: 'quote' as const, quote: { last: 5, time: 1, provenance: 'replayed' as const } }];

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

function connect(url = server.url, key = 'tw_secret') {
  const clock = new FakePaceClock();
  const retries: Retry[] = [];
  const interrupted = new AbortController();
  let ids = 0;
  const client = new PublishClient({
    url,
    key,
    clock,
    signal: interrupted.signal,
    random: () => 1,
    createId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    onRetry: (retry) => retries.push(retry),
  });
  return { client, clock, retries, interrupted };
}

/** Answers these statuses first, then as usual. */
function answerFirst(...statuses: number[]): void {
  server.answering = () => {
    const status = statuses.shift();
    return status === undefined ? undefined : { status, body: problem('unavailable', status) };
  };
}

describe('declare', () => {
  test('creates a feed that is missing', async () => {
    await connect().client.declare(feed);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/feeds/stock.TEST',
      'POST /v1/feeds',
    ]);
    expect(server.requests[1]?.body).toEqual(feed);
  });

  test('leaves a feed that is there as it is', async () => {
    server.feeds.set('stock.TEST', 'quote');
    await connect().client.declare(feed);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  test('a feed that was simulated says from then on that it is replayed, and keeps the rest', async () => {
    server.feeds.set('stock.TEST', 'quote');
    server.answering = ({ method }) =>
      method === 'POST' ? undefined : { status: 200, body: { kind: 'quote', provenance: 'simulated' } };
    await connect().client.declare(feed);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    expect(server.requests[1]?.body).toEqual({ provenance: 'replayed' });
    expect(server.requests[1]?.headers['if-match']).toBe('*');
  });

  test('a feed that somebody else changes just then is looked at again, and then given up', async () => {
    server.feeds.set('stock.TEST', 'quote');
    let looks = 0;
    let refusals = 1;
    server.answering = ({ method }) => {
      if (method === 'PATCH' && refusals > 0) {
        refusals -= 1;
        return { status: 412, body: problem('precondition_failed', 412) };
      }
      if (method === 'GET') looks += 1;
      const body = { kind: 'quote', provenance: 'simulated' };
      return { status: 200, body, headers: { etag: `"look ${looks}"` } };
    };
    await connect().client.declare(feed);
    expect(server.requests.map(({ headers }) => headers['if-match'])).toEqual([
      undefined,
      '"look 1"',
      undefined,
      '"look 2"',
    ]);
    refusals = Number.POSITIVE_INFINITY;
    await expect(connect().client.declare(feed)).rejects.toThrow('is being changed by others');
  });

  test('takes a feed that somebody else has just created', async () => {
    server.answering = ({ method }) =>
      method === 'POST' ? { status: 409, body: problem('conflict', 409) } : undefined;
    await expect(connect().client.declare(feed)).resolves.toBeUndefined();
  });

  test('refuses to make a feed of matches one of prices', async () => {
    server.feeds.set('stock.TEST', 'match');
    await expect(connect().client.declare(feed)).rejects.toThrow('stock.TEST is a match feed');
  });

  test('says so when something else answers there', async () => {
    server.answering = () => ({
      status: 200,
      body: '<!doctype html>',
      headers: { 'content-type': 'text/html' },
    });
    await expect(connect().client.declare(feed)).rejects.toThrow('answers, but not as Tidewire does');
  });
});

describe('publish', () => {
  beforeEach(() => void server.feeds.set('stock.TEST', 'quote'));

  test('posts events with the key, and restarts only when told to', async () => {
    const { client } = connect();
    await client.publish('stock.TEST', events, true);
    await client.publish('stock.TEST', events, false);
    expect(server.requests.map(({ path }) => path)).toEqual(Array(2).fill('/v1/feeds/stock.TEST/events'));
    expect(server.requests[0]?.headers.authorization).toBe('Bearer tw_secret');
    expect(server.requests.map(({ body }) => body)).toEqual([{ restart: true, events }, { events }]);
  });

  test('a base address may have a path and a slash at its end', async () => {
    server.answering = () => ({ status: 201, body: {} });
    await connect(`${server.url}/tide/`).client.publish('stock.TEST', events, false);
    expect(server.requests[0]?.path).toBe('/tide/v1/feeds/stock.TEST/events');
  });

  test.each([429, 500, 502, 503, 504])(
    'is tried again after %i, with the same Idempotency-Key',
    async (status) => {
      answerFirst(status, status);
      const { client, retries } = connect();
      await client.publish('stock.TEST', events, false);
      await client.publish('stock.TEST', events, false);
      expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
        'id-1',
        'id-1',
        'id-1',
        'id-2',
      ]);
      expect(retries.map(({ why }) => why)).toEqual([`it answers ${status}`, `it answers ${status}`]);
    },
  );

  test('is tried again after a cut connection', async () => {
    let cuts = 2;
    server.answering = () => {
      cuts -= 1;
      return cuts >= 0 ? 'hang up' : undefined;
    };
    const { client, retries } = connect();
    await client.publish('stock.TEST', events, false);
    expect(retries).toHaveLength(2);
    expect(server.published()).toHaveLength(3);
  });

  test('waits twice as long each time, and never more than ten seconds', async () => {
    answerFirst(...Array<number>(8).fill(503));
    const { client, clock } = connect();
    await client.publish('stock.TEST', events, false);
    expect(clock.slept).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
  });

  test('waits as long as Retry-After asks', async () => {
    let answers = 0;
    server.answering = () => {
      answers += 1;
      return answers === 1 ? { status: 429, headers: { 'retry-after': '7' } } : undefined;
    };
    const { client, clock } = connect();
    await client.publish('stock.TEST', events, false);
    expect(clock.slept).toEqual([7_000]);
  });

  test('gives up when Retry-After asks for more than two minutes', async () => {
    server.answering = () => ({
      status: 429,
      body: problem('rate_limited', 429),
      headers: { 'retry-after': '3600' },
    });
    const { client, clock } = connect();
    await expect(client.publish('stock.TEST', events, false)).rejects.toThrow('429');
    expect(clock.slept).toEqual([]);
  });

  test('gives up after nine attempts with the last answer', async () => {
    server.answering = () => ({
      status: 503,
      body: problem('unavailable', 503, { detail: 'The database is away' }),
    });
    const { client } = connect();
    await expect(client.publish('stock.TEST', events, false)).rejects.toThrow(
      /tried 9 times: 503.*The database is away \(request r-1\)/,
    );
    expect(server.requests).toHaveLength(9);
  });

  test('a server that was never there is given up after four attempts, with what to do', async () => {
    await server.stop();
    const { client, retries } = connect();
    await expect(client.publish('stock.TEST', events, false)).rejects.toThrow(
      /cannot be reached: .*ECONNREFUSED.*npm start/,
    );
    expect(retries).toHaveLength(3);
    server = await startTestServer();
  });

  test('an interruption ends the waiting', async () => {
    answerFirst(503);
    const { client, clock, interrupted } = connect();
    clock.onSleep = () => interrupted.abort(new Error('stop'));
    await expect(client.publish('stock.TEST', events, false)).rejects.toThrow('stop');
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [401, problem('unauthenticated', 401), 'does not know this service key'],
    [403, problem('forbidden', 403), 'This key may not publish to stock.TEST'],
    [
      422,
      problem('invalid', 422, {
        errors: [{ pointer: '/events/0/quote/last', code: 'x', message: 'Too small' }],
      }),
      '/events/0/quote/last Too small',
    ],
    [413, 'not JSON', 'refused to publish to stock.TEST: 413'],
    [301, '', 'refused to publish to stock.TEST: 301'],
  ])('%i ends the replay at once, in words', async (status, body, sentence) => {
    server.answering = () => ({ status, body, headers: { location: '/elsewhere' } });
    await expect(connect().client.publish('stock.TEST', events, false)).rejects.toThrow(sentence);
    expect(server.requests).toHaveLength(1);
  });

  test('the key is in no error', async () => {
    for (const status of [401, 403, 422, 503]) {
      server.answering = () => ({ status, body: problem('invalid', status) });
      const error = await connect()
        .client.publish('stock.TEST', events, false)
        .catch((refusal: unknown) => refusal);
      expect(error).toBeInstanceOf(ReplayError);
      expect(String(error)).not.toContain('tw_secret');
    }
  });
});
