import { expect, test } from 'vitest';
import { withEmoji } from './recent-emoji.ts';

test('what was taken last comes first, each once, and no more than two rows are kept', () => {
  expect(withEmoji(['🐢', '🎉'], '🎉')).toEqual(['🎉', '🐢']);
  const many = Array.from({ length: 16 }, (_, at) => String.fromCodePoint(0x1f600 + at));
  expect(withEmoji(many, '🐢')).toHaveLength(16);
  expect(withEmoji(many, '🐢')[0]).toBe('🐢');
});
