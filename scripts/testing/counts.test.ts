import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, sentence, settle, total } from './counts.mjs';

test('vitest: a file that did not load has failed, and todo is skipped', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test('Playwright: a flaky test has failed, and so has an error outside of all tests', () => {
  const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
  expect(countPlaywright(report)).toEqual({ passed: 7, failed: 3, skipped: 2 });
});

describe('a runner that ended', () => {
  test('well, with tests, is what it says', () => {
    const counts = { passed: 3, failed: 0, skipped: 1 };
    expect(settle(counts, true)).toEqual(counts);
  });

  test.each([
    ['badly, though no test failed', { passed: 3, failed: 0, skipped: 0 }, false, 1],
    ['well, but ran nothing', { passed: 0, failed: 0, skipped: 4 }, true, 1],
    ['without a report', undefined, true, 1],
    ['badly, with failed tests, which are not counted twice', { passed: 3, failed: 2, skipped: 0 }, false, 2],
  ])('%s', (_title, counts, endedWell, failed) => {
    expect(settle(counts, endedWell).failed).toBe(failed);
  });
});

test('the last line is the sum', () => {
  const all = [
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 40, failed: 2, skipped: 3 },
  ];
  expect(sentence(total(all))).toBe('41 passed, 2 failed, 3 skipped');
  expect(sentence(total([]))).toBe('0 passed, 0 failed, 0 skipped');
});
