import { errorTable, ProblemSchema } from '@tidewire/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallerKind, callers } from '../../../../../documents/rights.fixture.ts';
import { type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';
import { type Caller, summon } from '../../testing/rights/cast.fixture.ts';
import { goodRequest } from '../../testing/rights/good-request.fixture.ts';
import {
  documentedOperations,
  getOperation,
  type Row,
  readRightsTable,
} from '../../testing/rights/rights-table.fixture.ts';
import {
  isAboutOneself,
  prepareStage,
  type Scene,
  type Stage,
  setScene,
} from '../../testing/rights/scene.fixture.ts';

let api: RestApi;
let stage: Stage;

beforeAll(async () => {
  api = await startRestApi();
  stage = await prepareStage(api);
});
beforeEach(() => {
  api.gateway.events.length = 0;
});
afterAll(() => api.close());

const rows = readRightsTable();
const asked = new Set<string>();
const cellOf = ({ operation, on }: Row, kind: CallerKind): string => `${operation}, ${on}: ${kind}`;

/** The one way in which each status may be refused here. */
const codes: Readonly<Record<number, string>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
};

/** What is only read and nobody's own is put there once for all callers. */
const shared = new Map<Row, Scene>();

async function sceneOf(row: Row, caller: Caller): Promise<Scene> {
  const isShared = getOperation(row.operation).method === 'GET' && !isAboutOneself(row.on);
  const scene = shared.get(row) ?? (await setScene(stage, isShared ? undefined : caller, row));
  if (isShared) shared.set(row, scene);
  return scene;
}

/** The status, and beside it what makes it another answer than a row can expect. */
async function askCell(row: Row, kind: CallerKind): Promise<number | string> {
  const ends = row.operation === 'deleteUser' && row.on === 'oneself';
  const caller = ends ? await summon(api, kind) : stage.cast[kind];
  const scene = await sceneOf(row, caller);
  const { path, query, ...request } = goodRequest(row.operation, scene);
  api.gateway.events.length = 0;
  const answer = await caller.ask(query === '' ? path : `${path}?${query}`, request);
  asked.add(cellOf(row, kind));
  if (answer.ok) return answer.status;
  const { code, ...problem } = ProblemSchema.parse(await answer.json());
  if (api.gateway.events.length > 0) return `${answer.status}, and events left for the gateway`;
  const isOneOfThree = codes[answer.status] === code && errorTable[code].status === answer.status;
  return isOneOfThree ? answer.status : `${answer.status} ${code} ${JSON.stringify(problem)}`;
}

describe('[A60] who may do what over REST is docs/rights.md', () => {
  test.each(rows)('$operation, $on', async (row) => {
    const answers: [CallerKind, number | string][] = [];
    for (const kind of callers) answers.push([kind, await askCell(row, kind)]);
    expect(Object.fromEntries(answers)).toEqual(row.expected);
  });

  test('every operation of the document has a row, and no row is of another', () => {
    const inTable = new Set(rows.map(({ operation }) => operation));
    expect([...inTable].sort()).toEqual(documentedOperations.map(({ id }) => id).sort());
  });

  test('what is about a room is asked about a public and a private one', () => {
    for (const { id, path } of documentedOperations) {
      if (!path.includes('{roomId}')) continue;
      const seen = rows.filter(({ operation }) => operation === id).map(({ on }) => on.split(' ', 1)[0]);
      expect([...new Set(seen)].sort(), id).toEqual(['private', 'public']);
    }
  });

  test('every cell was asked', () => {
    const cells = rows.flatMap((row) => callers.map((kind) => cellOf(row, kind)));
    expect(new Set(cells).size).toBe(cells.length);
    expect([...asked].sort()).toEqual(cells.sort());
  });
});
