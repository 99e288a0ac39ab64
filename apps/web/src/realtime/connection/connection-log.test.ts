import { expect, test } from 'vitest';
import { ConnectionLog } from './connection-log.ts';

test('the connection’s history is newest first, and forgets the oldest at its bound', () => {
  let now = 1_000;
  const log = new ConnectionLog(() => now++);
  let told = 0;
  const stop = log.subscribe(() => {
    told += 1;
  });
  for (let attempt = 1; attempt <= 60; attempt += 1) log.note({ state: 'connecting', attempt });
  stop();
  log.note({ state: 'idle' });
  expect(told).toBe(60);
  expect(log.entries).toHaveLength(50);
  expect(log.entries.slice(0, 2)).toEqual([
    { id: 61, at: 1_060, status: { state: 'idle' } },
    { id: 60, at: 1_059, status: { state: 'connecting', attempt: 60 } },
  ]);
});
