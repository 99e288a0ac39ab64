import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createScreen } from './screen.mjs';

function fakeStream(options: { isTTY?: boolean; columns?: number } = {}) {
  let text = '';
  return {
    ...options,
    write: (piece: string) => {
      text += piece;
    },
    take: () => {
      const taken = text;
      text = '';
      return taken;
    },
  };
}

const erase = '\r\u001b[K';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('where nobody watches', () => {
  test('there are whole lines and nothing else', () => {
    const stream = fakeStream();
    const screen = createScreen(stream, {});
    screen.showLive(() => 'Building');
    screen.print(screen.style.red('failed'));
    vi.advanceTimersByTime(1_000);
    screen.showLive(undefined);
    expect(stream.take()).toBe('failed\n');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('on a terminal', () => {
  test('the live line moves, stays below what is printed, and goes without a trace', () => {
    const stream = fakeStream({ isTTY: true, columns: 40 });
    const screen = createScreen(stream, { NO_COLOR: '1' });
    let done = 0;
    screen.showLive(() => `Building ${done}`);
    expect(stream.take()).toBe('⠋ Building 0');
    done = 1;
    vi.advanceTimersByTime(80);
    expect(stream.take()).toBe(`${erase}⠙ Building 1`);
    screen.print('a line');
    expect(stream.take()).toBe(`${erase}a line\n⠙ Building 1`);
    screen.showLive(undefined);
    expect(stream.take()).toBe(erase);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a live line never wraps', () => {
    const stream = fakeStream({ isTTY: true, columns: 20 });
    createScreen(stream, { NO_COLOR: '1' }).showLive(() => 'Installing packages, which takes a minute');
    expect(stream.take()).toBe('⠋ Installing packa…');
  });

  test.each([
    [{}, '\u001b[31mfailed\u001b[39m\n'],
    [{ NO_COLOR: '1' }, 'failed\n'],
    [{ TERM: 'dumb' }, 'failed\n'],
  ])('with %o it prints %j', (environment, expected) => {
    const stream = fakeStream({ isTTY: true });
    const screen = createScreen(stream, environment);
    screen.print(screen.style.red('failed'));
    expect(stream.take()).toBe(expected);
  });
});
