import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

const listOf = (page: import('@playwright/test').Page) =>
  page.getByRole('region', { name: 'Direct messages' });

test.describe('people who want to talk among themselves', () => {
  test('write to each other from a list of members, and both are in one room', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Where two met');
    await room.join(grace.page, 'Where two met');

    await ada.page.getByRole('button', { name: '2 members' }).click();
    await ada.page.getByRole('button', { name: 'What to do with Grace' }).click();
    await ada.page.getByRole('menuitem', { name: 'Message Grace' }).click();
    await expect(ada.page.getByRole('heading', { name: 'Grace', level: 1 })).toBeVisible();
    await room.say(ada.page, 'Between the two of us');

    const entry = listOf(grace.page).getByRole('link', { name: /Ada(?!,)/ });
    await expect(entry).toContainText('Between the two of us');
    await expect(entry).toContainText('Here now');
    await grace.page.getByRole('button', { name: '2 members' }).click();
    await grace.page.getByRole('button', { name: 'What to do with Ada' }).click();
    await grace.page.getByRole('menuitem', { name: 'Message Ada' }).click();
    await room.hasOnce(grace.page, 'Between the two of us');
    await room.say(grace.page, 'I hear you alone');
    await room.hasOnce(ada.page, 'I hear you alone');
    expect(grace.page.url()).toBe(ada.page.url());
    await expect(listOf(ada.page).getByRole('link', { name: /Grace(?!,)/ })).toHaveCount(1);
  });

  test('open a group for a few, which only they see', async ({ signIn }) => {
    const [ada, alan, katherine] = await Promise.all([signIn('ada'), signIn('alan'), signIn('katherine')]);
    await listOf(ada.page).getByRole('button', { name: 'New direct message' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'New direct message' });
    for (const name of ['Alan', 'Katherine']) await dialog.getByRole('button', { name }).click();
    await dialog.getByRole('button', { name: 'Open group' }).click();
    await expect(ada.page.getByRole('heading', { name: 'Alan, Katherine', level: 1 })).toBeVisible();
    await room.say(ada.page, 'For the three of us');
    for (const [{ page }, others] of [
      [alan, /Ada, Katherine/],
      [katherine, /Ada, Alan/],
    ] as const) {
      await listOf(page).getByRole('link', { name: others }).click();
      await room.hasOnce(page, 'For the three of us');
    }
    await alan.page.getByRole('button', { name: 'Room menu' }).click();
    await alan.page.getByRole('menuitem', { name: 'Leave group' }).click();
    await alan.page.getByRole('alertdialog').getByRole('button', { name: 'Leave room' }).click();
    await expect(listOf(alan.page).getByRole('link', { name: /Ada, Katherine/ })).toHaveCount(0);
    await expect(ada.page.getByRole('heading', { name: 'Katherine', level: 1, exact: true })).toBeVisible();
  });
});
