import { describe, expect, test } from 'vitest';
import { EmojiSchema } from './emoji.ts';

describe('[M5] an emoji', () => {
  test.each(['👍', '❤️', '👩🏽‍🚀', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇨🇳', '1️⃣', '👨‍👩‍👧‍👦'])('%s is one', (emoji) => {
    expect(EmojiSchema.parse(emoji)).toBe(emoji);
  });

  test.each(['', 'a', '1', '👍👍', '👍 ', ':+1:', '❤', '\u200d', '🏽a', '<b>', '👍'.repeat(1_000)])(
    '%j is none',
    (text) => {
      expect(EmojiSchema.safeParse(text).success).toBe(false);
    },
  );
});
