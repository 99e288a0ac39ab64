import { describe, expect, test } from 'vitest';
import { type Typists, typingInWords, typingMs, withoutSilent, withTypist } from './typists.ts';

const person = (id: string, name: string) => ({ id, name, guest: false });
const none: Typists = new Map();

describe('typists', () => {
  test('fall silent by themselves', () => {
    const typists = withTypist(none, person('a', 'Ada'), 1_000);
    expect(withoutSilent(typists, 1_000 + typingMs - 1)).toBe(typists);
    expect(withoutSilent(typists, 1_000 + typingMs).size).toBe(0);
  });

  test('are gone once they have spoken', () => {
    const typists = withTypist(none, person('a', 'Ada'), 1_000);
    expect(withoutSilent(typists, 1_001, ['a']).size).toBe(0);
  });

  test('are named up to two', () => {
    let typists = withTypist(none, person('a', 'Ada'), 0);
    expect(typingInWords(none)).toBe('');
    expect(typingInWords(typists)).toBe('Ada is typing…');
    typists = withTypist(typists, person('b', 'Bo'), 0);
    expect(typingInWords(typists)).toBe('Ada and Bo are typing…');
    typists = withTypist(typists, person('c', 'Cy'), 0);
    expect(typingInWords(typists)).toBe('Several people are typing…');
  });

  test('are bounded, however many type', () => {
    let typists = none;
    for (let at = 0; at < 100; at += 1) typists = withTypist(typists, person(`u${at}`, 'x'), 0);
    expect(typists.size).toBe(20);
  });
});
