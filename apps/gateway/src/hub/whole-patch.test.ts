import { applyMergePatch, type JsonObject } from '@tidewire/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWholePatch } from './whole-patch.ts';

const json: fc.Arbitrary<JsonObject> = fc.letrec<{ object: JsonObject }>((tie) => ({
  object: fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof({ depthSize: 'small' }, fc.integer(), fc.array(fc.integer()), tie('object')),
    { noNullPrototype: true },
  ),
})).object;

test('[S7] a whole patch makes the new value of the old one, and of nothing', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const patch = createWholePatch(before, after);
      expect(applyMergePatch(before, patch)).toEqual(after);
      expect(applyMergePatch({}, patch)).toEqual(after);
    }),
  );
});

test('[S7] a field that is gone from within an object is gone', () => {
  expect(createWholePatch({ periods: { halfTime: 1 } }, { periods: {} })).toEqual({
    periods: { halfTime: null },
  });
});
