import { expect, test } from 'vitest';
import { createLineCutter } from './lines.mjs';

function cut(...pieces: (string | Buffer)[]): string[] {
  const lines: string[] = [];
  const cutter = createLineCutter((line) => void lines.push(line));
  for (const piece of pieces) cutter.write(Buffer.from(piece));
  cutter.end();
  return lines;
}

test('lines are the same however they are split', () => {
  const text = 'ein\nzwei — drei\r\n\nvier';
  const bytes = Buffer.from(text);
  for (let at = 0; at <= bytes.length; at += 1) {
    expect(cut(bytes.subarray(0, at), bytes.subarray(at))).toEqual(['ein', 'zwei — drei', '', 'vier']);
  }
});

test('a line that never ends is shown in pieces instead of being kept', () => {
  const lines = cut('x'.repeat(150_000));
  expect(lines.map((line) => line.length)).toEqual([65_536, 65_536, 18_928]);
});
