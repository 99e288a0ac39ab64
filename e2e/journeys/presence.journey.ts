import type { Page } from '@playwright/test';
import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

const here = (page: Page, count: number) =>
  expect(page.getByText(`${count} here`, { exact: true })).toBeVisible({ timeout: 30_000 });

/** The count is on no page that is not connected: it would be of before. */
const nobodyKnown = (page: Page) => expect(page.getByText(/^\d+ here$/)).toBeHidden({ timeout: 30_000 });

const member = (page: Page, name: string) =>
  page.getByRole('complementary', { name: 'Members' }).getByRole('listitem').filter({ hasText: name });

test.describe('who is here', () => {
  // People who leave may come back for five seconds, and a page may wait for the longest step of the backoff.
  test.describe.configure({ timeout: 150_000 });

  test('two people see each other come and go, and two tabs are one person', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Lighthouse');
    await here(ada.page, 1);
    await room.join(grace.page, 'Lighthouse');
    await here(ada.page, 2);
    await here(grace.page, 2);

    await ada.page.getByRole('button', { name: '2 members' }).click();
    await expect(ada.page.getByText('2 of 2 here now')).toBeVisible();
    await expect(member(ada.page, grace.name)).toContainText('here now');

    const second = await grace.context.newPage();
    await second.goto(grace.page.url());
    await here(second, 2);
    await here(ada.page, 2);
    // Somebody who comes after the tab was closed and goes again is told of later than Grace would be, if she were taken for gone.
    await grace.page.close();
    const alan = await signIn('alan');
    await room.join(alan.page, 'Lighthouse');
    await here(ada.page, 3);
    await alan.context.close();
    await here(ada.page, 2);
    await expect(member(ada.page, grace.name)).toContainText('here now');
    await expect(member(ada.page, alan.name)).not.toContainText('here now');
    await second.close();
    await here(ada.page, 1);
    await expect(ada.page.getByText('1 of 3 here now')).toBeVisible();
    await expect(member(ada.page, grace.name)).not.toContainText('here now');
    await expect(member(ada.page, ada.name)).toContainText('here now');
  });

  test('killed with -9, the gateway leaves no ghost of who went meanwhile', async ({ signIn, stack }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Fog horn');
    await room.join(grace.page, 'Fog horn');
    await here(ada.page, 2);
    await stack.killGateway();
    await nobodyKnown(ada.page);
    await grace.context.close();
    await stack.startGateway();
    await here(ada.page, 1);
    await room.say(ada.page, 'alone again');
    await room.hasOnce(ada.page, 'alone again');
    await here(ada.page, 1);
  });

  test('others see that somebody types until they have spoken', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Typewriters');
    await room.join(grace.page, 'Typewriters');
    const field = grace.page.getByRole('textbox', { name: 'Message Typewriters' });
    await field.pressSequentially('clack');
    await expect(ada.page.getByText('Grace is typing…')).toBeVisible();
    await expect(grace.page.getByText('Grace is typing…')).toHaveCount(0);
    await field.press('Enter');
    await room.hasOnce(ada.page, 'clack');
    await expect(ada.page.getByText('Grace is typing…')).toHaveCount(0);
  });

  test('what is read in one tab is read in the other', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Bookmarks');
    await room.join(grace.page, 'Bookmarks');
    const address = grace.page.url();
    await room.create(grace.page, 'Somewhere quiet');
    const second = await grace.context.newPage();
    await second.goto(grace.page.url());
    for (const text of ['first', 'second']) await room.say(ada.page, text);
    const entry = (page: Page) =>
      page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Bookmarks/ });
    for (const page of [grace.page, second]) await expect(entry(page)).toHaveAccessibleName(/2 unread/);
    await second.goto(address);
    await room.hasOnce(second, 'second');
    await expect(entry(grace.page)).not.toHaveAccessibleName(/unread/);
  });
});
