import type { BrowserContext, Page } from '@playwright/test';
import { Complaints, faultsOf } from '../faults.ts';
import { expect, test as people } from '../people.ts';
import { room } from '../rooms.ts';

const sizes = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;

type Visit = { page: Page; complaints: Complaints };
type Visiting = {
  /** A page of the given size, of somebody signed in or of a stranger. */
  visit(size: keyof typeof sizes, who: 'ada' | 'a stranger'): Promise<Visit>;
};

/** The sign-in of this worker's installation, done once: signing in has journeys of its own. */
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;

const test = people.extend<Visiting>({
  visit: async ({ browser, baseURL, signIn }, use) => {
    const visits: { context: BrowserContext; complaints: Complaints }[] = [];
    await use(async (size, who) => {
      signedIn ??= await (await signIn('ada')).context.storageState();
      const context = await browser.newContext({
        ...sizes[size],
        ...(baseURL === undefined ? {} : { baseURL }),
        ...(who === 'ada' ? { storageState: signedIn } : {}),
      });
      const complaints = await Complaints.in(context);
      visits.push({ context, complaints });
      return { page: await context.newPage(), complaints };
    });
    for (const { context, complaints } of visits) {
      await context.close();
      expect(complaints.unexpected).toEqual([]);
    }
  },
});

const hasNoFaults = async (page: Page, where: string): Promise<void> =>
  expect(await faultsOf(page), where).toEqual([]);

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

// What is found is told in words; recording every frame of it would take longer than finding it.
test.use({ trace: 'off' });
// Each is a matter of seconds; the limit is for a machine that is busy with something else.
test.describe.configure({ timeout: 120_000 });

for (const size of ['desktop', 'phone'] as const) {
  test.describe(`on a ${size}, light and dark, nothing is in anybody's way`, () => {
    test('before signing in', async ({ visit }) => {
      const { page, complaints } = await visit(size, 'a stranger');
      await page.goto('/');
      await expect(heading(page, /./)).toBeVisible();
      await hasNoFaults(page, 'landing');
      await page.goto('/sign-in');
      await expect(page.getByLabel('Username or email')).toBeVisible();
      await hasNoFaults(page, 'sign-in');
      await page.goto('/sign-up');
      await page.getByRole('button', { name: 'Create account' }).click();
      await expect(page.getByText('At least 10 characters')).toBeVisible();
      await hasNoFaults(page, 'sign-up, refused');
      complaints.expect(/status of 404/);
      await page.goto('/nothing/here');
      await expect(heading(page, 'There is nothing at this address')).toBeVisible();
      await hasNoFaults(page, 'not found');
    });

    test('in the reference of the API', async ({ visit }) => {
      const { page, complaints } = await visit(size, 'a stranger');
      complaints.expect(/status of 401/);
      await page.goto('/docs');
      await expect(heading(page, 'Tidewire REST API')).toBeVisible();
      await hasNoFaults(page, 'reference');
      await page.goto('/docs/feeds');
      await page.getByRole('button', { name: 'Try it: List feeds' }).click();
      const form = page.getByRole('form', { name: 'Try: List feeds' });
      await form.getByRole('button', { name: 'Send GET' }).click();
      await expect(form.getByText(/^401/)).toBeVisible();
      await form.getByRole('button', { name: 'An API key' }).click();
      await expect(form.getByLabel('API key', { exact: true })).toBeVisible();
      await hasNoFaults(page, 'reference, tried');
      if (size === 'phone') {
        await page.getByRole('button', { name: 'Open contents' }).click();
        await expect(page.getByLabel('Find an operation')).toBeVisible();
        await hasNoFaults(page, 'reference, contents');
      }
    });

    test('among the rooms', async ({ visit }) => {
      const { page } = await visit(size, 'ada');
      await page.goto('/rooms/directory');
      await expect(page.getByRole('link', { name: 'Open Lobby' })).toBeVisible();
      await hasNoFaults(page, 'directory');
      await page.goto('/rooms');
      await expect(
        page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }),
      ).toBeVisible();
      await hasNoFaults(page, 'rooms');
      await page.goto('/rooms/threads');
      await expect(heading(page, 'Threads')).toBeVisible();
      await hasNoFaults(page, 'threads');
      await page.goto('/rooms/following');
      await expect(heading(page, 'Following')).toBeVisible();
      await expect(page.getByText('You follow nobody yet')).toBeVisible();
      await hasNoFaults(page, 'following, nobody yet');
      await page.goto('/rooms');
      await page.getByRole('button', { name: 'Create a room' }).click();
      await expect(page.getByRole('dialog', { name: 'Create a room' })).toBeVisible();
      await hasNoFaults(page, 'a new room');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'New direct message' }).click();
      await expect(page.getByRole('dialog').getByRole('button', { name: /Grace/ })).toBeVisible();
      await hasNoFaults(page, 'a new direct message');
    });

    test('in a room', async ({ visit }) => {
      const { page, complaints } = await visit(size, 'ada');
      complaints.expect(/status of 404/);
      await page.goto('/rooms');
      await page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }).click();
      const said = `On the ${size}: **bold**, \`code\`, [a link](https://example.com/) and ~~struck~~`;
      await room.say(page, said);
      await room.hasOnce(page, `On the ${size}: bold`);
      await hasNoFaults(page, 'room');
      await page.getByRole('button', { name: /\d members?$/ }).click();
      await expect(page.getByRole('button', { name: 'Close members' })).toBeVisible();
      await expect(page.getByRole('listitem').filter({ hasText: 'Grace' })).toBeVisible();
      await hasNoFaults(page, 'members');
      await page.getByRole('button', { name: 'Close members' }).click();
      await page.getByRole('button', { name: 'Room menu' }).click();
      await expect(page.getByRole('menuitem', { name: 'Leave room' })).toBeVisible();
      await hasNoFaults(page, 'room menu');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menuitem', { name: 'Leave room' })).toHaveCount(0);
      await page.getByRole('button', { name: 'Room menu' }).click();
      await page.getByRole('menuitem', { name: 'Jump to date' }).click();
      await expect(page.getByLabel('Date', { exact: true })).toBeVisible();
      await hasNoFaults(page, 'jump to date');
      await page.keyboard.press('Escape');
      await expect(page.getByLabel('Date', { exact: true })).toHaveCount(0);
      await page.goto('/rooms');
      const kept = `Kept on a ${size}`;
      await room.create(page, kept);
      const pinned = `Pinned on a ${size}`;
      await room.say(page, pinned);
      await room.hasOnce(page, pinned);
      if (size === 'phone') await room.restFinger(page, pinned);
      else await room.menuOf(page, pinned);
      await page.getByRole('menuitem', { name: 'Pin message' }).click();
      await page.getByRole('button', { name: 'Room menu' }).click();
      await page.getByRole('menuitem', { name: 'Pinned messages' }).click();
      await expect(page.getByText('Pinned by Ada').first()).toBeVisible();
      await hasNoFaults(page, 'pinned messages');
      await page.getByRole('button', { name: 'Close pinned messages' }).click();
      await room.say(page, '/feed add GOOG when ±2%, above 99999');
      await expect(page.getByRole('article', { name: /^Live feed/ }).getByText('GOOG')).toBeVisible();
      await hasNoFaults(page, 'a live card');
      await page.getByRole('button', { name: 'Room menu' }).click();
      await page.getByRole('menuitem', { name: 'Live feeds' }).click();
      await page.getByLabel('Add a symbol or a match').fill('a');
      await expect(page.getByRole('dialog').getByRole('button', { name: /^Add / }).first()).toBeVisible();
      await hasNoFaults(page, 'live feeds of a room');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.getByRole('button', { name: 'Room menu' }).click();
      await page.getByRole('menuitem', { name: 'Room settings' }).click();
      await expect(page.getByLabel('Topic')).toBeVisible();
      await hasNoFaults(page, 'room settings');
      for (const [part, seen] of [
        ['Invites', 'There is none.'],
        ['Reports', 'Nothing is waiting.'],
        ['Kept out', 'Nobody is banned.'],
        ['History', 'Nothing was done yet.'],
      ] as const) {
        await page.getByRole('button', { name: part, exact: true }).click();
        await expect(page.getByText(seen)).toBeVisible();
        await hasNoFaults(page, `room settings, ${part}`);
      }
      await page.goto(`/invite/${'A'.repeat(22)}`);
      await expect(page.getByText('This invite does not work any more')).toBeVisible();
      await hasNoFaults(page, 'an invite that is over');
      await page.goto('/rooms');
      await page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }).click();

      const message = `On the ${size}: bold`;
      if (size === 'phone') await room.restFinger(page, message);
      else await room.menuOf(page, message);
      await hasNoFaults(page, 'message menu');
      await page.getByRole('menuitem', { name: 'React with heart' }).click();
      await expect(room.saying(page, message).getByRole('button', { name: '❤️, 1 person' })).toBeVisible();
      if (size === 'phone') await room.restFinger(page, message);
      else await room.menuOf(page, message);
      await page.getByRole('menuitem', { name: 'Reply in thread' }).click();
      const thread = page.getByRole(size === 'phone' ? 'dialog' : 'complementary', { name: 'Thread' });
      const answer = `In a thread on the ${size}`;
      await thread.getByRole('textbox').fill(answer);
      await thread.getByRole('textbox').press('Enter');
      await room.hasOnce(thread, answer);
      await hasNoFaults(page, 'thread');
      await thread.getByRole('button', { name: 'Close thread' }).click();
      await expect(thread).toHaveCount(0);
      await expect(room.saying(page, answer)).toBeVisible();
      await hasNoFaults(page, 'room with a thread');
    });

    test('at the emoji, the commands and the names', async ({ visit }) => {
      const { page } = await visit(size, 'ada');
      await page.goto('/rooms');
      await page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }).click();
      const field = page.getByRole('textbox', { name: 'Message Lobby' });
      await field.fill('/');
      await expect(page.getByRole('option').first()).toBeVisible();
      await hasNoFaults(page, 'commands');
      await field.fill('@');
      await expect(page.getByRole('option', { name: /Grace/ })).toBeVisible();
      await hasNoFaults(page, 'names');
      await field.fill(':turt');
      await expect(page.getByRole('option', { name: /turtle/ })).toBeVisible();
      await hasNoFaults(page, 'emoji');
      await field.fill('');
      const said = `To be looked at on a ${size}`;
      await room.say(page, said);
      await room.hasOnce(page, said);
      if (size === 'phone') await room.restFinger(page, said);
      else await room.menuOf(page, said);
      await page.getByRole('menuitem', { name: 'React with another emoji' }).click();
      const picker = page.getByRole('dialog', { name: 'Emoji' });
      await picker.getByRole('combobox').fill('rainb');
      await expect(picker.getByRole('gridcell', { name: 'rainbow', exact: true })).toBeVisible();
      // All of them, of the same kind as these few, would take a minute to look through.
      await expect(picker.getByRole('gridcell', { name: 'grinning face', exact: true })).toHaveCount(0);
      await hasNoFaults(page, 'emoji picker');
    });

    test('without a network, and on the way out', async ({ visit }) => {
      const { page } = await visit(size, 'ada');
      await page.goto('/rooms');
      await page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }).click();
      await page.getByRole('textbox', { name: 'Message Lobby' }).fill('Not sent yet');
      await page.goto('/rooms');
      await page.getByRole('button', { name: /^You/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      const question = page.getByRole('alertdialog', { name: 'Sign out and lose what was not sent?' });
      await expect(question).toBeVisible();
      await hasNoFaults(page, 'signing out');
      await question.getByRole('button', { name: 'Cancel' }).click();
      await expect(question).toHaveCount(0);
      await page.goto('/offline');
      await expect(heading(page, 'You are offline')).toBeVisible();
      await hasNoFaults(page, 'offline');
    });

    test('in the search', async ({ visit }) => {
      const { page, complaints } = await visit(size, 'ada');
      await page.goto('/search');
      await expect(heading(page, 'Search')).toBeVisible();
      await expect(page.getByRole('button', { name: 'In a room' })).toBeEnabled();
      await hasNoFaults(page, 'search');
      await page.getByRole('searchbox').fill('the');
      await expect(
        page.getByRole('region', { name: 'Lobby' }).first().getByRole('link').first(),
      ).toBeVisible();
      await hasNoFaults(page, 'search, found');
      complaints.expect(/status of 422/);
      await page.getByRole('searchbox').fill('before:soon');
      await expect(page.getByText('Write the date after before:')).toBeVisible();
      await hasNoFaults(page, 'search, not understood');
    });

    test('at the palette and the shortcuts', async ({ visit }) => {
      const { page } = await visit(size, 'ada');
      await page.goto('/rooms');
      await expect(
        page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }),
      ).toBeVisible();
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('option', { name: /^Lobby/ })).toBeVisible();
      await hasNoFaults(page, 'palette');
      await page.keyboard.type('lob');
      await expect(page.getByRole('option', { name: 'Search for “lob”' })).toBeVisible();
      await hasNoFaults(page, 'palette, typed into');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await hasNoFaults(page, 'shortcuts');
    });

    test('at the outbox', async ({ visit }) => {
      const { page } = await visit(size, 'ada');
      await page.goto('/outbox');
      await expect(page.getByText('Everything was sent')).toBeVisible();
      await hasNoFaults(page, 'outbox');
    });

    test('in the settings', async ({ visit }) => {
      const { page } = await visit(size, 'ada');
      await page.goto('/settings');
      await expect(page.getByRole('link', { name: 'Appearance' })).toBeVisible();
      await hasNoFaults(page, 'settings');
      for (const [part, seen] of [
        ['profile', page.getByLabel('New password')],
        ['appearance', page.getByRole('group', { name: 'Density' })],
        ['notifications', page.getByRole('group', { name: 'Tell me of Lobby' })],
        ['sessions', page.getByText('This one')],
        ['keys', page.getByText('You have none.')],
        ['account', page.getByRole('button', { name: 'Delete my account' })],
      ] as const) {
        await page.goto(`/settings/${part}`);
        await expect(seen).toBeVisible();
        await hasNoFaults(page, `settings, ${part}`);
      }
      await page.getByRole('button', { name: 'Delete my account' }).click();
      await expect(page.getByRole('dialog', { name: 'Delete your account?' })).toBeVisible();
      await hasNoFaults(page, 'settings, the question before the end');
    });

    test('on the markets', async ({ visit }) => {
      const { page } = await visit(size, 'ada');
      await page.goto('/markets');
      const row = page.getByRole('row', { name: /Bitcoin/ });
      await expect(row.getByText('Simulated')).toBeVisible();
      await expect(row.getByText('Now')).toBeVisible();
      await hasNoFaults(page, 'watchlist');
      await page.getByRole('button', { name: /^You/ }).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
      await hasNoFaults(page, 'profile menu');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Add symbols' }).click();
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Follow AAPL' })).toBeVisible();
      await hasNoFaults(page, 'add symbols');
      await page.keyboard.press('Escape');
      await page.goto('/markets/alerts');
      await expect(page.getByRole('heading', { name: 'Alerts', level: 1 })).toBeVisible();
      await hasNoFaults(page, 'alerts');
      await page.goto('/markets');
      await page
        .getByRole('row', { name: /Alphabet/ })
        .getByRole('link')
        .click();
      await expect(page.getByLabel('Price of GOOG. The table shows the same numbers.')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Chart' }).locator('canvas').first()).toBeVisible();
      await hasNoFaults(page, 'symbol, chart');
      await page.getByRole('button', { name: /^Alerts for GOOG/ }).click();
      await expect(page.getByRole('dialog').getByLabel('Price')).toBeVisible();
      await hasNoFaults(page, 'alerts of a symbol');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Table' }).click();
      await expect(page.getByRole('region', { name: 'Prices' }).getByRole('row').nth(1)).toBeVisible();
      await hasNoFaults(page, 'symbol, table');
    });

    test('at the sports, and where there is nothing', async ({ visit }) => {
      const { page, complaints } = await visit(size, 'ada');
      await page.goto('/sports');
      const match = page.getByRole('region', { name: 'Finished' }).getByRole('link').first();
      await expect(match).toBeVisible();
      await hasNoFaults(page, 'scoreboard');
      await page.getByRole('button', { name: 'Tables' }).click();
      await expect(page.getByRole('table').first()).toBeVisible();
      await hasNoFaults(page, 'group tables');
      await page.getByRole('button', { name: 'Bracket' }).click();
      await expect(page.getByRole('region', { name: 'Final', exact: true }).first()).toBeVisible();
      await hasNoFaults(page, 'bracket');
      await page.getByRole('button', { name: 'Matches' }).click();
      await page.getByRole('button', { name: /^Spoilers/ }).click();
      await expect(page.getByRole('menuitemradio', { name: '1 minute late' })).toBeVisible();
      await hasNoFaults(page, 'when to show scores');
      await page.keyboard.press('Escape');
      await match.click();
      await expect(
        page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first(),
      ).toBeVisible();
      await hasNoFaults(page, 'match');
      complaints.expect(/status of 404/);
      await page.goto('/sports/match.nothing');
      await expect(heading(page, 'There is no such match')).toBeVisible();
      await hasNoFaults(page, 'no such match');
      await page.goto('/rooms/018f0000-0000-7000-8000-000000000000');
      await expect(heading(page, 'There is no such room')).toBeVisible();
      await hasNoFaults(page, 'no such room');
    });

    test('while the gateway is away', async ({ visit, stack }) => {
      const { page, complaints } = await visit(size, 'ada');
      await page.goto('/markets');
      const row = page.getByRole('row', { name: /Bitcoin/ });
      await expect(row.getByText('Now')).toBeVisible();
      const bar = page.getByRole('region', { name: 'Connection' });
      complaints.expect(/WebSocket|ERR_CONNECTION|status of 50\d/);
      await stack.killGateway();
      try {
        await expect(bar).toBeVisible();
        await hasNoFaults(page, 'watchlist, cut off');
        await page.getByRole('link', { name: /^Rooms/ }).click();
        await page
          .getByRole('navigation', { name: 'Your rooms' })
          .getByRole('link', { name: /Lobby/ })
          .click();
        await room.say(page, `Away from the ${size}: \`code\` and [a link](https://example.com/)`);
        await expect(room.saying(page, `Away from the ${size}`)).toContainText('Waiting for the connection');
        await hasNoFaults(page, 'room, cut off');
      } finally {
        await stack.startGateway();
      }
    });
  });
}
