import { describe, expect, test } from 'vitest';
import { adviceForClose, closeCodes, fitCloseReason } from './close-codes.ts';
import { errorCodes, errorTable } from './errors.ts';

describe('[G1] the range of a close code says what to do', () => {
  test.each([
    [4000, 'stop'],
    [4099, 'stop'],
    [4100, 'backoff'],
    [4199, 'backoff'],
    [4200, 'resume'],
    [4299, 'resume'],
    [1002, 'stop'],
    [1009, 'stop'],
    [1001, 'resume'],
    [1006, 'resume'],
    [1011, 'resume'],
  ])('%i → %s', (code, advice) => {
    expect(adviceForClose(code)).toBe(advice);
  });

  test('no two reasons share a code', () => {
    const codes = Object.values(closeCodes);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('the error table', () => {
  test('every failure is a client or server error of HTTP with a title', () => {
    for (const code of errorCodes) {
      expect(errorTable[code].status).toBeGreaterThanOrEqual(400);
      expect(errorTable[code].status).toBeLessThan(600);
      expect(errorTable[code].title).not.toBe('');
    }
  });

  test('what is said to be retryable is not the caller’s own mistake', () => {
    for (const code of errorCodes) {
      if (errorTable[code].retryable) expect([429, 500, 503]).toContain(errorTable[code].status);
    }
  });
});

test.each([
  ['short', 'short'],
  ['a'.repeat(124), 'a'.repeat(123)],
  [`${'a'.repeat(122)}é`, 'a'.repeat(122)],
  [`${'a'.repeat(120)}東京`, `${'a'.repeat(120)}東`],
  ['🌊'.repeat(31), '🌊'.repeat(30)],
])('[G10] a reason fits into a close frame, cut between characters: %s', (text, fitting) => {
  expect(fitCloseReason(text)).toBe(fitting);
});
