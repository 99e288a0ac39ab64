import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBudgets } from '../../apps/web/src/lib/rest/budget.ts';
import type { Services } from '../../apps/web/src/lib/services.ts';
import {
  type Client,
  type Person,
  password,
  publicUrl,
  type RestApi,
  startRestApi,
} from '../../apps/web/src/testing/rest-api.fixture.ts';
import { unlimited } from '../../apps/web/src/testing/unlimited.fixture.ts';
import type { Openapi } from './document.fixture.ts';
import { fuzz, type Send } from './fuzz.fixture.ts';
import type { Who } from './ways.fixture.ts';

const seed = 20_261_121;

let api: RestApi;
let document: Openapi;
let callers: Record<Who, Client>;
let known: Record<string, string[]>;
let begun: string[];
let kept: string[];

const sessionsToEnd = 5;

beforeAll(async () => {
  api = await startRestApi({ inMemory: true });
  document = (await (await api.ask('/v1/openapi.json')).json()) as Openapi;
  const strong = await api.signUpAdmin('strong');
  const other = await api.signUp('other');
  const third = await api.signUp('third');
  const weak = await api.keyOf(third, {});
  // Whoever writes a hundred messages a second is told to wait: that answer is asked for by who is `spent`.
  const patient: Services = { ...api.services, limiters: unlimited() };
  const budgets = createBudgets({ readsPerMinute: 1, writesPerMinute: 1 }, () => 0);
  const askTooMuch = api.askWith({ ...patient, budgets });
  const as = (cookie: string, ask: Client): Client => {
    const headers = { cookie, origin: publicUrl };
    return (path, given) => ask(path, { ...given, headers: { ...headers, ...given?.headers } });
  };
  const askEnough = api.askWith(patient);
  callers = {
    strong: as(strong.cookie, askEnough),
    other: as(other.cookie, askEnough),
    weak,
    nobody: api.ask,
    spent: as(strong.cookie, askTooMuch),
  };
  // Nobody signs in to the accounts that are made from here on.
  (await api.services.auth.$context).password.hash = async () => 'no password';
  // Sources are told by gateways, and there is none.
  await api.services.database.sources.declare({
    declared: [
      {
        ...{ id: 'worldcup', provenance: 'replayed', available: true, enabled: true },
        settings: { speed: 60, loop: true },
      },
      {
        ...{ id: 'espn', provenance: 'live', available: true, enabled: false },
        settings: { leagues: ['fifa.world'] },
      },
    ],
  });
  known = { userId: ['me', other.id], emoji: ['👍'], sourceId: ['worldcup', 'espn'], followedId: [other.id] };
  begun = await sessionsOf(third);
  kept = ['me', strong.id, other.id, third.id].map((id) => `/v1/users/${id}`);
});
afterAll(() => api.close());

/** Sessions that may be ended: those of the callers may not. */
async function sessionsOf({ id, ask }: Person): Promise<string[]> {
  for (let n = 0; n < sessionsToEnd; n += 1) {
    const json = { username: 'third', password };
    await api.ask('/api/auth/sign-in/username', { method: 'POST', json });
  }
  const { items } = (await (await ask('/v1/users/me/sessions')).json()) as { items: { id: string }[] };
  return items.map((session) => `/v1/users/${id}/sessions/${session.id}`);
}

const send: Send = (who, { path, method, headers, body }) =>
  callers[who](path, { method, headers, ifMatch: null, ...(body !== undefined && { body }) });

const run = (through: Send, requests: number, isThorough = true, of = document) =>
  fuzz(of, through, { seed, requests, known, begun, kept, isThorough });

test('[A45] 5,000 requests made from the document meet every answer it declares and nothing that it does not', async () => {
  const { findings, requests, unseen, declared } = await run(send, 5_000);
  expect([...new Set(findings)]).toEqual([]);
  expect(unseen).toEqual([]);
  expect(requests).toBeGreaterThanOrEqual(5_000);
  expect(declared).toBeGreaterThan(500);
}, 300_000);

test('[A45] the fuzzer finds a declared answer that nothing leads to', async () => {
  const promising = structuredClone(document);
  const responses = promising.paths['/v1/rooms']?.get?.responses as Record<string, unknown>;
  responses['410'] = responses['404'] ?? responses['422'];
  const { unseen } = await run(async () => answerOf({ items: [] }), 1, true, promising);
  expect(unseen).toContain('listRooms 410');
  expect(unseen).not.toContain('listRooms 200');
});

const answerOf = (json: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(json), {
    ...init,
    headers: { 'content-type': 'application/json', 'x-request-id': 'r', ...init.headers },
  });

test.each<[string, RegExp, Response]>([
  ['a server error', /^listRooms: 500/, answerOf({}, { status: 500 })],
  ['a status that is not declared', /^listRooms: 418 is not declared/, answerOf({}, { status: 418 })],
  [
    'a media type that is not declared',
    /^listRooms: 200 is text\/html/,
    answerOf({ items: [] }, { headers: { 'content-type': 'text/html' } }),
  ],
  ['a body that breaks its schema', /^listRooms: 200 breaks its schema/, answerOf({ items: [{ id: 1 }] })],
  ['a body where none is said', /^unwatchFeed: 204 has a body/, answerOf({})],
])('[A45] the fuzzer finds %s', async (_, finding, planted) => {
  const isGone = finding.source.includes('204');
  const { findings } = await run(
    async (who, sent) => {
      const isHere = isGone
        ? sent.method === 'DELETE' && sent.path.includes('/feeds/') && sent.path.startsWith('/v1/users/')
        : sent.method === 'GET' && sent.path.startsWith('/v1/rooms') && !sent.path.startsWith('/v1/rooms/');
      if (!isHere) return send(who, sent);
      return isGone ? withBody(planted.clone()) : planted.clone();
    },
    100,
    false,
  );
  expect(findings).toContainEqual(expect.stringMatching(finding));
});

/** `Response` refuses to be a 204 with a body; an answer on the wire need not. */
const withBody = (answer: Response): Response =>
  new Proxy(answer, {
    get: (of, name) => {
      if (name === 'status') return 204;
      if (name === 'clone') return () => of.clone();
      const value: unknown = Reflect.get(of, name, of);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });

test('[A45] the same seed asks the same things', async () => {
  const asked = async (): Promise<string[]> => {
    const sent: string[] = [];
    await fuzz(
      document,
      async (who, { method, path, body }) => {
        sent.push(`${who} ${method} ${path} ${body ?? ''}`);
        return answerOf({});
      },
      { seed, requests: 200, known, begun, kept, isThorough: false },
    );
    return sent;
  };
  expect(await asked()).toEqual(await asked());
});
