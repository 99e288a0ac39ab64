import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMergePatch, createMergePatch, type JsonObject } from './merge-patch.ts';

const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.array(fc.integer(), { maxLength: 3 }));
const key = fc.constantFrom('last', 'bid', 'periods', 'constructor', 'toString');
const { object } = fc.letrec<{ object: JsonObject }>((tie) => ({
  object: fc.dictionary(key, fc.oneof({ depthSize: 'small' }, leaf, tie('object')), {
    noNullPrototype: true,
  }) as fc.Arbitrary<JsonObject>,
}));

describe('RFC 7396 merge patches', () => {
  test('[S1] a patch made from two values turns the one into the other', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        expect(applyMergePatch(before, createMergePatch(before, after))).toEqual(after);
      }),
    );
  });

  test('equal values need an empty patch', () => {
    fc.assert(
      fc.property(object, (value) => {
        expect(createMergePatch(value, structuredClone(value))).toEqual({});
      }),
    );
  });

  // The cases of RFC 7396, appendix A, whose original and patch are objects.
  test.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j patched with %j is %j', (target, patch, result) => {
    expect(applyMergePatch(target, patch)).toEqual(result);
  });

  test('neither argument is changed and no prototype is touched', () => {
    const target = Object.freeze({ a: Object.freeze({ b: 1 }) });
    const patch = JSON.parse('{"a":{"b":2},"__proto__":{"polluted":true}}') as JsonObject;
    expect(applyMergePatch(target, patch)).toEqual({ a: { b: 2 } });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
