import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { onInterrupts } from './interrupts.mjs';

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
