/**
 * A fuzzer of the API that knows only its document: it asks every operation in every way in which a request can be right or wrong, follows
 * what it is told (`Location`, ids, `ETag`), and compares each answer with the document. The same seed asks the same things.
 */
import fc from 'fast-check';
import { arbitraryOf } from './arbitrary.fixture.ts';
import { type Openapi, type Operation, operationsOf, resolverOf, type Schema } from './document.fixture.ts';
import { createJudge } from './judge.fixture.ts';

export type Sent = { method: string; path: string; headers: Record<string, string>; body?: string };
/** `who`: `strong` may do everything, `other` is somebody else, `weak` has a key without a scope, `nobody` no credential, `spent`
 * has asked too much already. */
export type Who = 'strong' | 'other' | 'weak' | 'nobody' | 'spent';
export type Send = (who: Who, sent: Sent) => Promise<Response>;

/** `unseen` are declared answers below 500 that nothing led to; `declared` is how many there are. */
export type Report = { requests: number; findings: string[]; unseen: string[]; declared: number };

/** Each way to ask: all are right but for what their name says. */
const ways = [
  ...[
    'right',
    'right',
    'right',
    'right',
    'by other',
    'by other',
    'absent',
    'nobody',
    'weak',
    'spent',
    'not acceptable',
    'unknown query',
  ],
  ...[
    'again',
    'again by other',
    'known already',
    'no condition',
    'stale',
    'no json',
    'no type',
    'too large',
    'wrong fields',
  ],
] as const;
type Way = (typeof ways)[number];

const absentId = '0198f3a0-0000-7000-8000-00000000dead';

type Means = {
  seed: number;
  requests: number;
  /** What is there from the beginning, by the name of the parameter. */
  known: Record<string, string[]>;
  /** Goes on until every declared answer was seen, or too long. */
  isThorough?: boolean;
};

export async function fuzz(
  document: Openapi,
  send: Send,
  { seed, requests, known, isThorough = true }: Means,
): Promise<Report> {
  const operations = operationsOf(document);
  const resolve = resolverOf(document);
  const judge = createJudge(document);
  const random = randomOf(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const pools = new Map(Object.entries(known).map(([name, values]) => [name, [...values]]));
  const bodies = new Map(operations.map(({ id, body }) => [id, body && valuesOf(body.schema)]));
  /** The parameters of things that were made, together. */
  const made: Record<string, string>[] = [];
  const findings: string[] = [];
  const seen = new Set<string>();
  let count = 0;

  const unseen = () =>
    operations.flatMap((operation) =>
      Object.keys(operation.answers)
        .filter((status) => Number(status) < 500 && !seen.has(`${operation.id} ${status}`))
        .map((status) => ({ operation, status })),
    );

  function valuesOf(schema: Schema): unknown[] {
    return fc.sample(arbitraryOf(schema, resolve), { seed, numRuns: 60 });
  }

  function remember(name: string, value: unknown): void {
    if (typeof value !== 'string') return;
    const pool = pools.get(name) ?? [];
    if (!pool.includes(value)) pool.push(value);
    if (pool.length > 30) pool.splice(known[name]?.length ?? 0, 1);
    pools.set(name, pool);
  }

  /** Whatever is at a known path has the path's last parameter for a name. */
  function learn(answer: Response): void {
    const location = answer.headers.get('location')?.split('/');
    if (location === undefined) return;
    for (const { path } of operations) {
      const steps = path.split('/');
      if (steps.length !== location.length) continue;
      if (!steps.every((step, at) => step.startsWith('{') || step === location[at])) continue;
      const params = Object.fromEntries(
        steps.flatMap((step, at) => (step.startsWith('{') ? [[step.slice(1, -1), location[at] ?? '']] : [])),
      );
      for (const [name, value] of Object.entries(params)) remember(name, value);
      made.push(params);
      if (made.length > 60) made.shift();
    }
  }

  function build(operation: Operation, way: Way): Sent {
    const { method, body, needsIfMatch } = operation;
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const whole = made.filter((params) => names.every((name) => name in params));
    // What nobody makes (an emoji) is known from the beginning.
    const together =
      whole.length > 0
        ? whole
        : made.filter((params) => names.every((name) => name in params || name in known));
    const one = together.length > 0 && random() < 0.7 ? pick(together) : undefined;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (way === 'absent') return name === 'feedId' ? 'stock.ABSENT' : absentId;
      // Nobody of those who ask changes or deletes themself.
      const isWhole = operation.path === '/v1/users/{userId}' && method !== 'GET';
      const from = (pools.get(name) ?? []).filter(
        (value) => !(isWhole && (known[name] ?? []).includes(value)),
      );
      const chosen = one?.[name];
      if (chosen !== undefined && (!isWhole || from.includes(chosen))) return encodeURIComponent(chosen);
      return encodeURIComponent(from.length === 0 ? absentId : pick(from));
    });
    const query = new URLSearchParams();
    for (const [name, schema] of Object.entries(operation.query)) {
      const isReason = name === 'reason' && method !== 'GET';
      if (isReason) query.set(name, 'Because');
      else if (random() < 0.3 && name !== 'cursor')
        query.set(name, String(pick(valuesOfQuery(operation.id, name, schema))));
    }
    if (way === 'unknown query') query.set('unknown', '1');
    const headers: Record<string, string> = {};
    if (way === 'not acceptable') headers.accept = 'text/html';
    if (needsIfMatch && way !== 'no condition') headers['if-match'] = way === 'stale' ? '"stale"' : '*';
    if (!needsIfMatch && way === 'stale') {
      // Only what is there already, or only what is not there yet.
      if (method === 'PUT' && random() < 0.5) headers['if-none-match'] = '*';
      else headers['if-match'] = '"stale"';
    }
    if (way === 'no json' && body === undefined) headers['if-match'] = 'nonsense';
    const suffix = query.size === 0 ? '' : `?${query}`;
    const sent: Sent = { method, path: `${path}${suffix}`, headers };
    if (body === undefined || (!body.needed && random() < 0.2 && !needsBody.has(way))) return sent;
    if (way !== 'no type') headers['content-type'] = body.types[0] ?? '';
    return { ...sent, body: textOf(operation, way) };
  }

  const queries = new Map<string, unknown[]>();
  function valuesOfQuery(id: string, name: string, schema: Schema): unknown[] {
    const key = `${id} ${name}`;
    const values = queries.get(key) ?? valuesOf(schema).map((value) => pools.get(name)?.[0] ?? value);
    queries.set(key, values);
    return values;
  }

  function textOf({ id }: Operation, way: Way): string {
    if (way === 'no json') return '{"a":';
    if (way === 'too large') return JSON.stringify('x'.repeat(300_000));
    if (way === 'wrong fields') return JSON.stringify(random() < 0.5 ? { unknown: 1 } : [7]);
    const value = structuredClone(pick(bodies.get(id) ?? [{}])) as Schema;
    // Ids that are there already, and persons who are.
    for (const name of Object.keys(value)) {
      const pool = name === 'id' ? [...pools.values()].flat().filter((one) => one !== 'me') : pools.get(name);
      if (pool !== undefined && pool.length > 0 && random() < 0.5) value[name] = pick(pool);
    }
    return JSON.stringify(value);
  }

  async function ask(operation: Operation, way: Way, sent: Sent, who = whoAsks(way)): Promise<Response> {
    count += 1;
    const answer = await send(who, sent);
    const body = await answer.clone().text();
    findings.push(
      ...judge(operation, answer, body).map(
        (finding) => `${finding} (${way}: ${sent.method} ${sent.path} ${sent.body?.slice(0, 200) ?? ''})`,
      ),
    );
    seen.add(`${operation.id} ${answer.status}`);
    if (answer.ok) learn(answer);
    return answer;
  }

  async function tryOut(operation: Operation, way: Way, sent = build(operation, way)): Promise<void> {
    const answer = await ask(operation, way, sent);
    const etag = answer.headers.get('etag');
    if (way === 'again') await ask(operation, way, sent);
    if (way === 'again by other') await ask(operation, way, sent, 'other');
    if (way === 'known already' && etag !== null && operation.method === 'GET') {
      await ask(operation, way, { ...sent, headers: { ...sent.headers, 'if-none-match': etag } });
    }
  }

  for (let turn = 0; count < requests; turn += 1) {
    const operation = operations[turn % operations.length] as Operation;
    await tryOut(operation, ways[Math.floor(turn / operations.length) % ways.length] as Way);
  }
  // What chance left out is asked for: the thing is made, then asked for at the very same path.
  for (let turn = 0; isThorough && turn < 8; turn += 1) {
    for (const { operation, status } of unseen()) {
      const makes = operations.find(({ method, path }) => method === 'PUT' && path === operation.path);
      const way = wayTo(status);
      const sent = build(operation, way);
      if (makes !== undefined)
        await ask(makes, 'right', { ...build(makes, 'right'), path: sent.path.split('?', 1)[0] ?? '' });
      await tryOut(operation, way, sent);
    }
  }
  // Last, for it leaves nobody able to ask more.
  for (const operation of operations.filter(({ answers }) => isThorough && '429' in answers)) {
    const sent = build(operation, 'right');
    await Promise.all(Array.from({ length: 60 }, () => ask(operation, 'right', sent)));
  }
  return {
    requests: count,
    findings,
    declared: operations
      .flatMap(({ answers }) => Object.keys(answers))
      .filter((status) => Number(status) < 500).length,
    unseen: unseen().map(({ operation, status }) => `${operation.id} ${status}`),
  };
}

const needsBody: ReadonlySet<Way> = new Set<Way>(['no json', 'no type', 'too large', 'wrong fields']);

/** The way to ask that an answer of this status is most likely to. */
function wayTo(status: string): Way {
  switch (status) {
    case '304':
      return 'known already';
    case '412':
      return 'stale';
    case '429':
      return 'spent';
    case '409':
      return 'again by other';
    default:
      return 'again';
  }
}

function whoAsks(way: Way): Who {
  switch (way) {
    case 'by other':
      return 'other';
    case 'nobody':
      return 'nobody';
    case 'weak':
      return 'weak';
    case 'spent':
      return 'spent';
    default:
      return 'strong';
  }
}

/** mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
