import type { Page } from '@playwright/test';
import { expect, type Person, type Service, test } from '../people.ts';
import { room } from '../rooms.ts';

async function add({ request }: Service, feed: { id: string; kind: string; title: string }): Promise<void> {
  const about = { currency: feed.kind === 'quote' ? 'USD' : null, provenance: 'live', ...feed };
  const made = await request.post('/v1/feeds', { data: about });
  expect(made.status(), await made.text()).toBe(201);
}

async function publish({ request }: Service, feedId: string, event: object): Promise<void> {
  const said = await request.post(`/v1/feeds/${feedId}/events`, { data: { events: [event] } });
  expect(said.status(), await said.text()).toBe(201);
}

const price = (last: number) => ({
  type: 'quote',
  quote: { last, time: Date.now(), provenance: 'live' },
});

const score = (goals: number) => ({
  type: 'match',
  match: {
    ...{
      competition: 'Tern Cup',
      round: 'Final',
      ground: 'Quay',
      kickOff: 1_000,
      home: 'Auks',
      away: 'Loons',
    },
    ...{ status: 'first_half', minute: 9, addedMinute: 0, score: [goals, 0], periods: {} },
    ...{ time: Date.now(), provenance: 'live' },
  },
});

/** A public room that the first of them keeps and the others are in. */
async function meet([keeper, ...others]: readonly [Person, ...Person[]], name: string): Promise<void> {
  await room.create(keeper.page, name);
  for (const { page } of others) await room.join(page, name);
}

const holdScores = (page: Page, holdBack: 'until_revealed' | 'off'): Promise<void> =>
  page.evaluate(async (wanted) => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ holdBack: wanted });
    const answer = await fetch('/v1/users/me/score-hold', { method: 'PUT', headers, body });
    if (!answer.ok) throw new Error(await answer.text());
  }, holdBack);

/** Does it, and waits until the server has said yes. */
async function answered(page: Page, method: string, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === method && /\/feeds\/|\/rooms\//.test(response.url()),
  );
  await act();
  expect((await answer).ok()).toBe(true);
}

const cards = (page: Page) => room.inRoom(page).getByRole('article', { name: /^Live feed/ });
const listed = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: new RegExp(name) });

test.describe('a room follows a price', () => {
  test('one card shows the latest to everybody, can be pinned, and tells only what was asked for', async ({
    signIn,
    service,
  }) => {
    const feedId = 'stock.PIER';
    await add(service, { id: feedId, kind: 'quote', title: 'Pier Company' });
    await publish(service, feedId, price(100));
    const ada = await signIn('ada');
    const grace = await signIn('grace');
    await meet([ada, grace], 'Pier prices');

    await room.say(ada.page, '/feed add PIER when ±2%');
    for (const { page } of [ada, grace]) {
      await expect(cards(page)).toHaveCount(1);
      await expect(cards(page).getByText('100.00')).toBeVisible();
    }
    await publish(service, feedId, price(101));
    for (const { page } of [ada, grace]) {
      await expect(cards(page).getByText('101.00')).toBeVisible();
      await expect(cards(page)).toHaveCount(1);
    }

    // Two moves within a minute, with nothing said in between, are one message.
    await publish(service, feedId, price(104));
    const news = room.inRoom(grace.page).getByText('PIER moved by 2% within 1 hour: 104.00');
    await expect(news).toBeVisible();
    await expect(cards(grace.page)).toHaveCount(2);
    await publish(service, feedId, price(108));
    await expect(room.inRoom(grace.page).getByText('PIER moved by 2% within 1 hour: 108.00')).toBeVisible();
    await expect(cards(grace.page)).toHaveCount(2);

    await cards(ada.page).first().hover();
    await cards(ada.page)
      .first()
      .getByRole('button', { name: /^What to do with the message/ })
      .click();
    await expect(ada.page.getByRole('menuitem', { name: 'Edit message' })).toHaveCount(0);
    await ada.page.getByRole('menuitem', { name: 'Pin message' }).click();
    await grace.page.getByRole('button', { name: 'Room menu' }).click();
    await grace.page.getByRole('menuitem', { name: 'Pinned messages' }).click();
    const pinned = grace.page.getByRole('article', { name: 'Pinned message by Live feed' });
    await expect(pinned.getByText('108.00')).toBeVisible();
  });

  test('what it tells is unread only when the room asks for that, and not to who mutes it', async ({
    signIn,
    service,
  }) => {
    const feedId = 'stock.MOLE';
    await add(service, { id: feedId, kind: 'quote', title: 'Mole Works' });
    await publish(service, feedId, price(100));
    const ada = await signIn('ada');
    const grace = await signIn('grace');
    await meet([ada, grace], 'Mole moves');
    await room.say(ada.page, '/feed add MOLE when ±2%');
    await expect(cards(ada.page)).toHaveCount(1);
    await expect(cards(grace.page)).toHaveCount(1);
    await grace.page.goto('/rooms/directory');
    const row = listed(grace.page, 'Mole moves');

    await publish(service, feedId, price(103));
    await expect(row.getByText('MOLE moved by 2% within 1 hour: 103.00')).toBeVisible();
    await expect(row.getByText(/unread/)).toHaveCount(0);

    await room.say(ada.page, '/feed list');
    const dialog = ada.page.getByRole('dialog', { name: 'Live feeds' });
    await answered(ada.page, 'PUT', () => dialog.getByLabel('Counts as unread').check());
    await ada.page.keyboard.press('Escape');
    await publish(service, feedId, price(107));
    await expect(row.getByText('1 unread')).toBeVisible();

    await row.click();
    await grace.page.getByRole('button', { name: 'Room menu' }).click();
    await grace.page.getByRole('menuitem', { name: 'Live feeds' }).click();
    const mute = grace.page.getByLabel(/^Mute for me/);
    await answered(grace.page, 'PATCH', () => mute.check());
    await expect(mute).toBeChecked();
    await grace.page.goto('/rooms/directory');
    await room.say(ada.page, 'What a day');
    await expect(row.getByText('1 unread')).toBeVisible();
    await publish(service, feedId, price(112));
    await expect(row.getByText('MOLE moved by 2% within 1 hour: 112.00')).toBeVisible();
    await expect(row.getByText('1 unread')).toBeVisible();

    await room.say(ada.page, '/feed remove MOLE');
    await room.say(ada.page, '/feed list');
    await expect(dialog.getByText('This room has none yet.')).toBeVisible();
  });
});

test.describe('a room follows a match', () => {
  test('a goal is told at once, and not to who holds scores back until they ask', async ({
    signIn,
    service,
  }) => {
    const feedId = 'match.tern-cup-final';
    await add(service, { id: feedId, kind: 'match', title: 'Auks v Loons' });
    await publish(service, feedId, score(0));
    const alan = await signIn('alan');
    const katherine = await signIn('katherine');
    await meet([alan, katherine], 'Tern Cup talk');
    await holdScores(katherine.page, 'until_revealed');
    await room.say(alan.page, '/feed add Auks v Loons when goal');
    await expect(cards(alan.page).getByText('0 – 0')).toBeVisible();
    await expect(cards(katherine.page).getByText('– – –')).toBeVisible();

    await publish(service, feedId, score(1));
    await expect(cards(alan.page).getByText('1 – 0')).toBeVisible();
    await expect(room.inRoom(alan.page).getByText('Auks 1–0 Loons')).toBeVisible();
    const words = 'News of a match, held back with its score';
    await expect(room.inRoom(katherine.page).getByText(words)).toBeVisible();
    await expect(listed(katherine.page, 'Tern Cup talk').getByText(words)).toBeVisible();
    await expect(katherine.page.getByText('Auks 1–0 Loons')).toHaveCount(0);

    await room.inRoom(katherine.page).getByRole('button', { name: 'Show', exact: true }).click();
    await expect(room.inRoom(katherine.page).getByText('Auks 1–0 Loons')).toBeVisible();
    await expect(cards(katherine.page).getByText('1 – 0')).toBeVisible();
    await holdScores(katherine.page, 'off');
  });
});
