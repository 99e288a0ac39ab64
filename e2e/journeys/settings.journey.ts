import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test.describe('people who want it their way', () => {
  test('choose how it looks, and find it so again', async ({ signIn }) => {
    const { page } = await signIn('katherine');
    await page.getByRole('button', { name: /^You/ }).click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Appearance' }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await page.getByRole('button', { name: 'Compact' }).click();
    await page
      .getByRole('group', { name: 'Red is up, green is down' })
      .getByRole('button', { name: 'On' })
      .click();
    await page.reload();
    const root = page.locator('html');
    await expect(root).toHaveAttribute('data-theme', 'dark');
    await expect(root).toHaveAttribute('data-density', 'compact');
    await expect(root).toHaveAttribute('data-directions', 'swapped');
    await expect(page.getByRole('button', { name: 'Compact' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('are called something else, and say of which rooms they want to hear', async ({ signIn }) => {
    const { page } = await signIn('katherine');
    await room.create(page, 'Quiet as a mouse');
    await page.goto('/settings/profile');
    await page.getByLabel('Name', { exact: true }).fill('Katherine J');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Katherine J', { exact: true })).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('Katherine');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Katherine', { exact: true })).toBeVisible();
    await page.goto('/settings/notifications');
    const choice = page.getByRole('group', { name: 'Tell me of Quiet as a mouse' });
    await choice.getByRole('button', { name: 'Nothing' }).click();
    await expect(choice.getByRole('button', { name: 'Nothing' })).toBeEnabled();
    await page.reload();
    await expect(choice.getByRole('button', { name: 'Nothing' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('sign out where they left a window open, which is cut off at once', async ({ signIn }) => {
    const [here, there] = [await signIn('katherine'), await signIn('katherine')];
    await expect(there.page.getByRole('button', { name: 'Connection: Live' })).toBeVisible();
    await here.page.goto('/settings/sessions');
    await expect(here.page.getByText('This one')).toBeVisible();
    await here.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(here.page.getByRole('button', { name: 'Sign out', exact: true })).toHaveCount(0);
    await expect(there.page.getByRole('button', { name: 'Connection: Live' })).toHaveCount(0);
    await there.page.goto('/rooms');
    await expect(there.page.getByLabel('Username or email')).toBeVisible();
  });

  test('make a key, see it once, and take it back', async ({ signIn, baseURL, playwright }) => {
    const { page } = await signIn('katherine');
    await page.goto('/settings/keys');
    await page.getByLabel('Name').fill('My script');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const key = await page.getByRole('status').locator('code').textContent();
    const request = await playwright.request.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      extraHTTPHeaders: { authorization: `Bearer ${key}` },
    });
    expect((await request.get('/v1/users/me/rooms')).status()).toBe(200);
    await page.reload();
    await expect(page.getByText(key ?? '')).toHaveCount(0);
    await page.getByRole('button', { name: 'Revoke My script' }).click();
    await expect(page.getByText('You have none.')).toBeVisible();
    expect((await request.get('/v1/users/me/rooms')).status()).toBe(401);
    await request.dispose();
  });
});
