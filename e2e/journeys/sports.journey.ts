import { expect, type Service, test } from '../people.ts';

const score = { competition: 'Harbour Cup', round: 'Final', ground: 'Quay', kickOff: 1_000 };
const match = (state: object) => ({
  type: 'match',
  match: {
    ...{ ...score, home: 'Gulls', away: 'Terns', status: 'first_half', minute: 20, addedMinute: 0 },
    ...{ score: [0, 0], periods: {}, time: Date.now(), provenance: 'replayed', ...state },
  },
});
const told = (data: object) => ({
  type: 'timeline',
  data: { minute: 20, addedMinute: 0, score: [0, 0], ...data },
});

/** A match that the service tells, as a source would. */
async function tell({ request }: Service, id: string, events: object[]): Promise<void> {
  const about = { id, kind: 'match', title: 'Gulls v Terns', provenance: 'replayed' };
  const made = await request.post('/v1/feeds', { data: about });
  expect([201, 409]).toContain(made.status());
  const published = await request.post(`/v1/feeds/${id}/events`, { data: { events } });
  expect(published.status(), await published.text()).toBe(201);
}

test.describe('somebody follows a tournament', () => {
  test('a goal that is cancelled stays, struck through with its reason, beside cards and changes', async ({
    signIn,
    service,
  }) => {
    const id = 'match.harbour-review';
    const player = (name: string, number: number) => ({ name, number, position: 'Forward' });
    await tell(service, id, [
      told({
        kind: 'match.line_up',
        side: 'home',
        formation: '4-3-3',
        starting: [player('Ana Kok', 9)],
        bench: [player('Bo Lund', 12)],
        minute: 0,
      }),
      told({ kind: 'match.started', minute: 1 }),
      told({
        kind: 'match.goal',
        side: 'home',
        scorer: 'Ana Kok',
        penalty: false,
        ownGoal: false,
        goalId: 'g1',
        score: [1, 0],
      }),
      match({ score: [1, 0] }),
    ]);
    const { page } = await signIn('ada');
    await page.goto(`/sports/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Gulls 1 to 0 Terns' })).toBeVisible();
    const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
    const goal = timeline.getByText('Ana Kok', { exact: true });
    await expect(goal).not.toHaveCSS('text-decoration-line', 'line-through');
    await tell(service, id, [
      told({ kind: 'match.review', about: 'goal', outcome: 'overturned', reason: 'Handball', side: 'home' }),
      told({
        kind: 'match.goal_cancelled',
        goalId: 'g1',
        side: 'home',
        scorer: 'Ana Kok',
        reason: 'Handball',
      }),
      told({ kind: 'match.card', side: 'away', player: 'Cy Moss', card: 'second_yellow', minute: 25 }),
      told({ kind: 'match.substitution', side: 'home', on: 'Bo Lund', off: 'Ana Kok', minute: 30 }),
      match({ minute: 30 }),
    ]);
    await expect(goal.first()).toHaveCSS('text-decoration-line', 'line-through');
    await expect(timeline.getByText('Did not count: Handball')).toBeVisible();
    await expect(timeline.getByText('Video review: goal overturned · Handball')).toBeVisible();
    await expect(timeline.getByText('Second yellow card, sent off')).toBeVisible();
    await expect(timeline.getByRole('listitem').filter({ hasText: 'Bo Lund' })).toContainText(
      /On: .*Bo Lund.*Off: .*Ana Kok/,
    );
    await expect(page.getByRole('heading', { level: 1, name: 'Gulls 0 to 0 Terns' })).toBeVisible();
    const lineUp = page.getByRole('region', { name: 'Line-ups' });
    await expect(lineUp.getByRole('list', { name: 'Gulls, starting' })).toContainText('Ana Kok');
  });

  test('a favourite comes first, on every device, and the cup has its tables and its bracket', async ({
    signIn,
  }) => {
    const { page, context } = await signIn('grace');
    await page.goto('/sports?view=tables');
    const star = page.getByRole('button', { name: 'Favourite: Japan', exact: true });
    await star.click();
    await expect(star).toHaveAttribute('aria-pressed', 'true');
    const tables = page.getByRole('region', { name: 'Tables of World Cup 2026' }).getByRole('table');
    await expect(tables.first()).toContainText('Japan');
    const other = await context.newPage();
    await other.goto('/sports?view=tables');
    await expect(other.getByRole('button', { name: 'Favourite: Japan', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await other.getByRole('button', { name: 'Bracket' }).click();
    const bracket = other.getByRole('region', { name: 'Bracket of World Cup 2026' });
    await expect(bracket.getByRole('heading', { name: 'Round of 32' })).toBeVisible();
    await expect(
      bracket.getByRole('region', { name: 'Final', exact: true }).getByRole('link').first(),
    ).toBeVisible();
    await other.getByRole('button', { name: 'Matches' }).click();
    await expect(other.getByRole('region', { name: 'In play' })).toBeVisible();
  });

  test('scores are held back until they are revealed, by keyboard, on the scoreboard, in the match and in the tables', async ({
    signIn,
    service,
  }) => {
    const id = 'match.harbour-held';
    await tell(service, id, [
      told({
        kind: 'match.goal',
        side: 'away',
        scorer: 'Di Rook',
        penalty: false,
        ownGoal: false,
        score: [0, 1],
      }),
      match({ home: 'Puffins', away: 'Skuas', score: [0, 1], competition: 'Held Cup', group: 'Group H' }),
    ]);
    const { page } = await signIn('katherine');
    await page.goto('/sports');
    await page.getByRole('button', { name: /^Spoilers/ }).click();
    await page.getByRole('menuitemradio', { name: 'Until I reveal a match' }).click();
    await expect(page.getByText('Scores are held back until you reveal them.').first()).toBeVisible();
    await expect(
      page.getByRole('link', { name: /^Puffins against Skuas, in play, score held back/ }),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: /^Puffins 0/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Tables' }).click();
    await expect(page.getByText(/held back .* left out of the tables/).first()).toBeVisible();

    await page.goto(`/sports/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: /Puffins v Skuas/ })).toBeVisible();
    await expect(page.getByText('What happened is held back with the score.')).toBeVisible();
    await expect(page.getByText('Di Rook')).toHaveCount(0);
    await page.getByRole('button', { name: 'Reveal the score', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Puffins 0 to 1 Skuas' })).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Timeline', exact: true }).getByText('Di Rook'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Hold it back again' }).click();
    // What was read aloud when it was revealed has been heard.
    await expect(page.getByRole('main').getByText('Di Rook')).toHaveCount(0);
  });
});
