import { expect, test } from 'vitest';
import { describeBroker } from './broker.contract.ts';
import { MemoryBroker } from './memory-broker.ts';

const createBroker = (onDeliverFailed: (error: unknown) => void = () => {}) =>
  new MemoryBroker({ epoch: 'm1', now: () => 1, onDeliverFailed });

describeBroker('the memory broker', () => {
  const broker = createBroker();
  return { node: async () => broker, stop: () => broker.close() };
});

test('a deliver that throws is reported', async () => {
  const reported: unknown[] = [];
  const broker = createBroker((error) => reported.push(error));
  const bug = new Error('a bug');
  await broker.start(() => {
    throw bug;
  });
  await broker.publish({ type: 'user.ended', userId: 'u1' });
  expect(reported).toEqual([bug]);
  await broker.close();
});
