import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test('commands are offered, done, and lose nothing that they do not know', async ({ signIn }) => {
  const { page } = await signIn('ada');
  await room.create(page, 'Chandlery');
  const field = page.getByRole('textbox', { name: 'Message Chandlery' });
  await field.pressSequentially('/top');
  await expect(page.getByRole('option', { name: /^\/topic/ })).toHaveAttribute('aria-selected', 'true');
  await field.press('Tab');
  await expect(field).toHaveValue('/topic ');
  await field.pressSequentially('Ropes and lamps');
  await field.press('Enter');
  await expect(page.getByTitle('Ropes and lamps')).toBeVisible();
  await expect(field).toHaveValue('');

  await field.fill('/frobnicate the lamps');
  await field.press('Enter');
  await expect(page.getByText('There is no command /frobnicate')).toBeVisible();
  await expect(field).toHaveValue('/frobnicate the lamps');
  await field.fill('//frobnicate the lamps');
  await field.press('Enter');
  await room.hasOnce(page, '/frobnicate the lamps');

  await field.fill('/shrug who knows');
  await field.press('Enter');
  await room.hasOnce(page, 'who knows ¯\\_(ツ)_/¯');
  await field.fill('/search lamps');
  await field.press('Enter');
  await page.waitForURL(/\/search\?q=lamps/);
});

test('an emoji is found by its name while one writes', async ({ signIn }) => {
  const { page } = await signIn('grace');
  await room.create(page, 'Aviary');
  const field = page.getByRole('textbox', { name: 'Message Aviary' });
  await field.pressSequentially('Good :turtl');
  await expect(page.getByRole('option', { name: /turtle/ })).toHaveAttribute('aria-selected', 'true');
  await field.press('Enter');
  await expect(field).toHaveValue('Good 🐢 ');
  await field.press('Enter');
  await room.hasOnce(page, 'Good 🐢');
});

test('code has its colours, the same letters, and can be copied', async ({ signIn }) => {
  const { page, context } = await signIn('alan');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await room.create(page, 'Engine room');
  const field = page.getByRole('textbox', { name: 'Message Engine room' });
  const code = 'const steam: number = 3; // bar';
  await field.fill(`\`\`\`ts\n${code}\n\`\`\``);
  await field.press('Enter');
  const block = page.getByRole('log', { name: 'Messages' }).locator('pre');
  await expect(block).toHaveText(code);
  await expect(block.locator('span').filter({ hasText: 'const' }).first()).toHaveCSS('color', /rgb/);
  await expect(block.locator('span')).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Copy code' }).click();
  await expect(page.getByText('Code copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});
