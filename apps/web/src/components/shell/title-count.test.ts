import { describe, expect, test } from 'vitest';
import { withCount } from './title-count.ts';

describe('the page title', () => {
  test('begins with the number of unread messages', () => {
    expect(withCount('General · Tidewire', 3)).toBe('(3) General · Tidewire');
    expect(withCount('(3) General · Tidewire', 4)).toBe('(4) General · Tidewire');
    expect(withCount('General', 250)).toBe('(99+) General');
  });

  test('tells mentions apart', () => {
    expect(withCount('(3) General', 4, 1)).toBe('(@1 4) General');
    expect(withCount('(@1 4) General', 0, 2)).toBe('(@2) General');
    expect(withCount('(@2) General', 5)).toBe('(5) General');
    expect(withCount('() General', 5)).toBe('(5) () General');
  });

  test('is bare again when all is read', () => {
    expect(withCount('(99+) General', 0)).toBe('General');
    expect(withCount('General', 0)).toBe('General');
  });
});
