import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test('by keyboard alone: the palette leads to rooms and symbols, and what was looked at last comes first', async ({
  signIn,
}) => {
  const { page } = await signIn('katherine');
  await room.create(page, 'Orrery workshop');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const field = palette.getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.type('bitc');
  await expect(palette.getByRole('option', { name: /^Bitcoin/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/markets\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('option').first()).toHaveText(/Bitcoin/);
  await expect(palette.getByRole('option').nth(1)).toHaveText(/Orrery workshop/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Orrery workshop' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('keyboard sh');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Next unread room')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('zeppelins over the bay');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=zeppelins/);
});

test('keys lead from room to room, to what is unread, and mark it read', async ({ signIn }) => {
  const ada = await signIn('ada');
  await room.create(ada.page, 'Semaphore hill');
  const grace = await signIn('grace');
  await room.join(grace.page, 'Semaphore hill');
  await grace.page.goto('/rooms');
  await room.say(ada.page, 'The flags are up');
  const entry = grace.page
    .getByRole('navigation', { name: 'Your rooms' })
    .getByRole('link', { name: /Semaphore hill/ });
  await expect(entry).toContainText('1 unread');

  // The list is by activity: what was said just now is on top.
  await grace.page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(grace.page.getByRole('heading', { level: 1, name: 'Semaphore hill' })).toBeVisible();
  await expect(entry).not.toContainText('unread');
  await grace.page.keyboard.press('Alt+ArrowDown');
  await expect(grace.page.getByRole('heading', { level: 1, name: 'Semaphore hill' })).toHaveCount(0);
  await grace.page.keyboard.press('Alt+ArrowUp');
  await expect(grace.page.getByRole('heading', { level: 1, name: 'Semaphore hill' })).toBeVisible();

  // Whatever else waited for her is read first, so that what is unread after it is what is said next.
  const nothingUnread = grace.page.getByRole('link', { name: 'Rooms', exact: true });
  await grace.page.keyboard.press('Shift+Escape');
  await expect(nothingUnread).toBeVisible();
  await grace.page.getByRole('log', { name: 'Messages' }).focus();
  await grace.page.keyboard.press('/');
  await grace.page.waitForURL('/search');
  await room.say(ada.page, 'The flags are down');
  await expect(grace.page.getByRole('link', { name: 'Rooms 1 unread' })).toBeVisible();
  await grace.page.keyboard.press('Shift+Escape');
  await expect(nothingUnread).toBeVisible();
});

test('the arrow up in an empty field changes what was said last, and single keys rest while one types', async ({
  signIn,
}) => {
  const { page } = await signIn('alan');
  await room.create(page, 'Typesetters');
  await room.say(page, 'Teh last word');
  await room.hasOnce(page, 'Teh last word');
  const field = page.getByRole('textbox', { name: 'Message Typesetters' });
  await field.press('ArrowUp');
  const dialog = page.getByRole('dialog', { name: 'Edit message' });
  await dialog.getByRole('textbox').fill('The last word');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await room.hasOnce(page, 'The last word');

  await field.fill('');
  await field.press('?');
  await expect(field).toHaveValue('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('log', { name: 'Messages' }).focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('switch', { name: 'Shortcuts of a single key' }).click();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.getByRole('log', { name: 'Messages' }).focus();
  await page.keyboard.press('?');
  await page.keyboard.press('c');
  await expect(field).not.toBeFocused();
  await expect(sheet).toHaveCount(0);
});
