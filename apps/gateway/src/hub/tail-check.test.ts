import { expect, test } from 'vitest';
import { settle } from '../fake-clock.ts';
import { silentLog } from '../log.ts';
import { createHub, subscribeLog } from './hub.fixture.ts';
import { startTailCheck } from './tail-check.ts';

test('[L9] the ends of logs are looked at in turn, also after the log could not be read', async () => {
  const { hub, source, clock, openReader } = createHub();
  const reader = openReader();
  await subscribeLog(reader);
  const stop = startTailCheck({ hub, clock, everyMs: 100, log: silentLog });
  source.append();
  source.failure = new Error('away');
  await clock.advanceAsync(100);
  expect(reader.sink.seqs()).toEqual([]);
  source.failure = undefined;
  await clock.advanceAsync(100);
  await settle();
  expect(reader.sink.seqs()).toEqual([1]);
  stop();
  expect(clock.pendingTasks).toBe(0);
});

test('[L9] a history that began anew unheard is noticed too', async () => {
  const { hub, source, clock, openReader } = createHub();
  source.append();
  const reader = openReader();
  await subscribeLog(reader);
  const stop = startTailCheck({ hub, clock, everyMs: 100, log: silentLog });
  source.reset('e2');
  await clock.advanceAsync(100);
  expect(reader.sink.messages.at(-1)).toMatchObject({ type: 'unsubscribed', code: 'unavailable' });
  stop();
});
