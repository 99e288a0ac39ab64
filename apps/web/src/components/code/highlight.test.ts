import { describe, expect, test } from 'vitest';
import { type CodeLines, highlight } from './highlight.ts';

const textOf = (lines: CodeLines | undefined) =>
  lines?.map((line) => line.map(({ text }) => text).join('')).join('\n');

describe('code in a message', () => {
  test.each([
    ['ts', 'const tide: number = 3; // high'],
    ['PYTHON', 'def tide():\n    return "high"\n'],
    ['sh', 'echo "$HOME" | wc -c'],
    ['json', '{ "a": [1, null] }'],
    ['diff', '+ one\n- two'],
  ])(
    'of %s keeps every character, and has more than one colour',
    async (language, text) => {
      const lines = await highlight(text, language);
      expect(textOf(lines)).toBe(text);
      const colours = new Set(lines?.flat().map(({ colour }) => colour));
      expect(colours.size).toBeGreaterThan(1);
      for (const colour of colours) expect(colour ?? 'var(--code-').toMatch(/^var\(--code-/);
    },
    30_000,
  );

  test('of a language that is not ours, or that is none, stays as it is', async () => {
    for (const language of ['brainfuck', 'constructor', ''])
      expect(await highlight('+', language)).toBeUndefined();
  });
});
