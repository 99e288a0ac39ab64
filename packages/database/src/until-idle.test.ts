import { expect, test } from 'vitest';
import { DatabaseUnavailableError } from './errors.ts';
import { UntilIdle } from './until-idle.ts';

test('closing waits for the calls under way, also for those that fail, and lets no more in', async () => {
  const calls = new UntilIdle();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const order: string[] = [];
  const running = Promise.allSettled([
    calls.run(() => first.promise.finally(() => order.push('first'))),
    calls.run(() => second.promise.finally(() => order.push('second'))),
  ]);
  const closed = calls.close().then(() => order.push('closed'));
  await expect(calls.run(() => Promise.resolve('late'))).rejects.toBeInstanceOf(DatabaseUnavailableError);
  first.resolve();
  second.reject(new Error('second'));
  await Promise.all([running, closed]);
  expect(order).toEqual(['first', 'second', 'closed']);
  await calls.close();
});
