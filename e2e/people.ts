import {
  type APIRequestContext,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { Stack } from './stack.ts';

/** Somebody at their own browser: their own cookies, storage and window. */
export type Person = { name: string; username: string; context: BrowserContext; page: Page };

/** Somebody calling the REST API with the installation's service key. */
export type Service = { request: APIRequestContext };

type WorkerFixtures = { stack: Stack };
type TestFixtures = {
  /** A demo person, signed in through the sign-in page. */
  signIn(username: 'ada' | 'grace' | 'alan' | 'katherine', options?: { phone?: boolean }): Promise<Person>;
  service: Service;
};

const phone = { width: 390, height: 844 };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern.
    async ({}, use, workerInfo) => {
      const stack = await Stack.start({
        name: `worker-${workerInfo.workerIndex}`,
        variables: { MATCH_SPEED: '600' },
      });
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  baseURL: async ({ stack }, use) => use(stack.webUrl),

  signIn: async ({ browser, stack }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (username, options = {}) => {
      const account = await stack.demoAccount(username);
      const context = await browser.newContext({
        baseURL: stack.webUrl,
        ...(options.phone ? { viewport: phone, hasTouch: true, isMobile: true } : {}),
      });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto('/sign-in');
      await page.getByLabel('Username or email').fill(username);
      await page.getByLabel('Password', { exact: true }).fill(account.password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL(/\/rooms/);
      return { name: account.name, username, context, page };
    });
    for (const context of contexts) await context.close();
  },

  service: async ({ playwright, stack }, use) => {
    const request = await playwright.request.newContext({
      baseURL: stack.webUrl,
      extraHTTPHeaders: { authorization: `Bearer ${await stack.serviceKey()}` },
    });
    await use({ request });
    await request.dispose();
  },
});

export { expect };
