import { expect, test as people } from './people.ts';
import { Road } from './road.ts';
import { Stack } from './stack.ts';

/** A whole Tidewire whose browsers reach the gateway by a road that can be broken. */
export const test = people.extend<object, { road: Road; stack: Stack }>({
  road: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern.
    async ({}, use) => {
      const road = await Road.open();
      await use(road);
      await road.close();
    },
    { scope: 'worker' },
  ],
  stack: [
    async ({ road }, use, workerInfo) => {
      const stack = await Stack.start({
        name: `road-${workerInfo.workerIndex}`,
        variables: { GATEWAY_URL: `ws://localhost:${road.port}/live` },
      });
      road.leadTo(Number(new URL(stack.gatewayUrl).port));
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

export { expect };
