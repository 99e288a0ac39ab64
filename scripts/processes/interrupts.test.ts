import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { onInterrupts, onNpmGone } from './interrupts.mjs';

function listening() {
  const source = new EventEmitter();
  const heard: string[] = [];
  let now = 0;
  const stopListening = onInterrupts(
    { onFirst: (name) => void heard.push(name), onSecond: () => void heard.push('again') },
    source,
    () => now,
  );
  const advance = (ms: number) => {
    now += ms;
  };
  return { source, heard, stopListening, advance };
}

test('a Ctrl-C that npm repeats is one wish', () => {
  const { source, heard, advance } = listening();
  source.emit('SIGINT', 'SIGINT');
  advance(20);
  source.emit('SIGINT', 'SIGINT');
  expect(heard).toEqual(['SIGINT']);
});

test('one that comes later is a second wish', () => {
  const { source, heard, advance } = listening();
  source.emit('SIGTERM', 'SIGTERM');
  advance(1_000);
  source.emit('SIGINT', 'SIGINT');
  expect(heard).toEqual(['SIGTERM', 'again']);
});

test('nothing is heard, and no listener stays, after it was told to stop', () => {
  const { source, heard, stopListening } = listening();
  stopListening();
  source.emit('SIGINT', 'SIGINT');
  expect(heard).toEqual([]);
  expect(source.eventNames()).toEqual([]);
});

describe('the npm that runs the script', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function watched(env: Record<string, string>) {
    const self = { env, ppid: 700 };
    const onGone = vi.fn();
    return { self, onGone, stopWatching: onNpmGone(onGone, self) };
  }

  test('is missed once when it is gone', () => {
    const { self, onGone } = watched({ npm_lifecycle_event: 'start' });
    vi.advanceTimersByTime(5_000);
    expect(onGone).not.toHaveBeenCalled();
    self.ppid = 1;
    vi.advanceTimersByTime(5_000);
    expect(onGone).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is not watched when it is not there', () => {
    const { self, onGone } = watched({});
    self.ppid = 1;
    vi.advanceTimersByTime(5_000);
    expect(onGone).not.toHaveBeenCalled();
  });

  test('is watched no longer than wanted', () => {
    watched({ npm_lifecycle_event: 'start' }).stopWatching();
    expect(vi.getTimerCount()).toBe(0);
  });
});
