import { expect, test } from 'vitest';
import { rowsOf, stepFrom } from './grid-steps.ts';

const lengths = [3, 3, 1, 2];

test.each([
  ['right, within a row', { row: 0, column: 0 }, 'ArrowRight', { row: 0, column: 1 }],
  ['right, into the next row', { row: 0, column: 2 }, 'ArrowRight', { row: 1, column: 0 }],
  ['right, at the very end', { row: 3, column: 1 }, 'ArrowRight', { row: 3, column: 1 }],
  ['left, into the row before', { row: 3, column: 0 }, 'ArrowLeft', { row: 2, column: 0 }],
  ['left, at the very beginning', { row: 0, column: 0 }, 'ArrowLeft', { row: 0, column: 0 }],
  ['down, into a shorter row', { row: 1, column: 2 }, 'ArrowDown', { row: 2, column: 0 }],
  ['down, at the end', { row: 3, column: 1 }, 'ArrowDown', { row: 3, column: 1 }],
  ['up, at the beginning', { row: 0, column: 1 }, 'ArrowUp', { row: 0, column: 1 }],
  ['a page down, no further than there is', { row: 0, column: 2 }, 'PageDown', { row: 3, column: 1 }],
  ['a page up, no further than there is', { row: 3, column: 1 }, 'PageUp', { row: 0, column: 1 }],
])('%s', (_, at, key, to) => {
  expect(stepFrom(at, key, lengths)).toEqual(to);
});

test('other keys mean nothing in a grid', () => {
  expect(stepFrom({ row: 0, column: 0 }, 'Home', lengths)).toBeUndefined();
  expect(stepFrom({ row: 0, column: 0 }, 'a', lengths)).toBeUndefined();
});

test('a list is cut into rows, the last as long as what is left', () => {
  expect(rowsOf(['a', 'b', 'c', 'd', 'e'], 2)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(rowsOf([], 2)).toEqual([]);
});
