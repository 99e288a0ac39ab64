/** Makes what a path speaks of, step by step, with the operations that the document has for it. */
import type { Operation } from './document.fixture.ts';
import { namesOf, type Place, type Places, placeAt, waysTo } from './places.fixture.ts';

export type Maker = {
  /** Parameters of a path at which there is something. */
  at(template: string): Promise<Place>;
  /** Parameters of a path at which there may be something, and is nothing yet. */
  before(template: string): Promise<Place>;
};

type Means = {
  operations: readonly Operation[];
  places: Places;
  make(operation: Operation, place: Place): Promise<Response>;
};

/** A body that its schema allows may still be refused for what the schema cannot say: then another is tried. */
const tries = 8;

export function createMaker({ operations, places, make }: Means): Maker {
  const find = (method: string, path: string): Operation | undefined =>
    operations.find((one) => one.method === method && one.path === path);
  const collectionOf = (template: string): string => template.slice(0, template.lastIndexOf('/'));

  async function post(template: string, place: Place): Promise<Place | undefined> {
    const operation = find('POST', collectionOf(template));
    for (let turn = 0; operation !== undefined && turn < tries; turn += 1) {
      const made = await make(operation, place);
      const found = placeAt(template, made.headers.get('location') ?? '');
      if (made.ok && found !== undefined) return found;
    }
    return undefined;
  }

  /** A value for a path's last parameter: what is made elsewhere under the same name, else what was heard of. */
  async function last(template: string, place: Place): Promise<string> {
    const name = namesOf(template).at(-1) ?? '';
    const [elsewhere] = operations
      .filter(({ method, path }) => method === 'GET' && path !== template && path.endsWith(`/{${name}}`))
      .map(({ path }) => path)
      .filter((path) => namesOf(path).every((one) => one === name || one in place))
      .filter((path) => find('POST', collectionOf(path)) !== undefined)
      .sort((one, other) => namesOf(other).length - namesOf(one).length);
    const made = elsewhere === undefined ? undefined : await post(elsewhere, place);
    return made?.[name] ?? places.valuesOf(name).at(-1) ?? '';
  }

  async function step(template: string, isLast: boolean, place: Place): Promise<Place> {
    const name = namesOf(template).at(-1) ?? '';
    const [alias] = places.valuesOf(name);
    // One's own things are found under one's own name.
    if (!isLast && collectionOf(template) === '/v1/users') return { [name]: alias ?? '' };
    const posted = await post(template, place);
    if (posted !== undefined) return posted;
    const put = find('PUT', template);
    if (put === undefined) {
      const there = places.near(template).at(-1);
      return there !== undefined && name in there ? there : { [name]: places.valuesOf(name).at(-1) ?? '' };
    }
    const whole = { ...place, [name]: await last(template, place) };
    await make(put, whole);
    return whole;
  }

  async function walk(template: string, isMade: boolean): Promise<Place> {
    let place: Place = {};
    const ways = waysTo(template);
    for (const [at, way] of ways.entries()) {
      const isLast = at === ways.length - 1;
      if (isLast && !isMade && way === template) {
        const name = namesOf(template).at(-1) ?? '';
        place = { ...place, [name]: await last(template, place) };
      } else {
        place = { ...place, ...(await step(way, isLast && way === template, place)) };
      }
    }
    return place;
  }

  return { at: (template) => walk(template, true), before: (template) => walk(template, false) };
}
