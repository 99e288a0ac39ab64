import type { Page } from '@playwright/test';
import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

// So much is said in it that a busy machine takes its time.
test.describe.configure({ timeout: 120_000 });

const many = (count: number, words: string) =>
  Array.from({ length: count }, (_, at) => `${words} ${at + 1} of many`);

const copyLink = async (page: Page, text: string): Promise<string> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await (await room.menuOf(page, text)).getByRole('menuitem', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
};

test.describe('a link to a message', () => {
  test('leads another person to it, however much was said since, and back to the present', async ({
    signIn,
  }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Long ago');
    await room.say(ada.page, 'The very first word');
    await room.hasOnce(ada.page, 'The very first word');
    const link = await copyLink(ada.page, 'The very first word');
    await room.sayMany(ada.page, many(110, 'Line'));
    await room.say(ada.page, 'The newest word');
    await room.hasOnce(ada.page, 'The newest word');

    await room.join(grace.page, 'Long ago');
    await room.hasOnce(grace.page, 'The newest word');
    const first = room.saying(grace.page, 'The very first word');
    const log = room.inRoom(grace.page);
    for (let opening = 1; opening <= 2; opening += 1) {
      await grace.page.goto(link);
      await expect(first).toBeInViewport();
      await expect(grace.page.getByRole('button', { name: /^Jump to (present|latest)/ })).toBeVisible();
      await expect(room.saying(grace.page, 'The newest word')).toHaveCount(0);
    }

    // Reading on from there leads to the present without a gap.
    await log.focus();
    await expect(async () => {
      await log.press('End');
      await expect(room.saying(grace.page, 'The newest word')).toBeInViewport({ timeout: 500 });
    }).toPass();
    await expect(grace.page.getByRole('button', { name: /^Jump to/ })).toHaveCount(0);

    // What is said meanwhile is counted, and the way back is one step.
    await grace.page.goto(link);
    await expect(first).toBeInViewport();
    await room.say(ada.page, 'And the very last');
    await grace.page.getByRole('button', { name: /1 new message$/ }).click();
    await expect(room.saying(grace.page, 'And the very last')).toBeInViewport();
    await expect(grace.page).not.toHaveURL(/message=/);
  });

  test('in a message leads there in the same window, as often as one likes', async ({ signIn }) => {
    const { page } = await signIn('ada');
    await room.create(page, 'Cross references');
    await room.say(page, 'What it is all about');
    await room.hasOnce(page, 'What it is all about');
    const link = await copyLink(page, 'What it is all about');
    await room.sayMany(page, many(60, 'Aside'));
    await room.say(page, `See ${link}`);
    const reference = page.getByRole('link', { name: 'Message in Cross references' });
    for (let time = 1; time <= 2; time += 1) {
      await reference.click();
      await expect(room.saying(page, 'What it is all about')).toBeInViewport();
      await page.getByRole('button', { name: /^Jump to (present|latest)/ }).click();
      await expect(reference).toBeInViewport();
    }
  });

  test('to a message that is not in the room says so, and the room is there', async ({ signIn }) => {
    const { page } = await signIn('ada');
    await page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Lobby' })).toBeVisible();
    await page.goto(`${page.url()}?message=01990000-0000-7000-8000-000000000000`);
    await expect(page.getByText('That message is not in this room.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Message Lobby' })).toBeVisible();
  });
});

test.describe('who comes back to a room', () => {
  test('finds a line where they left off, also when it is far above', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'While away');
    await room.join(grace.page, 'While away');
    await room.say(ada.page, 'Read before leaving');
    await expect(room.saying(grace.page, 'Read before leaving')).toBeInViewport();
    const list = grace.page.getByRole('navigation', { name: 'Your rooms' });
    await list.getByRole('link', { name: /Lobby/ }).click();
    await expect(grace.page.getByRole('heading', { level: 1, name: 'Lobby' })).toBeVisible();
    await room.sayMany(ada.page, many(70, 'Missed'));
    await expect(list.getByRole('link', { name: /While away.*70/ })).toBeVisible();

    await list.getByRole('link', { name: /While away/ }).click();
    await grace.page.getByRole('button', { name: 'Jump to 70 unread messages' }).click();
    await expect(grace.page.getByRole('button', { name: 'New', exact: true })).toBeInViewport();
    await expect(room.saying(grace.page, 'Read before leaving')).toBeInViewport();
    await expect(grace.page.getByRole('button', { name: 'Jump to 70 unread messages' })).toHaveCount(0);
  });

  test('jumps to a day of the room', async ({ signIn }) => {
    const { page } = await signIn('ada');
    await room.create(page, 'Day by day');
    await room.say(page, 'The morning');
    await room.sayMany(page, many(60, 'Entry'));
    await expect(room.saying(page, 'Entry 60 of many')).toBeInViewport();
    await page.getByRole('button', { name: 'Room menu' }).click();
    await page.getByRole('menuitem', { name: 'Jump to date' }).click();
    await page.getByRole('dialog', { name: 'Jump to a date' }).getByRole('button', { name: 'Jump' }).click();
    await expect(room.saying(page, 'The morning')).toBeInViewport();
    // Another day is chosen where a day begins, too.
    await page.getByRole('button', { name: 'Today' }).click();
    await expect(page.getByRole('dialog', { name: 'Jump to a date' }).getByLabel('Date')).toBeFocused();
  });
});
