/** Whether a schema still means what it meant to those who send it, or to those who read it. */

type Schema = { [keyword: string]: unknown };

export type Side = 'sent' | 'read';

export type Resolve = (schema: Schema) => Schema;

/** Both sides of a comparison, each with the way to look up its references. */
export type Pair = { before: Schema; after: Schema; resolveBefore: Resolve; resolveAfter: Resolve };

/** What of `after` would break somebody who works with `before`, each with its place. */
export function schemaBreaks(
  side: Side,
  pair: Pair,
  at: string,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const before = pair.resolveBefore(pair.before);
  const after = pair.resolveAfter(pair.after);
  // A schema that holds itself is compared once.
  const key = JSON.stringify([pair.before, pair.after]);
  if ('$ref' in pair.before && seen.has(key)) return [];
  const inside = new Set([...seen, key]);
  const deeper = (one: unknown, other: unknown, place: string): string[] =>
    schemaBreaks(side, { ...pair, before: one as Schema, after: other as Schema }, place, inside);

  return [
    ...typeBreaks(side, before, after, at),
    ...limitBreaks(side, before, after, at),
    ...propertyBreaks(side, before, after, at, deeper),
    ...(isSchema(before.items) && isSchema(after.items) ? deeper(before.items, after.items, `${at}[]`) : []),
    ...choiceBreaks(before, after, at, deeper),
  ];
}

type Deeper = (one: unknown, other: unknown, place: string) => string[];

function typeBreaks(side: Side, before: Schema, after: Schema, at: string): string[] {
  if (String(before.type) !== String(after.type))
    return [`${at}: was ${before.type ?? 'anything'}, is ${after.type ?? 'anything'}`];
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const gone = was === undefined || is === undefined ? [] : was.filter((value) => !is.includes(value));
  const isNarrowed = side === 'sent' && was === undefined && is !== undefined;
  return [
    ...gone.map((value) => `${at}: ${JSON.stringify(value)} is gone`),
    ...(isNarrowed ? [`${at}: may only have some values now`] : []),
  ];
}

const valuesOf = (schema: Schema): unknown[] | undefined =>
  Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : undefined;

const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'] as const;
const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'] as const;

/** Who sends must not be held to a tighter rule. */
function limitBreaks(side: Side, before: Schema, after: Schema, at: string): string[] {
  if (side === 'read') return [];
  const number = (value: unknown, none: number): number => (typeof value === 'number' ? value : none);
  return [
    ...upper
      .filter((limit) => number(after[limit], Infinity) < number(before[limit], Infinity))
      .map((limit) => `${at}: ${limit} is lower`),
    ...lower
      .filter((limit) => number(after[limit], -Infinity) > number(before[limit], -Infinity))
      .map((limit) => `${at}: ${limit} is higher`),
    ...(after.pattern !== before.pattern && after.pattern !== undefined ? [`${at}: another pattern`] : []),
  ];
}

function propertyBreaks(side: Side, before: Schema, after: Schema, at: string, deeper: Deeper): string[] {
  const [was, is] = [propertiesOf(before), propertiesOf(after)];
  const [neededBefore, neededNow] = [requiredOf(before), requiredOf(after)];
  const changed = side === 'sent' ? neededNow : neededBefore;
  const other = side === 'sent' ? neededBefore : neededNow;
  return [
    ...Object.keys(was)
      .filter((name) => !(name in is))
      .map((name) => `${at}.${name}: is gone`),
    ...changed
      .filter((name) => !other.includes(name) && (side === 'sent' || name in is))
      .map((name) => `${at}.${name}: ${side === 'sent' ? 'is needed now' : 'may be missing now'}`),
    ...Object.keys(was)
      .filter((name) => name in is)
      .flatMap((name) => deeper(was[name], is[name], `${at}.${name}`)),
  ];
}

/** Choices are compared in their order: one more at the end breaks nobody, one that changed does. */
function choiceBreaks(before: Schema, after: Schema, at: string, deeper: Deeper): string[] {
  return (['oneOf', 'anyOf'] as const).flatMap((kind) => {
    const [was, is] = [before[kind], after[kind]];
    if (!Array.isArray(was)) return [];
    const now: unknown[] = Array.isArray(is) ? is : [];
    return was.flatMap((choice, index) => {
      const fitting = now.map((other) => deeper(choice, other, `${at}|${index}`));
      if (fitting.some((breaks) => breaks.length === 0)) return [];
      return fitting[index] ?? [`${at}|${index}: is gone`];
    });
  });
}

const propertiesOf = ({ properties }: Schema): Record<string, unknown> =>
  (properties ?? {}) as Record<string, unknown>;
const requiredOf = ({ required }: Schema): string[] => (required ?? []) as string[];
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
