import { describe, expect, test } from 'vitest';
import { withCount } from './title-count.ts';

describe('the page title', () => {
  test('begins with the number of unread messages', () => {
    expect(withCount('General · Tidewire', 3)).toBe('(3) General · Tidewire');
    expect(withCount('(3) General · Tidewire', 4)).toBe('(4) General · Tidewire');
    expect(withCount('General', 250)).toBe('(99+) General');
  });

  test('is bare again when all is read', () => {
    expect(withCount('(99+) General', 0)).toBe('General');
    expect(withCount('General', 0)).toBe('General');
  });
});
