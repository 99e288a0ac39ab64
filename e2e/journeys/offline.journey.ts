import type { Page } from '@playwright/test';
import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';
import type { Stack } from '../stack.ts';

/** Neither pages nor the socket: for a browser, as if there were no network. A browser's own switch for that leaves shared workers connected. */
async function withoutNetwork(stack: Stack, live: () => Promise<void>): Promise<void> {
  await Promise.all([stack.stopGateway(), stack.stopWeb()]);
  try {
    await live();
  } finally {
    await Promise.all([stack.startGateway(), stack.startWeb()]);
  }
}

/** Everything that the browser keeps of what was seen, as text. */
const keptText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('tidewire-seen');
    const database = await new Promise<IDBDatabase>((done, failed) => {
      opened.onsuccess = () => done(opened.result);
      opened.onerror = () => failed(opened.error);
    });
    const stores = [...database.objectStoreNames];
    const all = stores.map((name) => {
      const asked = database.transaction(name).objectStore(name).getAll();
      return new Promise((done) => {
        asked.onsuccess = () => done(asked.result);
      });
    });
    const text = JSON.stringify(await Promise.all(all));
    database.close();
    return text;
  });

/** The app itself is kept from here on. */
const isReady = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

test.describe('without a network', () => {
  // Coming back may wait for the longest step of the backoff.
  test.describe.configure({ timeout: 180_000 });

  test('what was open can be read after a reload, and what is written then goes out once', async ({
    signIn,
    stack,
  }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    const { page } = ada;
    await room.create(page, 'Charthouse');
    await room.say(page, 'The soundings are in the drawer');
    await room.hasOnce(page, 'The soundings are in the drawer');
    await room.create(page, 'Far from shore');
    await room.join(grace.page, 'Far from shore');
    await room.say(grace.page, 'Low tide is at **six**');
    await room.hasOnce(page, 'Low tide is at six');
    await isReady(page);
    await expect.poll(() => keptText(page)).toContain('Low tide is at');

    await withoutNetwork(stack, async () => {
      await page.reload();
      await expect(page.getByRole('heading', { level: 1, name: 'Far from shore' })).toBeVisible();
      await room.hasOnce(page, 'Low tide is at six');
      await expect(page.getByRole('region', { name: 'Connection' })).toBeVisible();

      await room.say(page, 'Written out at sea');
      await expect(room.saying(page, 'Written out at sea')).toContainText('Waiting for the connection');
      await page
        .getByRole('navigation', { name: 'Your rooms' })
        .getByRole('link', { name: /Charthouse/ })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: 'Charthouse' })).toBeVisible();
      await room.hasOnce(page, 'The soundings are in the drawer');

      await page.goto('/outbox');
      await expect(page.getByRole('list', { name: 'Not sent yet' })).toContainText('Written out at sea');
      await page.goto('/markets');
      await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
      await page.getByRole('link', { name: 'Your rooms' }).click();
      await page
        .getByRole('navigation', { name: 'Your rooms' })
        .getByRole('link', { name: /Far from shore/ })
        .click();
      await expect(room.saying(page, 'Written out at sea')).toContainText('Waiting for the connection');
    });

    await expect(page.getByRole('region', { name: 'Connection' })).toHaveCount(0, { timeout: 60_000 });
    await room.hasOnce(page, 'Written out at sea');
    await room.hasOnce(grace.page, 'Written out at sea');
    await room.say(grace.page, 'Welcome back on land');
    await room.hasOnce(page, 'Welcome back on land');
    await page
      .getByRole('navigation', { name: 'Your rooms' })
      .getByRole('link', { name: /Charthouse/ })
      .click();
    await room.hasOnce(page, 'The soundings are in the drawer');
  });

  test('nothing of somebody who signed out is left in the browser', async ({ signIn, stack }) => {
    const { page } = await signIn('alan');
    await room.create(page, 'Sealed orders');
    await room.say(page, 'Burn after reading');
    await room.hasOnce(page, 'Burn after reading');
    await page.getByRole('textbox', { name: /^Message / }).fill('And tell no');
    await isReady(page);
    await expect.poll(() => keptText(page)).toContain('Burn after reading');

    await page.getByRole('button', { name: /^You: Alan/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const question = page.getByRole('alertdialog', { name: 'Sign out and lose what was not sent?' });
    await expect(question).toContainText('A draft is only in this browser.');
    await question.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
    await expect(page.getByLabel('Username or email')).toBeVisible();

    expect(await keptText(page)).toBe('[[],[]]');
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('alan'))),
    ).toEqual([]);
    const files = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(files.filter((path) => !path.startsWith('/_next/static/'))).toEqual(['/offline']);

    await withoutNetwork(stack, async () => {
      await page.goto('/rooms');
      await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
      await expect(page.getByText('Sealed orders')).toHaveCount(0);
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForURL(/\/sign-in/);
  });
});
