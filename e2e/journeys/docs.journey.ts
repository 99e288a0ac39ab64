import type { BrowserContext } from '@playwright/test';
import { Complaints } from '../faults.ts';
import { expect, test } from '../people.ts';

/** The origins that anything in `context` asks, the socket's included. */
function originsAskedIn(context: BrowserContext): Set<string> {
  const origins = new Set<string>();
  context.on('request', (request) => origins.add(new URL(request.url()).origin));
  context.on('page', (page) => page.on('websocket', (socket) => origins.add(new URL(socket.url()).origin)));
  return origins;
}

test('[A47] the reference asks no other origin, and a stranger reads all of it', async ({
  browser,
  stack,
}) => {
  const context = await browser.newContext({ baseURL: stack.webUrl });
  const origins = originsAskedIn(context);
  const complaints = await Complaints.in(context);
  const page = await context.newPage();
  await page.goto('/docs');
  await expect(page.getByRole('heading', { level: 1, name: 'Tidewire REST API' })).toBeVisible();
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('link', { name: /^Write a message/ }).click();
  await expect(page).toHaveURL(/\/docs\/messages#createMessage$/);
  await expect(page.getByRole('heading', { name: 'Write a message' })).toBeInViewport();
  // The name of an operation or a message is enough to come to it.
  await page.goto('/docs#socket-server-event');
  await expect(page).toHaveURL(/\/docs\/socket#socket-server-event$/);
  await expect(page.locator('#socket-server-event')).toBeInViewport();
  await page.goto('/docs/shapes#shape-Room');
  await expect(page.getByRole('heading', { name: 'Room', exact: true })).toBeInViewport();
  expect([...origins]).toEqual([stack.webUrl]);
  expect(complaints.unexpected).toEqual([]);
  // Who signs in comes back to what they were reading.
  await page.goto('/docs/messages#createMessage');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdocs%2Fmessages%23createMessage$/);
  await context.close();
});

test('[A47] an operation is found by its words, and by keyboard alone', async ({ page }) => {
  await page.goto('/docs');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.getByLabel('Find an operation')).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type('pin delete');
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await expect(contents.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/docs\/messages#unpinMessage$/);
  await expect(page.getByRole('heading', { name: 'Unpin' })).toBeInViewport();
});

test('[A47] what is tried is answered: read as oneself, written as oneself, and with a key', async ({
  signIn,
  stack,
}) => {
  const { page, context } = await signIn('ada');
  await page.goto('/docs/feeds#listFeeds');
  const origins = originsAskedIn(context);

  await page.getByRole('button', { name: 'Try it: List feeds' }).click();
  const reading = page.getByRole('form', { name: 'Try: List feeds' });
  await reading.getByLabel('limit (optional)').fill('2');
  await reading.getByRole('button', { name: 'Send GET' }).click();
  await expect(reading.getByText('200 OK')).toBeVisible();
  await expect(reading.getByLabel('Body of the answer')).toContainText('"items"');
  await reading.getByText(/header fields$/).click();
  await expect(reading.getByText('x-request-id')).toBeVisible();

  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('link', { name: 'Create a room POST' }).click();
  await page.getByRole('button', { name: 'Try it: Create a room', exact: true }).click();
  const writing = page.getByRole('form', { name: 'Try: Create a room', exact: true });
  await writing.getByLabel(/^Body/).fill('{"name":"From the reference"}');
  await writing.getByRole('button', { name: 'New Idempotency-Key' }).click();
  await writing.getByRole('button', { name: 'Send POST' }).click();
  await expect(writing.getByText('201 Created')).toBeVisible();
  await expect(writing.getByLabel('Body of the answer')).toContainText('"name": "From the reference"');
  // The same again under the same key is the same room.
  const again = page.waitForResponse((response) => response.request().method() === 'POST');
  await writing.getByRole('button', { name: 'Send POST' }).click();
  expect((await again).headers()['idempotency-replayed']).toBe('true');

  // A key is kept from page to page, asks instead of the session, and is shown nowhere.
  const key = await stack.serviceKey();
  await writing.getByRole('button', { name: 'An API key' }).click();
  await writing.getByLabel('API key', { exact: true }).fill(key);
  await writing.getByRole('button', { name: 'Use it' }).click();
  await contents.getByRole('link', { name: 'List feeds GET' }).click();
  await page.getByRole('button', { name: 'Try it: List feeds' }).click();
  await expect(reading.getByText('A key is kept until you leave this page.')).toBeVisible();
  const asked = page.waitForRequest((request) => /\/v1\/feeds$/.test(request.url()));
  await reading.getByRole('button', { name: 'Send GET' }).click();
  const headers = await (await asked).allHeaders();
  expect(headers.authorization).toBe(`Bearer ${key}`);
  expect(headers.cookie).toBeUndefined();
  await expect(reading.getByText('200 OK')).toBeVisible();
  expect(await page.content()).not.toContain(key);
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toContain(key);
  expect([...origins]).toEqual([stack.webUrl]);
});
