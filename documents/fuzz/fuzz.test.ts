import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBudgets } from '../../apps/web/src/lib/rest/budget.ts';
import {
  type Client,
  type Person,
  publicUrl,
  type RestApi,
  startRestApi,
} from '../../apps/web/src/testing/rest-api.fixture.ts';
import type { Openapi } from './document.fixture.ts';
import { fuzz, type Send, type Who } from './fuzz.fixture.ts';

const seed = 20_261_121;

let api: RestApi;
let document: Openapi;
let callers: Record<Who, Client>;
let known: Record<string, string[]>;

beforeAll(async () => {
  api = await startRestApi();
  document = (await (await api.ask('/v1/openapi.json')).json()) as Openapi;
  const strong = await api.signUpAdmin('strong');
  const other = await api.signUp('other');
  const weak = await api.keyOf(other, {});
  const budgets = createBudgets({ readsPerMinute: 1, writesPerMinute: 1 }, () => 0);
  const askTooMuch = api.askWith({ ...api.services, budgets });
  const spent: Client = (path, given) =>
    askTooMuch(path, { ...given, headers: { cookie: strong.cookie, origin: publicUrl, ...given?.headers } });
  callers = { strong: strong.ask, other: other.ask, weak, nobody: api.ask, spent };
  known = { emoji: ['👍'], userId: ['me', strong.id, other.id], ...(await things(strong, other)) };
});
afterAll(() => api.close());

/** A room of each, so that there is something to begin with. */
async function things(...people: Person[]): Promise<Record<string, string[]>> {
  const roomIds: string[] = [];
  for (const { ask } of people) {
    const answer = await ask('/v1/rooms', { method: 'POST', json: { name: 'Begun' } });
    roomIds.push(((await answer.json()) as { id: string }).id);
  }
  return { roomId: roomIds };
}

const send: Send = (who, { path, method, headers, body }) =>
  callers[who](path, { method, headers, ifMatch: null, ...(body !== undefined && { body }) });

const run = (through: Send, requests: number, isThorough = true) =>
  fuzz(document, through, { seed, requests, known, isThorough });

test('[A45] requests made from the document meet nothing that it does not say', async () => {
  const { findings, requests } = await run(send, 1_000, false);
  expect([...new Set(findings)]).toEqual([]);
  expect(requests).toBeGreaterThanOrEqual(1_000);
}, 300_000);

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
    60,
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
      { seed, requests: 200, known, isThorough: false },
    );
    return sent;
  };
  expect(await asked()).toEqual(await asked());
});
