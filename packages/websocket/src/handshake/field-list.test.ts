/** RFC 6455 §9.1 and RFC 9110 §5.6: lists in header fields. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isToken, type ListedExtension, parseExtensionList, parseTokenList } from './field-list.ts';

const TOKEN_UNIT = fc.constantFrom(..."!#$%&'*+-.^_`|~09AZaz");
const token = fc.string({ unit: TOKEN_UNIT, minLength: 1, maxLength: 8 });
const blanks = fc.constantFrom('', ' ', '\t', ' \t ');

describe('lists of tokens', () => {
  test.each([
    [['chat'], ['chat']],
    [['chat, superchat'], ['chat', 'superchat']],
    [
      ['chat', 'superchat'],
      ['chat', 'superchat'],
    ],
    [['\t chat ,, superchat , '], ['chat', 'superchat']],
    [['', 'chat'], ['chat']],
    [["a.b-c_d!#$%&*+^`|~'"], ["a.b-c_d!#$%&*+^`|~'"]],
  ])('[H12] %j is read as %j', (lines, tokens) => {
    expect(parseTokenList(lines)).toEqual(tokens);
  });
  test.each([
    [[]],
    [['']],
    [[' , ']],
    [['two words']],
    [['chat; q=1']],
    [['"chat"']],
    [['a/b']],
    [['é']],
    [['a\0']],
    [Array.from({ length: 33 }, (_, i) => `t${i}`)],
  ])('[H12] %j is malformed', (lines) => {
    expect(parseTokenList(lines)).toBe(null);
  });
});

describe('lists of extensions', () => {
  test.each([
    ['foo', [{ name: 'foo', params: [] }]],
    ['foo;bar', [{ name: 'foo', params: [{ name: 'bar', value: null }] }]],
    ['foo ; bar = 1', [{ name: 'foo', params: [{ name: 'bar', value: '1' }] }]],
    ['foo; bar="1"', [{ name: 'foo', params: [{ name: 'bar', value: '1' }] }]],
    ['foo; bar="a\\b"', [{ name: 'foo', params: [{ name: 'bar', value: 'ab' }] }]],
    [
      'foo, foo; a, baz',
      [
        { name: 'foo', params: [] },
        { name: 'foo', params: [{ name: 'a', value: null }] },
        { name: 'baz', params: [] },
      ],
    ],
    [
      'foo; a; a=2',
      [
        {
          name: 'foo',
          params: [
            { name: 'a', value: null },
            { name: 'a', value: '2' },
          ],
        },
      ],
    ],
    ['__proto__; constructor=1', [{ name: '__proto__', params: [{ name: 'constructor', value: '1' }] }]],
  ])('[H13] %s is read', (line, extensions) => {
    expect(parseExtensionList([line])).toEqual(extensions);
  });
  test.each([
    '',
    ',',
    ';',
    '=',
    'foo;',
    'foo;;bar',
    'foo; bar=',
    'foo; =1',
    'foo bar',
    'foo; bar baz',
    'foo; bar=1 2',
    'foo; bar="',
    'foo; bar=""',
    'foo; bar="a',
    'foo; bar="a b"',
    'foo; bar="a,b"',
    'foo; bar="a\\',
    'foo; bar="a"b',
    "foo; bar='a' x",
    '"foo"',
    'foo/1',
    'foo\u0001',
    `f${';a'.repeat(33)}`,
    Array(33).fill('f').join(','),
  ])('[H13] %j is malformed', (line) => {
    expect(parseExtensionList([line])).toBe(null);
  });

  const param = fc.record({ name: token, value: fc.option(token) });
  const extension = fc.record({ name: token, params: fc.array(param, { maxLength: 4 }) });
  const quoted = fc.constantFrom(
    (value: string) => value,
    (value: string) => `"${value}"`,
    (value: string) => `"${Array.from(value, (character) => `\\${character}`).join('')}"`,
  );

  test('[H13] whatever is written by the grammar, with any blanks and quotes, is read back', () => {
    fc.assert(
      fc.property(
        fc.array(extension, { minLength: 1, maxLength: 5 }),
        blanks,
        quoted,
        (list, blank, quote) => {
          const write = ({ name, params }: ListedExtension): string =>
            [
              name,
              ...params.map((p) =>
                p.value === null ? p.name : `${p.name}${blank}=${blank}${quote(p.value)}`,
              ),
            ].join(`${blank};${blank}`);
          expect(parseExtensionList([list.map(write).join(`${blank},${blank}`)])).toEqual(list);
          expect(parseExtensionList(list.map(write))).toEqual(list);
        },
      ),
    );
  });

  test('[H17] megabytes made to be hard for a backtracking parser are read to the end all the same', () => {
    const size = 4_000_000;
    for (const line of [
      `foo; bar="${'\\a'.repeat(size)}`,
      `foo${' '.repeat(size)}x`,
      `foo; bar${'\t '.repeat(size)}y`,
      ','.repeat(size),
      `foo;${' ;'.repeat(size)}`,
      `${'a'.repeat(size)} b`,
    ]) {
      expect(parseExtensionList([line])).toBe(null);
    }
  });
});

test('a token is made of token characters and at least one', () => {
  expect(['Sec-WebSocket-Key', '', 'a b', 'a:', 'a\r\n'].map(isToken)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
