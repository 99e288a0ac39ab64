import { closeCodes } from '@tidewire/protocol';
import { expect, test } from 'vitest';
import { signTicket, TestGateway } from './gateway.fixture.ts';

test('[G3] a ticket that was used before the gateway was started again is still used', async () => {
  await using gateway = await TestGateway.start();
  await gateway.addPerson('ada');
  const [used, unused] = [await signTicket('ada'), await signTicket('ada')];
  const first = await gateway.connect();
  await first.hello(used);
  await gateway.stop();
  await first.closed;
  await gateway.startAgain();

  const again = await gateway.connect();
  again.say({ type: 'hello', id: 1, ticket: used });
  expect((await again.closed).code).toBe(closeCodes.ticketRefused);
  // One that was fetched before and not used yet costs nobody another.
  expect(await (await gateway.connect()).hello(unused)).toMatchObject({ user: { id: 'ada' } });
});
