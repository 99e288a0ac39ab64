import { describe, expect, test } from 'vitest';
import { isSend } from './composer-keys.ts';

const enter = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 };

describe('the composer’s keys', () => {
  test('Enter sends and Shift+Enter does not', () => {
    expect(isSend(enter)).toBe(true);
    expect(isSend({ ...enter, shiftKey: true })).toBe(false);
    expect(isSend({ ...enter, key: 'a', keyCode: 65 })).toBe(false);
  });

  test('Enter never sends while words are being composed', () => {
    expect(isSend({ ...enter, isComposing: true })).toBe(false);
    expect(isSend({ ...enter, keyCode: 229 })).toBe(false);
  });
});
