/**
 * An example of every schema, made from the schema: always the same, always valid. It knows a few values that read well, and else the
 * smallest thing that a schema allows.
 */
import type { JsonSchema, SchemaBook } from './json-schemas.ts';

const id = '0198f3a0-0000-7000-8000-000000000001';

export const exampleIds = {
  request: '0198f3a0-3c1d-4f6e-9a2b-7c5d8e9f0a1b',
};

/** By the name of the component. */
const bySchema: Readonly<Record<string, unknown>> = {
  Id: id,
  UserId: 'kq3v8mXw2ZpL',
  FeedId: 'stock.GOOG',
  Time: '2026-06-11T19:00:00.000Z',
  InviteCode: 'q0Zr7mXw2ZpLkq3v8mXw2Q',
  Channel: `room:${id}`,
  UnixMs: 1_781_204_400_000,
  /** Needs words or files, which its fields do not say. */
  MessageCreate: { body: 'Good morning!' },
};

/** By the name of the field. */
const byField: Readonly<Record<string, string | number>> = {
  userId: 'me',
  feedId: 'stock.GOOG',
  favourite: 'team:Japan',
  name: 'General',
  topic: 'What everybody should know',
  title: 'Alphabet Inc.',
  body: 'Good morning!',
  username: 'ada',
  email: 'ada@tidewire.test',
  password: 'correct horse battery',
  currency: 'USD',
  epoch: 'k3f',
  cursor: 'eyJ0IjoxfQ',
  nextCursor: 'eyJ0IjoxfQ',
  ticket: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl',
  url: 'wss://tidewire.test/live',
  last: 184.2,
  reason: 'Spam in every room',
  symbols: 'BTC-USD',
  leagues: 'fifa.world',
  date: '2026-11-20',
};

export function exampleOf(schema: JsonSchema, book: SchemaBook, field = ''): unknown {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? '';
    if (Object.hasOwn(byField, field) && isOpaque(book.resolve(schema.$ref))) return byField[field];
    return Object.hasOwn(bySchema, name) ? bySchema[name] : exampleOf(book.resolve(schema.$ref), book, field);
  }
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if ('default' in schema) return schema.default;
  const [first] = (schema.oneOf ?? schema.anyOf ?? []) as JsonSchema[];
  if (first !== undefined) return exampleOf(first, book, field);
  switch (schema.type) {
    case 'object':
      return exampleObject(schema, book);
    case 'array':
      return exampleArray(schema, book, field);
    case 'string':
      return String(byField[field] ?? 'text');
    case 'integer':
    case 'number':
      return (
        byField[field] ?? Math.max(Number(schema.minimum ?? 0), Number(schema.exclusiveMinimum ?? -1) + 1, 0)
      );
    case 'boolean':
      return false;
    default:
      return null;
  }
}

/** A plain string: what its field is called says more than its name. */
const isOpaque = (schema: JsonSchema): boolean => schema.type === 'string' && schema.enum === undefined;

function exampleObject(schema: JsonSchema, book: SchemaBook): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, exampleOf(property, book, name)]),
  );
}

function exampleArray(schema: JsonSchema, book: SchemaBook, field: string): unknown[] {
  const tuple = schema.prefixItems as JsonSchema[] | undefined;
  if (tuple !== undefined) return tuple.map((item) => exampleOf(item, book));
  if (schema.items === undefined) return [];
  // Of a pair both, else one of however many there may be.
  const length = Math.max(1, Number(schema.minItems ?? 1));
  return Array.from({ length }, () => exampleOf(schema.items as JsonSchema, book, field));
}
