import { DatabaseBusyError } from '@tidewire/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Person, publicUrl, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';
import { createRateLimiter } from '../rate-limit.ts';
import { noContent, ok } from './answer.ts';
import { maxBodyBytes } from './body.ts';
import { openOperation, operation } from './operation.ts';
import { resource } from './resource.ts';

let api: RestApi;
let ann: Person;
beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann');
});
afterAll(() => api.close());

/** One resource that has a little of everything. */
const things = resource({
  GET: openOperation({
    id: 'getThing',
    summary: 'Do something with the thing',
    refusals: [],
    query: z.strictObject({ fail: z.enum(['bug', 'busy', 'private']).optional() }),
    answers: { 200: z.object({ name: z.string() }) },
    handle: async ({ query }) => {
      if (query.fail === 'bug') throw new Error('secret: the password is hunter2');
      if (query.fail === 'busy') throw new DatabaseBusyError('busy');
      const thing = { name: 'thing', email: 'ann@example.com' };
      return ok(thing);
    },
  }),
  POST: operation({
    id: 'createThing',
    summary: 'Do something with the thing',
    refusals: [],
    scope: 'rooms:write',
    rateLimit: 'publish',
    body: z.strictObject({ name: z.string(), nested: z.strictObject({ 'a/b~': z.int() }).optional() }),
    answers: { 200: z.object({ name: z.string() }) },
    handle: async ({ body }) => ok(body),
  }),
  PATCH: operation({
    id: 'updateThing',
    summary: 'Do something with the thing',
    refusals: [],
    scope: 'rooms:write',
    body: z.strictObject({ name: z.string() }),
    answers: { 204: null },
    handle: async () => noContent,
  }),
});

const ask = (method: keyof typeof things, query = '', init: RequestInit = {}, services = api.services) =>
  things[method](new Request(`${publicUrl}/v1/things${query}`, { ...init, method }), {
    params: Promise.resolve(undefined),
    services,
  });

const send = (body: BodyInit, headers: Record<string, string> = {}, method: 'POST' | 'PATCH' = 'POST') =>
  ask(method, '', {
    body,
    duplex: 'half',
    headers: { cookie: ann.cookie, origin: publicUrl, 'content-type': 'application/json', ...headers },
  } as RequestInit);

describe('every answer', () => {
  test('[A1] carries a request id: the caller’s own when it is harmless', async () => {
    const given = await ask('GET', '', { headers: { 'x-request-id': 'trace-1.2_3' } });
    expect(given.headers.get('x-request-id')).toBe('trace-1.2_3');
    for (const hostile of ['a b', 'x'.repeat(65), '"quoted"', '']) {
      const answer = await ask('GET', '', { headers: { 'x-request-id': hostile } });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('[A19] is kept by nobody, is no page, and opens nothing to other origins', async () => {
    const { headers } = await ask('GET', '', { headers: { origin: 'https://evil.example' } });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('[A21] holds only what its schema names', async () => {
    expect(await (await ask('GET')).json()).toEqual({ name: 'thing' });
  });
});

describe('methods', () => {
  test('[A3] one that the resource does not have is 405 with Allow', async () => {
    const answer = await ask('DELETE');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, PATCH, OPTIONS');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  test('[A3] one that nobody knows is 405 too', async () => {
    const answer = await ask('OPTIONS', '', { headers: { 'x-unknown-method': 'PROPFIND' } });
    expect(answer.status).toBe(405);
  });

  test('[A4] OPTIONS is 204 with Allow', async () => {
    const answer = await ask('OPTIONS');
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, PATCH, OPTIONS']);
  });

  test('[A4] HEAD is GET without its body', async () => {
    const [head, get] = [await ask('HEAD'), await ask('GET')];
    expect(head.status).toBe(get.status);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    expect(await head.text()).toBe('');
  });
});

describe('what is refused', () => {
  test('[A2] is a problem with its code, its status and the request’s id', async () => {
    const answer = await ask('GET', '?fail=nothing', { headers: { 'x-request-id': 'r1' } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      type: 'urn:tidewire:problem:invalid',
      title: 'Some values are not valid',
      status: 422,
      instance: '/v1/things',
      code: 'invalid',
      requestId: 'r1',
      errors: [{ pointer: '/query/fail', code: 'invalid_value', message: expect.any(String) }],
    });
  });

  test('[A5] a caller who does not want JSON: 406', async () => {
    expect((await ask('GET', '', { headers: { accept: 'text/html' } })).status).toBe(406);
  });

  test('[A5] who takes only problems may ask for what answers with nothing else', async () => {
    const accept = 'application/problem+json';
    expect((await send('{"name":"new"}', { accept }, 'PATCH')).status).toBe(204);
    expect((await send('{"name":"new"}', { accept }, 'POST')).status).toBe(406);
  });

  test('[A6] a body that is not JSON by name: 415, saying what is', async () => {
    const answer = await send('name=x', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([answer.status, answer.headers.get('accept')]).toEqual([415, 'application/json']);
    expect((await send('{"name":"x"}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(
      200,
    );
  });

  test('[A6] a PATCH may also be called a merge patch', async () => {
    expect(
      (await send('{"name":"x"}', { 'content-type': 'application/merge-patch+json' }, 'PATCH')).status,
    ).toBe(204);
    expect((await send('{"name":"x"}', { 'content-type': 'application/merge-patch+json' })).status).toBe(415);
    const answer = await send('<x/>', { 'content-type': 'text/xml' }, 'PATCH');
    expect(answer.headers.get('accept-patch')).toBe('application/merge-patch+json, application/json');
  });

  test.each(['', '{', '{"name":1,"name":"x"}'])('[A7] the body %j: 400', async (body) => {
    expect((await send(body)).status).toBe(400);
  });

  test('[A8] a body that is too large: 413, however it is sent, and no more of it is read than that', async () => {
    expect((await send('x'.repeat(maxBodyBytes + 1))).status).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1_024));
      },
    });
    expect((await send(endless)).status).toBe(413);
    expect(pulled).toBeLessThan(10);
  });

  test('[A9] values that break a rule: 422 with a pointer to each', async () => {
    const answer = await send('{"name":1,"nested":{"a/b~":"x"},"role":"admin","__proto__":{"admin":true}}');
    const { errors } = (await answer.json()) as { errors: { pointer: string; code: string }[] };
    expect(answer.status).toBe(422);
    expect(errors.map(({ pointer, code }) => [pointer, code]).sort()).toEqual([
      ['/__proto__', 'unknown_field'],
      ['/name', 'invalid_type'],
      ['/nested/a~1b~0', 'invalid_type'],
      ['/role', 'unknown_field'],
    ]);
  });

  test.each([
    { 'content-encoding': 'gzip' },
    { 'content-encoding': 'identity, br' },
    { 'content-type': 'application/json; charset=iso-8859-1' },
    { 'content-type': 'application/json;charset="UTF-16"' },
  ])('[A6] a body with %j: 415', async (headers) => {
    const answer = await send('{"name":"x"}', headers);
    expect(answer.status).toBe(415);
    expect(answer.headers.get('accept-encoding')).toBe('content-encoding' in headers ? 'identity' : null);
  });

  test.each([{ 'content-encoding': 'identity' }, { 'content-type': 'application/json;charset="utf-8"' }])(
    '[A6] a body with %j is read',
    async (headers) => {
      expect((await send('{"name":"x"}', headers)).status).toBe(200);
    },
  );

  test.each(['[]', 'null', '"x"', '7'])('[A9] the body %s, which is no object: 422', async (body) => {
    expect((await send(body)).status).toBe(422);
  });

  test.each(['?unknown=1', '?fail=bug&fail=bug', '?__proto__=1'])(
    '[A11] the query %s: 422',
    async (query) => {
      expect((await ask('GET', query)).status).toBe(422);
    },
  );

  test('[A17] somebody too fast: 429 with Retry-After, before anything is read', async () => {
    const limiters = { publish: createRateLimiter({ perSecond: 0.5, burst: 1, now: () => 0 }) };
    const services = { ...api.services, limiters };
    const post = () =>
      ask('POST', '', { headers: { cookie: ann.cookie, origin: publicUrl }, body: '{' }, services);
    expect((await post()).status).toBe(415);
    const answer = await post();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await answer.json()).toMatchObject({ code: 'rate_limited' });
  });
});

describe('what nobody foresaw', () => {
  test('[A18] is 500 without a detail, and a line in the log with the stack and the request’s id', async () => {
    const logged: unknown[] = [];
    const log = Object.create(api.services.log, { error: { value: (about: unknown) => logged.push(about) } });
    const answer = await ask(
      'GET',
      '?fail=bug',
      { headers: { 'x-request-id': 'r2' } },
      { ...api.services, log },
    );
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/hunter2|Error|at /);
    expect(logged).toEqual([
      { requestId: 'r2', err: expect.objectContaining({ stack: expect.any(String) }) },
    ]);
  });

  test('[A18] a database that is busy or away is 503, to be tried again', async () => {
    const answer = await ask('GET', '?fail=busy');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  });
});
