import { describe, expect, test } from 'vitest';
import { RevealedMatches } from './revealed.ts';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

describe('revealed matches', () => {
  test('[F32] stay revealed over a reload, for a day, and can be hidden again', () => {
    const store = storage();
    let now = 0;
    const first = new RevealedMatches(store, 'ada', () => now);
    let told = 0;
    first.subscribe(() => {
      told += 1;
    });
    first.reveal('match.a');
    first.reveal('match.b');
    first.hide('match.b');
    expect(told).toBe(3);
    now = 23 * 3_600_000;
    expect([...new RevealedMatches(store, 'ada', () => now).ids]).toEqual(['match.a']);
    now = 25 * 3_600_000;
    expect(new RevealedMatches(store, 'ada', () => now).ids.size).toBe(0);
  });

  test('are bounded, and what else stands in the storage counts for nothing', () => {
    const store = storage();
    store.setItem('tidewire:revealed:ada', '{"not":');
    const revealed = new RevealedMatches(store, 'ada', () => 0);
    expect(revealed.ids.size).toBe(0);
    for (let nth = 0; nth < 300; nth += 1) revealed.reveal(`match.${nth}`);
    expect(revealed.ids.size).toBe(200);
    expect(revealed.ids.has('match.299')).toBe(true);
  });
});
