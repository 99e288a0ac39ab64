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

test('an emoji is picked into the middle of what one writes, and the last ones come first', async ({
  signIn,
}) => {
  const { page } = await signIn('grace');
  await room.create(page, 'Herbarium');
  const field = page.getByRole('textbox', { name: 'Message Herbarium' });
  await field.fill('Fern  and moss');
  for (let step = 0; step < ' and moss'.length; step += 1) await field.press('ArrowLeft');
  await page.getByRole('button', { name: 'Emoji', exact: true }).click();
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  await expect(picker.getByRole('gridcell', { name: 'grinning face', exact: true })).toBeVisible();
  await picker.getByRole('combobox').fill('herb');
  await picker.getByRole('gridcell', { name: 'herb', exact: true }).click();
  await expect(picker).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Fern 🌿 and moss');
  await page.keyboard.type('!');
  await expect(field).toHaveValue('Fern 🌿! and moss');

  await page.getByRole('button', { name: 'Emoji', exact: true }).click();
  const recent = picker.getByRole('rowgroup', { name: 'Recent' });
  await expect(recent.getByRole('gridcell', { name: 'herb' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(picker.locator('[aria-selected=true]')).toHaveAccessibleName('grinning face with big eyes');
  await page.keyboard.press('Escape');
  await expect(picker).toHaveCount(0);
  await expect(field).toBeFocused();
  await field.press('Enter');
  await room.hasOnce(page, 'Fern 🌿! and moss');
});

test('any emoji can be an answer to a message, by everybody, once each', async ({ signIn }) => {
  const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
  await room.create(ada.page, 'Observatory dome');
  await room.join(grace.page, 'Observatory dome');
  await room.say(ada.page, 'The comet is back');
  await room.hasOnce(grace.page, 'The comet is back');
  const seen = room.saying(grace.page, 'The comet is back');
  await seen.hover();
  await seen.getByRole('button', { name: /^React to Ada/ }).click();
  const picker = grace.page.getByRole('dialog', { name: 'Emoji' });
  await picker.getByRole('combobox').fill('comet');
  await expect(picker.getByRole('gridcell', { name: 'comet' })).toHaveAttribute('aria-selected', 'true');
  await grace.page.keyboard.press('Enter');
  const own = room.saying(ada.page, 'The comet is back');
  await expect(own.getByRole('button', { name: '☄️, 1 person' })).toBeVisible();
  await own.getByRole('button', { name: '☄️, 1 person' }).click();
  await expect(seen.getByRole('button', { name: '☄️, 2 people' })).toHaveAttribute('aria-pressed', 'true');
  await own.getByRole('button', { name: 'Add a reaction' }).click();
  await ada.page.getByRole('dialog', { name: 'Emoji' }).getByRole('combobox').fill('zzzz');
  await expect(ada.page.getByText('No emoji goes by that word')).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(own.getByRole('button', { name: 'Add a reaction' })).toBeFocused();
});
