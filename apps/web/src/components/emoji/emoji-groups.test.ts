import { EmojiSchema } from '@tidewire/protocol';
import data from 'emojibase-data/en/data.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { findEmoji, groupsOf } from './emoji-groups.ts';

const groups = groupsOf(data);
const found = (query: string, most = 5) => findEmoji(groups, query, most).map(([emoji]) => emoji);

describe('the groups of the picker', () => {
  test('hold only what a reaction may be', () => {
    const all = groups.flatMap(({ emoji }) => emoji.map(([one]) => one));
    expect(all.length).toBeGreaterThan(1500);
    expect(all.filter((one) => !EmojiSchema.safeParse(one).success)).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('begin with the smileys and end with the flags', () => {
    expect(groups[0]?.emoji[0]?.[0]).toBe('😀');
    expect(groups.map(({ name }) => name)).toContain('Food and drink');
    expect(groups.at(-1)?.name).toBe('Flags');
    expect(groups.every(({ emoji }) => emoji.length > 0)).toBe(true);
  });
});

describe('finding an emoji', () => {
  test('by the beginning of its name, before those that only hold the word', () => {
    expect(found('turtle')).toEqual(['🐢']);
    expect(found('red h')[0]).toBe('❤️');
    expect(found('heart', 100)).toContain('😍');
  });

  test('by several words in any order', () => {
    expect(found('eyes heart')).toContain('😍');
    expect(found('  Thumbs   UP ')[0]).toBe('👍');
  });

  test('gives no more than asked for, and nothing for nothing', () => {
    expect(found('face', 7)).toHaveLength(7);
    expect(found('   ')).toEqual([]);
    expect(found('qwertz')).toEqual([]);
  });
});
