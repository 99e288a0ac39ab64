import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxJsonDepth, readJson } from './json.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('[A7] JSON is read strictly', () => {
  test('whatever JSON says comes out as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.boolean(), (value, isSpaced) => {
        const text = JSON.stringify(value, null, isSpaced ? 2 : undefined);
        expect(readJson(bytes(text))).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  test.each(['', '{', '{"a":}', "{'a':1}", '[1,]', 'NaN', '{"a":1}x'])('%j is not JSON', (text) => {
    expect(readJson(bytes(text))).toEqual({ broken: 'The body is not JSON' });
  });

  test.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"x":{"b":[{"c":1,"c":1}]}}',
    '{"a" : "}", "b": 1, "a"\n:2}',
  ])('%s names a field twice', (text) => {
    expect(readJson(bytes(text))).toEqual({ broken: 'The body names a field twice' });
  });

  test.each(['{"a":{"a":{"a":1}}}', '[{"a":1},{"a":1}]', '{"a":"a","b":"\\"a\\":"}'])(
    '%s names each field of an object once',
    (text) => {
      expect(readJson(bytes(text))).toEqual({ value: JSON.parse(text) });
    },
  );

  test('a body is nested only so deep', () => {
    const nested = (depth: number) => bytes('['.repeat(depth) + ']'.repeat(depth));
    expect(readJson(nested(maxJsonDepth))).toHaveProperty('value');
    expect(readJson(nested(maxJsonDepth + 1))).toHaveProperty('broken');
    expect(readJson(nested(100_000))).toHaveProperty('broken');
  });

  test('bytes that are no UTF-8 are no JSON', () => {
    expect(readJson(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({ broken: 'The body is not UTF-8' });
  });

  test('__proto__ stays a field like any other, for the schema to refuse', () => {
    const read = readJson(bytes('{"__proto__":{"admin":true}}'));
    expect('value' in read && Object.keys(read.value as object)).toEqual(['__proto__']);
  });
});
