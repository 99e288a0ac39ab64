/**
 * The zod schemas of the protocol as JSON Schema 2020-12, which both documents are made from. It knows how zod says things; it knows
 * nothing of HTTP or of sockets. Every schema that `@tidewire/protocol` exports has a name in the documents: its own, without `Schema`.
 */
import * as protocol from '@tidewire/protocol';
import { z } from 'zod';
import { describeFromSource } from './source-comments.ts';

export type JsonSchema = { [keyword: string]: unknown };

/** What is read by the server (`input`: defaults may be left out), or what it writes (`output`). */
export type Direction = 'input' | 'output';

export type SchemaBook = {
  /** The schema, or a reference to it when it has a name. */
  schemaOf(schema: z.ZodType, direction: Direction): JsonSchema;
  /** The schema itself, also when it has a name. */
  formOf(schema: z.ZodType, direction: Direction): JsonSchema;
  /** What a reference refers to. */
  resolve(ref: string): JsonSchema;
  /** Every named schema that was referred to, by name. */
  components(): Record<string, JsonSchema>;
};

const prefix = '#/components/schemas/';

const named = Object.entries(protocol).flatMap(([name, value]) =>
  name.endsWith('Schema') && value instanceof z.ZodType
    ? [[name.slice(0, -'Schema'.length), value] as const]
    : [],
);

export function createSchemaBook(): SchemaBook {
  const components = new Map<string, JsonSchema>();

  const keep = (all: Record<string, JsonSchema>, used: JsonSchema): void => {
    if (JSON.stringify(used).includes(JSON.stringify(unsayable).slice(1, -1))) {
      throw new Error(`JSON Schema cannot say what a transform makes: ${JSON.stringify(used)}`);
    }
    for (const name of referencesIn(used)) {
      const schema = all[name];
      if (schema === undefined) throw new Error(`there is no schema ${name}`);
      const kept = components.get(name);
      if (kept === undefined) {
        components.set(name, schema);
        keep(all, schema);
      } else if (JSON.stringify(kept) !== JSON.stringify(schema)) {
        throw new Error(`${name} is both read and written, and looks different: give each its own schema`);
      }
    }
  };

  const read = (schema: z.ZodType, direction: Direction, name: string | undefined): JsonSchema => {
    const all = convert(schema, direction);
    const used = all[name ?? asked] ?? {};
    keep(all, used);
    return used;
  };

  return {
    schemaOf: (schema, direction) => {
      const name = nameOf(schema);
      if (name === undefined) return read(schema, direction, undefined);
      const reference = { $ref: `${prefix}${name}` };
      keep(convert(schema, direction), reference);
      return reference;
    },
    formOf: (schema, direction) => read(schema, direction, nameOf(schema)),
    resolve: (ref) => {
      const kept = components.get(ref.slice(prefix.length));
      if (kept === undefined) throw new Error(`nothing is at ${ref}`);
      return kept;
    },
    components: () => Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The name that a schema has while it is converted; no export of the protocol can have it. */
const asked = '(asked)';

function convert(schema: z.ZodType, direction: Direction): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [name, one] of named) registry.add(one, { id: name });
  if (nameOf(schema) === undefined) registry.add(schema, { id: asked });
  const { schemas } = z.toJSONSchema(registry, {
    io: direction,
    uri: (name) => `${prefix}${name}`,
    // Said by `keep`, and only of what is used.
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      switch (def.type) {
        case 'object':
          // What is written may gain fields at any time, and readers are to ignore those that they do not know.
          if (direction === 'output' && !('catchall' in def && def.catchall !== undefined))
            delete jsonSchema.additionalProperties;
          break;
        case 'tuple': {
          // Zod's tuples have no more and no fewer items than they name. Alike, they are a list, which every reader understands.
          const items = jsonSchema.prefixItems ?? [];
          const areAlike = new Set(items.map((item) => JSON.stringify(item))).size === 1;
          Object.assign(jsonSchema, {
            items: areAlike ? items[0] : false,
            minItems: items.length,
            maxItems: items.length,
          });
          if (areAlike) delete jsonSchema.prefixItems;
          break;
        }
        case 'transform':
          Object.assign(jsonSchema, unsayable);
          break;
        case 'number':
          if (jsonSchema.type === 'integer') jsonSchema.format = integerFormat(jsonSchema);
          break;
      }
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...rest }]) => [
      name,
      describeFromSource(name, rest as JsonSchema),
    ]),
  );
}

/** Stands where a transform is. What goes into one is said by the schema before it. */
const unsayable = { 'x-transformed': true };

const nameOf = (schema: z.ZodType): string | undefined => named.find(([, one]) => one === schema)?.[0];

const int32 = 2 ** 31 - 1;

/** What generators of other languages' clients make of it; every number here is a JavaScript safe integer. */
const integerFormat = ({
  minimum = -Infinity,
  maximum = Infinity,
}: {
  minimum?: number;
  maximum?: number;
}) => (minimum >= -int32 && maximum <= int32 ? 'int32' : 'int64');

function referencesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(referencesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) =>
    keyword === '$ref' && typeof value === 'string' ? [value.slice(prefix.length)] : referencesIn(value),
  );
}
