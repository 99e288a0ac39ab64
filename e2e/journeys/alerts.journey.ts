import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '../people.ts';

const feedId = 'stock.BELL';

/** One price after the other, as a source of somebody else's. */
async function say(request: APIRequestContext, ...prices: number[]): Promise<void> {
  const quotes = prices.map((last) => ({ last, time: Date.now(), provenance: 'live' }));
  const answer = await request.post(`/v1/feeds/${feedId}/events`, {
    data: { events: quotes.map((quote) => ({ type: 'quote', quote })) },
  });
  expect(answer.status()).toBe(201);
}

test.describe('somebody wants to hear of a price', () => {
  test('an alert fires on whatever page they are, once, and its log says what fired it', async ({
    signIn,
    service,
  }) => {
    const { request } = service;
    const feed = { id: feedId, kind: 'quote', title: 'Bell Works', currency: 'USD', provenance: 'live' };
    expect((await request.post('/v1/feeds', { data: feed })).status()).toBe(201);
    await say(request, 100);
    const { page } = await signIn('katherine');
    await page.goto(`/markets/${feedId}`);
    await page.getByRole('button', { name: 'Alerts for BELL', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add alert' }).click();
    await expect(dialog.getByText('A price is needed')).toBeVisible();
    await dialog.getByLabel('Price').fill('110');
    await dialog.getByRole('button', { name: 'Add alert' }).click();
    await expect(dialog.getByText('Rises to 110.00')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Alerts for BELL: 1' })).toBeVisible();

    await page.goto('/rooms');
    await expect(page.getByRole('button', { name: 'Connection: Live' })).toBeVisible();
    // The first price says on which side it begins.
    await say(request, 101);
    await say(request, 111, 112);
    await expect(page.getByText('BELL rose to 110.00').first()).toBeVisible();
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(new RegExp(`/markets/${feedId}$`));

    await page.goto('/markets/alerts');
    const alert = page.getByRole('article', { name: 'BELL rises to 110.00' });
    await expect(alert.getByText('Done · once · fired 1 ×')).toBeVisible();
    await expect(alert.getByRole('cell', { name: '111.00' })).toBeVisible();
    await alert.getByRole('button', { name: /^Delete the alert/ }).click();
    await expect(alert).toBeHidden();
  });
});

test.describe('somebody wants the alert at another price', () => {
  test('they move its line in the chart, by keys and by dragging', async ({ signIn, service }) => {
    const { request } = service;
    const feed = {
      id: 'stock.LINE',
      kind: 'quote',
      title: 'Line Works',
      currency: 'USD',
      provenance: 'live',
    };
    expect((await request.post('/v1/feeds', { data: feed })).status()).toBe(201);
    const begin = Date.now() - 600_000;
    const events = [90, 110, 95, 108, 100].map((last, index) => ({
      type: 'quote',
      quote: { last, time: begin + index * 60_000, provenance: 'live' },
    }));
    const said = await request.post('/v1/feeds/stock.LINE/events', { data: { events } });
    expect(said.status()).toBe(201);
    const { page } = await signIn('grace');
    const headers = { origin: new URL(page.url()).origin };
    const made = await page.request.post('/v1/users/me/alerts', {
      data: { feedId: 'stock.LINE', direction: 'above', price: 105 },
      headers,
    });
    expect(made.status()).toBe(201);
    const address = made.headers().location ?? '';
    const kept = async (): Promise<number> => (await (await page.request.get(address)).json()).price;

    await page.goto('/markets/stock.LINE');
    const line = page.getByRole('slider', { name: 'Alert on LINE' });
    await expect(line).toHaveAttribute('aria-valuetext', 'rises to 105.00');
    await line.focus();
    await page.keyboard.press('PageUp');
    await expect(line).toHaveAttribute('aria-valuetext', 'rises to 106.00');
    await page.keyboard.press('Escape');
    await expect(line).toHaveAttribute('aria-valuetext', 'rises to 105.00');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(kept).toBe(105.1);

    const box = await line.boundingBox();
    if (box === null) throw new Error('the line is not there');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 + 60, { steps: 5 });
    await page.mouse.up();
    await expect.poll(kept).toBeLessThan(105);
    await expect(line).toHaveAttribute('aria-valuenow', String(await kept()));
  });
});

test.describe('somebody puts their watchlist in order', () => {
  test('by keyboard, and finds it so on the next page', async ({ signIn }) => {
    const { page } = await signIn('alan');
    await page.goto('/markets');
    const symbols = () =>
      page.locator('tr[data-feed]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-feed')));
    await expect(page.getByRole('row', { name: /Bitcoin/ })).toBeVisible();
    const [first, second, ...others] = await symbols();
    const handle = page.locator(`tr[data-feed="${first}"]`).getByRole('button', { name: /^Move / });
    await handle.focus();
    await page.keyboard.press('Space');
    await expect(page.getByText(/picked up, place 1 of/)).toBeAttached();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByText(/to place 2 of/)).toBeAttached();
    await page.keyboard.press('Space');
    await expect.poll(symbols).toEqual([second, first, ...others]);
    await page.reload();
    await expect.poll(symbols).toEqual([second, first, ...others]);
  });
});
