/** Requests as the document lets them be written, and each way in which they can be wrong. */
import fc from 'fast-check';
import { arbitraryOf } from './arbitrary.fixture.ts';
import { type Openapi, type Operation, operationsOf, resolverOf, type Schema } from './document.fixture.ts';
import { type Place, type Places, pathAt } from './places.fixture.ts';
import type { Random } from './random.fixture.ts';
import { needsBody, type Way } from './ways.fixture.ts';

export type Sent = { method: string; path: string; headers: Record<string, string>; body?: string };

export type Requests = {
  /** With a place, what is sent is new: nothing in the body is taken from elsewhere but what the place names. */
  build(operation: Operation, way: Way, place?: Place): Sent;
  /** The same under a key, with other content. */
  otherwise(operation: Operation, sent: Sent): Sent;
};

type Means = {
  seed: number;
  random: Random;
  places: Places;
  /** Paths of what must stay for the others to go on: it is asked for, and not changed. */
  kept: ReadonlySet<string>;
};

const absentId = '0198f3a0-0000-7000-8000-00000000dead';
const absentFeed = 'stock.ABSENT';
/** Of those with an id of their own, a message that has words and no files, for there are none that it may have. */
function fitToBeMade(all: readonly Schema[]): readonly Schema[] {
  const named = all.filter((value) => 'id' in value);
  const worded = named.filter((value) => 'body' in value);
  const fit = worded.length > 0 ? worded : named;
  return fit.length > 0 ? fit.map(({ attachments: _, ...value }) => value) : all;
}

/** More than any body may be. */
const tooLong = 300_000;
const samples = 60;

export function createRequests(document: Openapi, { seed, random, places, kept }: Means): Requests {
  const resolve = resolverOf(document);
  const { next, pick } = random;
  const sample = (schema: Schema): unknown[] =>
    fc.sample(arbitraryOf(schema, resolve), { seed, numRuns: samples });
  const bodies = new Map(operationsOf(document).map(({ id, body }) => [id, body && sample(body.schema)]));
  const queries = new Map<string, unknown[]>();
  let keys = 0;

  function pathOf(operation: Operation, way: Way, given: Place | undefined): string {
    const { path, method } = operation;
    const near = places.near(path);
    const place = given ?? (near.length > 0 && next() < 0.7 ? pick(near) : {});
    const valueAt = (name: string): string => {
      if (way === 'absent') return name === 'feedId' ? absentFeed : absentId;
      const values = places.valuesOf(name);
      return place[name] ?? (values.length === 0 ? absentId : pick(values));
    };
    const whole = pathAt(path, valueAt);
    return method !== 'GET' && kept.has(whole) ? pathOf(operation, 'absent', {}) : whole;
  }

  function queryOf({ id, method, query, neededQuery }: Operation, way: Way, isNew: boolean): string {
    const said = new URLSearchParams();
    for (const [name, schema] of Object.entries(query)) {
      if (name === 'cursor') continue;
      if (name === 'reason' && method !== 'GET') said.set(name, 'Because');
      else if (way === 'absent' && places.valuesOf(name).length > 0) said.set(name, absentId);
      else if (neededQuery.includes(name) || (!isNew && next() < 0.3))
        said.set(name, String(pick(queryValues(`${id} ${name}`, name, schema))));
    }
    if (way === 'unknown query') said.set('unknown', '1');
    return said.size === 0 ? '' : `?${said}`;
  }

  function queryValues(key: string, name: string, schema: Schema): unknown[] {
    const known = places.valuesOf(name);
    if (known.length > 0) return [...known];
    const values = queries.get(key) ?? sample(schema);
    queries.set(key, values);
    return values;
  }

  function headersOf({ method, needsIfMatch, takesKey, body }: Operation, way: Way): Record<string, string> {
    const headers: Record<string, string> = {};
    if (way === 'not acceptable') headers.accept = 'text/html';
    if (way === 'stale' || (needsIfMatch && way !== 'no condition'))
      headers['if-match'] = way === 'stale' ? '"stale"' : '*';
    if (way === 'not yet there' && method === 'PUT') headers['if-none-match'] = '*';
    if (way === 'no json' && body === undefined) headers['if-match'] = 'nonsense';
    if (takesKey && (way === 'keyed again' || way === 'keyed otherwise')) {
      keys += 1;
      headers['idempotency-key'] = `key-${keys}`;
    }
    return headers;
  }

  function textOf({ id }: Operation, way: Way, place: Place | undefined): string {
    if (way === 'no json') return '{"a":';
    if (way === 'too large') return JSON.stringify('x'.repeat(tooLong));
    if (way === 'wrong fields') return JSON.stringify(next() < 0.5 ? { unknown: 1 } : [7]);
    const all = (bodies.get(id) ?? [{}]) as Schema[];
    const value = structuredClone(pick(place === undefined ? all : fitToBeMade(all)));
    for (const name of Object.keys(value)) {
      const known = places.valuesOf(name);
      if (place !== undefined && name in place) value[name] = place[name];
      else if (known.length > 0 && (place !== undefined || next() < 0.5)) value[name] = known.at(-1);
      // What somebody minted before, for this or for something else.
      else if (name === 'id' && place === undefined && next() < 0.5) value[name] = pick(places.all());
    }
    return JSON.stringify(value);
  }

  return {
    build: (operation, way, place) => {
      const { method, body } = operation;
      const path = `${pathOf(operation, way, place)}${queryOf(operation, way, place !== undefined)}`;
      const headers = headersOf(operation, way);
      const sent: Sent = { method, path, headers };
      const isLeftOut = body?.needed === false && place === undefined && !needsBody.has(way) && next() < 0.2;
      if (body === undefined || isLeftOut) return sent;
      if (way !== 'no type') headers['content-type'] = body.types[0] ?? '';
      return { ...sent, body: textOf(operation, way, place) };
    },
    otherwise: (operation, sent) => ({
      ...sent,
      ...(sent.body !== undefined && { body: textOf(operation, 'right', undefined) }),
    }),
  };
}
