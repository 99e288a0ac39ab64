import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restAfterMs, restUnseen, type Visibility } from './rest-unseen.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function makePage() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  const turn = (state: DocumentVisibilityState) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const told: string[] = [];
  const board = { rest: () => void told.push('rest'), wake: () => void told.push('wake') };
  const stop = restUnseen(board, page as Visibility);
  return { turn, told, stop };
}

test('a page that is not seen rests after a while, and wakes when it is seen', () => {
  const { turn, told } = makePage();
  turn('hidden');
  vi.advanceTimersByTime(restAfterMs - 1);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  turn('visible');
  expect(told).toEqual(['rest', 'wake']);
});

test('a look at another tab and back changes nothing, and a stopped watch leaves no timer', () => {
  const { turn, told, stop } = makePage();
  turn('hidden');
  turn('visible');
  vi.advanceTimersByTime(restAfterMs);
  turn('hidden');
  stop();
  expect(vi.getTimerCount()).toBe(0);
  turn('visible');
  expect(told).toEqual([]);
});
