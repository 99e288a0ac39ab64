import { fileURLToPath } from 'node:url';
import { expect, test } from '../people.ts';

const priceFile = fileURLToPath(new URL('../fixtures/invented-daily.csv', import.meta.url));

test.describe('somebody follows the markets', () => {
  test('the watchlist moves and says where its numbers come from', async ({ signIn }) => {
    const { page } = await signIn('ada');
    await page.goto('/markets');
    const row = page.getByRole('row', { name: /Bitcoin/ });
    await expect(row.getByText('Simulated')).toBeVisible();
    const price = row.getByRole('cell', { name: /^[\d,]+\.\d\d$/ }).first();
    await expect(price).toBeVisible();
    const first = (await price.textContent()) ?? '';
    await expect(price).not.toHaveText(first);
  });

  test('a price file replayed over REST draws the chart and moves it while the page is open', async ({
    signIn,
    stack,
  }) => {
    const { page } = await signIn('grace');
    const replayed = stack.script([
      'scripts/replay/main.ts',
      priceFile,
      '--feed',
      'stock.REPLAY',
      '--speed',
      '12',
    ]);
    await expect(async () => {
      const answer = await page.request.get('/v1/feeds/stock.REPLAY');
      expect(answer.status()).toBe(200);
    }).toPass();
    await page.goto('/markets/stock.REPLAY');
    await expect(page.getByRole('heading', { name: 'REPLAY', level: 1 })).toBeVisible();
    await expect(page.getByLabel(/^Price of REPLAY/)).toBeVisible();
    await page
      .getByRole('radio', { name: 'Table' })
      .or(page.getByRole('button', { name: 'Table' }))
      .click();
    const newest = page
      .getByRole('table', { name: 'Prices' })
      .or(page.getByLabel('Prices'))
      .getByRole('row')
      .nth(1);
    await expect(newest).toHaveText(/200[45]/);
    const seen = (await newest.textContent()) ?? '';
    await expect(newest).not.toHaveText(seen);
    const { code, output } = await replayed;
    expect(output).toContain('240');
    expect(code).toBe(0);
  });
});

test.describe('somebody follows the World Cup', () => {
  test('a goal of a real match appears on the scoreboard and in its timeline', async ({ signIn }) => {
    const { page } = await signIn('alan');
    await page.goto('/sports');
    await expect(page.getByText('Replayed').first()).toBeVisible();
    const inPlay = page.getByRole('region', { name: 'In play' }).getByRole('link');
    await expect(inPlay.first()).toBeVisible();

    // "Mexico 1, South Korea 0, Second half, 66′": wait until the goals of some match have grown.
    const goals = async (): Promise<Map<string, number>> => {
      const scores = new Map<string, number>();
      for (const link of await inPlay.all()) {
        const [, home, away] =
          /(\d+), .* (\d+), [^,]+,/.exec((await link.getAttribute('aria-label')) ?? '') ?? [];
        const href = await link.getAttribute('href');
        if (href !== null && home !== undefined) scores.set(href, Number(home) + Number(away));
      }
      return scores;
    };
    const before = await goals();
    let scored: string | undefined;
    await expect(async () => {
      const now = await goals();
      scored = [...now.keys()].find((href) => (now.get(href) ?? 0) > (before.get(href) ?? 0));
      expect(scored).toBeDefined();
    }).toPass({ timeout: 45_000 });

    await page.goto(scored ?? '');
    const timeline = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
    await expect(timeline.filter({ hasText: /Goal for|Penalty scored for|Own goal/ }).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: / to \d/ })).toBeVisible();
  });
});
