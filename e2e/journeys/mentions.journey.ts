import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test('somebody is called by name with the keys alone, and sees where, until it is read', async ({
  signIn,
}) => {
  const ada = await signIn('ada');
  await room.create(ada.page, 'Signal house');
  const grace = await signIn('grace');
  await room.join(grace.page, 'Signal house');
  await grace.page.goto('/search');

  const field = ada.page.getByRole('textbox', { name: 'Message Signal house' });
  await field.pressSequentially('Look, @gra');
  const option = ada.page.getByRole('option', { name: /Grace/ });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await field.press('Enter');
  await expect(field).toHaveValue('Look, @grace ');
  await expect(ada.page.getByRole('listbox')).toHaveCount(0);
  await field.pressSequentially('and @nobodyatall too');
  await expect(ada.page.getByText('@nobodyatall is nobody in this room')).toBeVisible();
  await field.fill('Look, @grace');
  await field.press('Escape');
  await field.press('Enter');
  await room.hasOnce(ada.page, 'Look, @grace');
  await expect(ada.page.locator('[data-mention=grace]')).toHaveAttribute('title', 'Grace');

  await expect(grace.page).toHaveTitle(/^\(@1 /);
  await grace.page.goto('/rooms');
  const entry = grace.page
    .getByRole('navigation', { name: 'Your rooms' })
    .getByRole('link', { name: /Signal house/ });
  await expect(entry).toContainText('1 mention');
  await entry.click();
  await expect(room.saying(grace.page, 'Look, @grace').locator('[data-mention=grace]')).toBeVisible();
  await expect(entry).not.toContainText('mention');
  await expect(grace.page).not.toHaveTitle(/@/);
});

test('@here calls everybody, and a list of names is shut by Escape', async ({ signIn }) => {
  const ada = await signIn('ada');
  await room.create(ada.page, 'Fog bell');
  const alan = await signIn('alan');
  await room.join(alan.page, 'Fog bell');
  await alan.page.goto('/rooms');
  const field = ada.page.getByRole('textbox', { name: 'Message Fog bell' });
  await field.pressSequentially('@');
  await expect(ada.page.getByRole('option')).toHaveText([/Alan/, /Everybody/]);
  await field.press('Escape');
  await expect(ada.page.getByRole('listbox')).toHaveCount(0);
  await field.press('h');
  await expect(ada.page.getByRole('listbox')).toHaveCount(0);
  await field.fill('@here, the bell rings');
  await field.press('Escape');
  await field.press('Enter');
  await room.hasOnce(ada.page, '@here, the bell rings');
  await expect(
    alan.page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Fog bell/ }),
  ).toContainText('1 mention');
});
