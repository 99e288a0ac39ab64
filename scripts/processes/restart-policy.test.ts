import { expect, test } from 'vitest';
import { restartAfter } from './restart-policy.mjs';

const afterCrash = restartAfter();
const quick = { upMs: 100, wasEverReady: true };

test('the delay doubles from half a second to ten, and the tenth crash in a row is the last', () => {
  const delays = [];
  let next = afterCrash({ inARow: 0, ...quick });
  while (next.kind === 'restart') {
    delays.push(next.delayMs);
    next = afterCrash({ inARow: next.inARow, ...quick });
  }
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000, 10_000]);
  expect(next).toEqual({ kind: 'give-up', inARow: 10 });
});

test('a process that was up for half a minute has not crashed in a row', () => {
  expect(afterCrash({ inARow: 9, upMs: 30_000, wasEverReady: true })).toEqual({
    kind: 'restart',
    inARow: 1,
    delayMs: 500,
  });
});

test('a process that never became ready is given three chances', () => {
  const attempt = (inARow: number) => afterCrash({ inARow, upMs: 100, wasEverReady: false });
  expect([attempt(0).kind, attempt(1).kind, attempt(2).kind]).toEqual(['restart', 'restart', 'give-up']);
});
