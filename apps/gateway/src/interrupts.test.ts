import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { FakeClock } from './fake-clock.ts';
import { listenToInterrupts } from './interrupts.ts';

test('[G44] told a second time the process ends at once; an echo of the first is not a second time', () => {
  const source = new EventEmitter();
  const clock = new FakeClock();
  const heard: string[] = [];
  listenToInterrupts({
    source,
    elapsed: () => clock.elapsed(),
    onFirst: (signal) => heard.push(`stop ${signal}`),
    onSecond: (signal) => heard.push(`at once ${signal}`),
  });
  source.emit('SIGINT', 'SIGINT');
  source.emit('SIGINT', 'SIGINT');
  clock.advance(499);
  source.emit('SIGTERM', 'SIGTERM');
  expect(heard).toEqual(['stop SIGINT']);
  clock.advance(1);
  source.emit('SIGTERM', 'SIGTERM');
  expect(heard).toEqual(['stop SIGINT', 'at once SIGTERM']);
});
