import { ProblemSchema } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';
import type { Caller } from '../../testing/rights/cast.fixture.ts';
import { type GoodRequest, goodRequest } from '../../testing/rights/good-request.fixture.ts';
import { documentedOperations, readRightsTable } from '../../testing/rights/rights-table.fixture.ts';
import {
  nothing,
  personOf,
  prepareStage,
  type Scene,
  type Stage,
  setScene,
  type Things,
} from '../../testing/rights/scene.fixture.ts';

let api: RestApi;
let ours: Stage;
let theirs: Stage;

beforeAll(async () => {
  api = await startRestApi();
  ours = await prepareStage(api);
  theirs = await prepareStage(api);
});
afterAll(() => api.close());

/** A row of the matrix in which the owner of a room is allowed to do this, with private things if it is about any. */
function rowAllowedTo(kind: 'Owner' | 'Admin', operation: string): { operation: string; on: string } {
  const rows = readRightsTable().filter((row) => row.operation === operation && row.expected[kind] < 300);
  const aboutRooms = rows.filter(({ on }) => on.startsWith('private'));
  const row = aboutRooms.find(({ on }) => on.includes(', a member')) ?? aboutRooms[0] ?? rows[0];
  if (row === undefined) throw new Error(`${operation} is not for ${kind}`);
  return row;
}

const pathOf = ({ path, query }: GoodRequest): string => (query === '' ? path : `${path}?${query}`);

async function send({ ask }: Caller, operation: string, scene: Scene): Promise<Response> {
  const { method, json, ...where } = goodRequest(operation, scene);
  return ask(pathOf({ method, ...where }), { method, ...(json !== undefined && { json }) });
}

/** Everything that a caller could tell two refusals apart by. */
async function refusalOf(answer: Response): Promise<object> {
  expect(answer.ok).toBe(false);
  const { instance: _, requestId: __, ...problem } = ProblemSchema.parse(await answer.json());
  const headers = Object.fromEntries(answer.headers);
  for (const name of ['x-request-id', 'ratelimit', 'set-cookie']) delete headers[name];
  return { status: answer.status, headers, problem };
}

/** Feeds are for everybody, an emoji is nobody’s, and who has a code is let in. */
const ownable = [
  'roomId',
  'messageId',
  'inviteId',
  'reportId',
  'userId',
  'alertId',
  'keyId',
  'sessionId',
] as const satisfies (keyof Things)[];

/** Those who keep a room bring people into it, and keep people from it, by their ids. */
const namesAnybody = new Set(['putRoomBan', 'putRoomMute', 'putMembership']);

const ids = documentedOperations.flatMap(({ id, params }) =>
  ownable
    .filter((name) => params.includes(name) && !(name === 'userId' && namesAnybody.has(id)))
    .map((name) => ({ id, name })),
);

describe('[A61] what is somebody else’s is as what is not there', () => {
  test.each(ids)('$id with a foreign $name', async ({ id, name }) => {
    const row = rowAllowedTo('Owner', id);
    const owner = ours.cast.Owner;
    const foreign = await setScene(theirs, theirs.cast.Owner, row);
    const stranger = { userId: personOf(theirs.cast.Owner) };
    const withThis = async (thing: string): Promise<object> => {
      const scene = await setScene(ours, owner, row);
      return refusalOf(await send(owner, id, { ...scene, things: { ...scene.things, [name]: thing } }));
    };
    const answer = await withThis({ ...foreign.things, ...stranger }[name]);
    expect(answer).toEqual(await withThis(nothing()[name]));
    expect(answer).toMatchObject({ status: 404, problem: { code: 'not_found' } });
  });

  test('the scenes are good: with their own ids all of these are answered', async () => {
    for (const { id } of ids) {
      // The one who asks would be gone.
      if (id === 'deleteUser') continue;
      const scene = await setScene(ours, ours.cast.Owner, rowAllowedTo('Owner', id));
      expect((await send(ours.cast.Owner, id, scene)).ok, id).toBe(true);
    }
  });
});

/** Where a list may go on: each list knows one of these. */
const positions = [
  7,
  'stock.A',
  { time: '2026-01-01T00:00:00.000Z', id: 'x' },
  { time: 7, id: 'x' },
  { before: 7 },
];

const forAdmins = new Set(['listUsers', 'listAuditEvents']);
const lists = documentedOperations.filter(({ takesCursor }) => takesCursor).map(({ id }) => ({ id }));

describe('[A61] a cursor of somebody else, or of another list, is as one that was never given', () => {
  test.each(lists)('$id', async ({ id }) => {
    const kind = forAdmins.has(id) ? 'Admin' : 'Owner';
    const caller = ours.cast[kind];
    const scene = await setScene(ours, caller, rowAllowedTo(kind, id));
    const path = pathOf(goodRequest(id, scene));
    const ask = (cursor: string): Promise<Response> =>
      caller.ask(`${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`);
    const cursorOf = (callerId: string, position: unknown, list = path): string =>
      api.services.cursors.encode({ list, callerId }, position);

    const accepted: unknown[] = [];
    for (const position of positions) {
      if ((await ask(cursorOf(personOf(caller), position))).status === 200) accepted.push(position);
    }
    expect(accepted).toHaveLength(1);
    const [position] = accepted;
    const neverGiven = await refusalOf(await ask('AAAAAAAAAAAAAAAAAAAAAAAA'));
    expect(neverGiven).toMatchObject({ status: 422, problem: { code: 'invalid' } });
    const foreign = cursorOf(personOf(theirs.cast[kind]), position);
    const ofAnotherList = cursorOf(personOf(caller), position, '/v1/other');
    expect(await refusalOf(await ask(foreign))).toEqual(neverGiven);
    expect(await refusalOf(await ask(ofAnotherList))).toEqual(neverGiven);
  });

  test('every list was asked, and there are lists', () => {
    expect(lists.length).toBeGreaterThan(15);
  });
});

const runByAdmins = new Set(['createFeed', 'publishFeedEvents', 'createUser']);
const posts = documentedOperations.filter(({ method }) => method === 'POST').map(({ id }) => ({ id }));

describe('[A61] an Idempotency-Key of somebody else is as one that was never used', () => {
  test.each(posts)('$id', async ({ id }) => {
    const isForAdmins = runByAdmins.has(id);
    const row = rowAllowedTo(isForAdmins ? 'Admin' : 'Owner', id);
    const first = isForAdmins ? ours.cast.Admin : ours.cast.Owner;
    const other = isForAdmins ? theirs.cast.Admin : ours.cast.Moderator;
    const { json, ...where } = goodRequest(id, await setScene(ours, first, row));
    const ask = ({ ask }: Caller): Promise<Response> =>
      ask(pathOf(where), {
        method: where.method,
        headers: { 'idempotency-key': `the-same-for-${id}` },
        ...(json !== undefined && { json }),
      });
    const made = await ask(first);
    expect(made.ok).toBe(true);
    const theirAnswer = await ask(other);
    expect(theirAnswer.headers.get('idempotency-replayed')).toBeNull();
    const again = await ask(first);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.text()).toBe(await made.text());
  });
});
