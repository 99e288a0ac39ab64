import fc from 'fast-check';
import type { Schema } from './document.fixture.ts';

/** Values that a schema allows. What it cannot say (a name must not be empty to the eye) some of them break, which is an answer too. */
export function arbitraryOf(schema: Schema, resolve: (schema: Schema) => Schema): fc.Arbitrary<unknown> {
  const of = resolve(schema);
  const inside = (one: unknown) => arbitraryOf(one as Schema, resolve);
  if ('const' in of) return fc.constant(of.const);
  if (Array.isArray(of.enum)) return fc.constantFrom(...of.enum);
  const choices = (of.oneOf ?? of.anyOf) as unknown[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map(inside));
  switch (Array.isArray(of.type) ? of.type[0] : of.type) {
    case 'object':
      return objectOf(of, inside);
    case 'array':
      return fc.array(inside(of.items), {
        minLength: Number(of.minItems ?? 0),
        maxLength: Math.max(Number(of.minItems ?? 0), Math.min(Number(of.maxItems ?? 3), 3)),
      });
    case 'string':
      return stringOf(of);
    case 'integer':
      return integerOf(of);
    case 'number':
      return fc.double({
        min: Number(of.minimum ?? -1e9),
        max: Number(of.maximum ?? 1e9),
        noNaN: true,
        noDefaultInfinity: true,
      });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function objectOf(of: Schema, inside: (one: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const fields = Object.entries((of.properties ?? {}) as Record<string, Schema>);
  const model = Object.fromEntries(fields.map(([name, schema]) => [name, inside(schema)]));
  return fc.record(model, { requiredKeys: (of.required ?? []) as string[] });
}

const words = fc.stringMatching(/^[A-Z][a-z]{1,12}( [a-z]{1,9}){0,3}$/);

function stringOf(of: Schema): fc.Arbitrary<string> {
  const fits = (text: string): boolean =>
    text.length >= Number(of.minLength ?? 0) && text.length <= Number(of.maxLength ?? Infinity);
  if (of.format === 'date-time') return fc.constant('2999-06-11T19:00:00.000Z');
  if (of.format === 'email') return fc.integer({ min: 1, max: 1_000_000 }).map((n) => `p${n}@tidewire.test`);
  if (typeof of.pattern === 'string') return fc.stringMatching(new RegExp(of.pattern, 'u')).filter(fits);
  const any = fc.string({
    unit: 'grapheme',
    minLength: Number(of.minLength ?? 0),
    maxLength: Math.min(Number(of.maxLength ?? 40), 40),
  });
  return fc.oneof(
    { weight: 5, arbitrary: words.map((text) => text.padEnd(Number(of.minLength ?? 0), 'x')).filter(fits) },
    { weight: 1, arbitrary: any.filter(fits) },
  );
}

function integerOf(of: Schema): fc.Arbitrary<number> {
  const min = Number(of.minimum ?? Number(of.exclusiveMinimum ?? -1) + 1);
  const max = Number(of.maximum ?? Number.MAX_SAFE_INTEGER);
  return fc.oneof(fc.integer({ min, max: Math.min(max, min + 20) }), fc.integer({ min, max }));
}
