import { describe, expect, test } from 'vitest';
import { onDrafts, readDraft, writeDraft } from './drafts.ts';

function makeShelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('drafts', () => {
  test('are kept per person and room', () => {
    const shelf = makeShelf();
    writeDraft(shelf, 'ada', 'r1', 'half a thou');
    expect(readDraft(shelf, 'ada', 'r1')).toBe('half a thou');
    expect(readDraft(shelf, 'ada', 'r2')).toBe('');
    expect(readDraft(shelf, 'bo', 'r1')).toBe('');
  });

  test('are told of to those who show them, until they do not any more', () => {
    let heard = 0;
    const stop = onDrafts(() => {
      heard += 1;
    });
    writeDraft(makeShelf(), 'ada', 'r1', 'h');
    stop();
    writeDraft(makeShelf(), 'ada', 'r1', 'ha');
    expect(heard).toBe(1);
  });

  test('leave nothing behind once sent', () => {
    const shelf = makeShelf();
    writeDraft(shelf, 'ada', 'r1', 'text');
    writeDraft(shelf, 'ada', 'r1', '  ');
    expect(shelf.kept.size).toBe(0);
  });

  test('do not disturb anyone when the browser keeps nothing', () => {
    const full = {
      ...makeShelf(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => writeDraft(full, 'ada', 'r1', 'text')).not.toThrow();
    expect(readDraft(undefined, 'ada', 'r1')).toBe('');
  });
});
