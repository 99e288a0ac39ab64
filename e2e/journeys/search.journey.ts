import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test('search finds what was said, shows where, and leads there by keyboard alone', async ({ signIn }) => {
  const { page } = await signIn('ada');
  await room.create(page, 'Lighthouse keepers');
  await room.say(page, 'The quokka ate my biscuit');
  await room.say(page, 'A quokka again, by the lamp');
  await room.hasOnce(page, 'A quokka again, by the lamp');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Search' }).click();
  const field = page.getByRole('searchbox', { name: 'Search messages' });
  await expect(field).toBeFocused();
  await expect(page.getByRole('button', { name: 'Try from:grace' })).toBeVisible();
  await page.keyboard.type('QUOKKA');
  const results = page.getByRole('region', { name: 'Lighthouse keepers' });
  await expect(results.getByRole('link')).toHaveCount(2);
  await expect(results.locator('mark')).toHaveText(['quokka', 'quokka']);
  await expect(page).toHaveURL(/\/search\?q=QUOKKA$/);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(results.getByRole('link').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/rooms\/[^?]+\?message=/);
  await expect(room.saying(page, 'The quokka ate my biscuit')).toBeVisible();
  await page.goBack();
  await expect(field).toHaveValue('QUOKKA');
  await expect(results.getByRole('link')).toHaveCount(2);
});

test('a search is narrowed by chips and from a room, and what is no search yet says why', async ({
  signIn,
}) => {
  const { page } = await signIn('grace');
  await room.create(page, 'Tide tables');
  await room.say(page, 'Axolotl pictures at https://example.com/');
  await room.say(page, 'Axolotl without any');
  await room.hasOnce(page, 'Axolotl without any');

  await page.getByRole('link', { name: 'Search in Tide tables' }).click();
  const field = page.getByRole('searchbox', { name: 'Search messages' });
  await expect(field).toHaveValue('in:"Tide tables" ');
  const results = page.getByRole('region', { name: 'Tide tables' });
  await expect(results.getByRole('link')).toHaveCount(2);
  await page.getByRole('button', { name: 'With a link' }).click();
  await expect(results.getByRole('link')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'With a link' })).toHaveAttribute('aria-pressed', 'true');

  await field.fill('before:soon');
  await expect(page.getByText('Write the date after before: as 2026-06-30')).toBeVisible();
  await field.fill('nobody ever said this');
  await expect(page.getByText('Nothing was found for nobody ever said this')).toBeVisible();
  await field.fill('');
  await expect(page.getByRole('heading', { name: 'Find what was said' })).toBeVisible();
});
