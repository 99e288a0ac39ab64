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

test.describe('somebody looks whether a number is of now', () => {
  test('a source that dies turns its rows stale by itself, and they live again with it', async ({
    signIn,
    service,
  }) => {
    test.slow();
    const runSimulator = async (enabled: boolean | null): Promise<void> => {
      const answer = await service.request.patch('/v1/sources/simulator?reason=To+see+it+die', {
        data: { enabled },
        headers: { 'if-match': '*' },
      });
      expect(answer.status()).toBe(200);
    };
    const { page } = await signIn('ada');
    await page.goto('/markets');
    const row = page.getByRole('row', { name: /Bitcoin/ });
    await expect(row.getByText('Now', { exact: true })).toBeVisible();
    try {
      await runSimulator(false);
      await expect(row.getByText(/^Stale \d\ds$/)).toBeVisible({ timeout: 40_000 });
      const age = (await row.getByText(/^Stale/).textContent()) ?? '';
      await expect(row.getByText(/^Stale/)).not.toHaveText(age);
      await expect(row.getByText('Simulated')).toBeVisible();
    } finally {
      await runSimulator(null);
    }
    await expect(row.getByText('Now', { exact: true })).toBeVisible({ timeout: 20_000 });
    await expect(row.getByText(/^Stale/)).toHaveCount(0);
  });

  test('what is delayed, replayed, halted, closed, on holiday or valued once a day says so in words', async ({
    signIn,
    service,
  }) => {
    const kinds = [
      { word: 'Delayed', id: 'stock.LATE', quote: { provenance: 'delayed', session: 'open' } },
      { word: 'Replayed', id: 'stock.PAST', quote: { provenance: 'replayed' } },
      { word: 'Halted', id: 'stock.HALT', quote: { provenance: 'live', session: 'halted' } },
      { word: 'Closed', id: 'stock.SHUT', quote: { provenance: 'live', session: 'closed' } },
      { word: 'Holiday', id: 'stock.FEAST', quote: { provenance: 'live', session: 'holiday' } },
      {
        word: 'NAV of 20 Nov',
        id: 'fund.VALUED',
        quote: { provenance: 'live', nav: { date: '2026-11-20', nextBy: Date.now() + 86_400_000 } },
      },
    ] as const;
    const { page } = await signIn('katherine');
    for (const { id, quote } of kinds) {
      const feed = { id, kind: 'quote', title: `${id} of the words`, currency: 'USD' };
      const made = await service.request.post('/v1/feeds', {
        data: { ...feed, provenance: quote.provenance },
      });
      expect(made.status()).toBe(201);
      const said = await service.request.post(`/v1/feeds/${id}/events`, {
        data: { events: [{ type: 'quote', quote: { last: 100, time: Date.now(), ...quote } }] },
      });
      expect(said.ok()).toBe(true);
      const watched = await page.request.put(`/v1/users/me/feeds/${id}`, {
        headers: { origin: new URL(page.url()).origin },
      });
      expect(watched.ok()).toBe(true);
    }
    await page.goto('/markets');
    for (const { id, word } of kinds) {
      const row = page.getByRole('row', { name: new RegExp(`${id} of the words`) });
      await expect(row.getByText(word, { exact: true }).first()).toBeVisible();
    }
  });

  test('the page of a stock counts down to the next session of its market', async ({ signIn }) => {
    const { page } = await signIn('grace');
    await page.goto('/markets/stock.GOOG');
    const status = page.getByText(
      /^(Pre-market, opens in|Open, closes in|After hours, ends in|Pre-market in) \d+:\d\d$/,
    );
    await expect(status).toBeVisible();
    const seen = (await status.textContent()) ?? '';
    await expect(status).not.toHaveText(seen);
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
