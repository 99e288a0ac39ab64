import { describe, expect, test } from 'vitest';
import { createProgress, describeDuration, describeProgress, type ProgressState } from './progress.ts';
import { TextSink } from './text-sink.fixture.ts';

const state = (different: Partial<ProgressState> = {}): ProgressState => ({
  done: 0.5,
  count: 1_040,
  unit: 'rows',
  elapsedMs: 52_000,
  label: '2008-04-14',
  ...different,
});

function setUp(terminal: { isTTY: boolean; columns?: number }) {
  const stream = Object.assign(new TextSink(), terminal);
  let now = 0;
  const progress = createProgress(stream, () => now);
  return {
    progress,
    written: () => stream.take(),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('progress', () => {
  test('is a bar, what is done, the pace and what is left', () => {
    expect(describeProgress(state(), 8)).toBe('████░░░░   50 %  1,040 rows  20.0/s  0:52 left  2008-04-14');
  });

  test('without anything done there is no guess of what is left', () => {
    expect(describeProgress(state({ done: 0, count: 0, elapsedMs: 0 }), 4)).toBe(
      '░░░░    0 %  0 rows  0.0/s  2008-04-14',
    );
  });

  test('on a terminal one line is drawn over itself, at most ten times a second and not wider than it', () => {
    const { progress, written, pass } = setUp({ isTTY: true, columns: 30 });
    for (let count = 0; count < 50; count += 1) {
      progress.update(state({ count }));
      pass(20);
    }
    const text = written();
    expect(text.split('\r').length - 1).toBe(10);
    expect(text).not.toContain('\n');
    for (const line of text.split('\r\u001b[2K')) expect(line.length).toBeLessThan(30);
    progress.note('left out prices.csv:3:12');
    expect(written().startsWith('\r\u001b[2Kleft out prices.csv:3:12\n█')).toBe(true);
    progress.end();
    expect(written()).toBe('\r\u001b[2K');
  });

  test('the last state is drawn however soon it comes', () => {
    const { progress, written } = setUp({ isTTY: true, columns: 120 });
    progress.update(state({ done: 0.9 }));
    progress.update(state({ done: 1 }));
    expect(written()).toContain('100 %');
  });

  test('elsewhere there is a plain line every five seconds', () => {
    const { progress, written, pass } = setUp({ isTTY: false });
    for (let seconds = 0; seconds <= 12; seconds += 1) {
      progress.update(state());
      pass(1_000);
    }
    progress.end();
    expect(written()).toBe(`${` 50 %  1,040 rows  20.0/s  0:52 left  2008-04-14\n`.repeat(2)}`);
  });

  test.each([
    [7_000, '0:07'],
    [725_000, '12:05'],
    [3_723_000, '1:02:03'],
  ])('%i ms is %s', (ms, text) => {
    expect(describeDuration(ms)).toBe(text);
  });
});
