import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test.describe('two people chat', () => {
  test('a message typed in one browser is seen in the other, survives reload, and arrives once', async ({
    signIn,
  }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Tea corner');
    await room.join(grace.page, 'Tea corner');

    await room.say(ada.page, 'Is the kettle on?');
    await room.hasOnce(grace.page, 'Is the kettle on?');
    await room.say(grace.page, 'It is **whistling**');
    await room.hasOnce(ada.page, 'It is whistling');
    await expect(room.saying(ada.page, 'It is whistling').locator('strong')).toHaveText('whistling');

    for (const { page } of [ada, grace]) {
      await page.reload();
      await room.hasOnce(page, 'Is the kettle on?');
      await room.hasOnce(page, 'It is whistling');
    }
  });

  test('what is said in another room is counted as unread until it is read', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Unread here');
    await room.join(grace.page, 'Unread here');
    await room.create(grace.page, 'Elsewhere');

    await room.say(ada.page, 'one');
    await room.say(ada.page, 'two');
    const entry = grace.page
      .getByRole('navigation', { name: 'Your rooms' })
      .getByRole('link', { name: /Unread here/ });
    await expect(entry).toHaveAccessibleName(/2 unread/);
    await entry.click();
    await room.hasOnce(grace.page, 'two');
    await expect(entry).not.toHaveAccessibleName(/unread/);
    await grace.page.reload();
    await expect(entry).toBeVisible();
    await expect(entry).not.toHaveAccessibleName(/unread/);
  });

  test('leaving a room takes it from the list and its messages away', async ({ signIn }) => {
    const [ada, alan] = await Promise.all([signIn('ada'), signIn('alan')]);
    await room.create(ada.page, 'Passing through');
    await room.join(alan.page, 'Passing through');
    const url = alan.page.url();
    await alan.page.getByRole('button', { name: 'Room menu' }).click();
    await alan.page.getByRole('menuitem', { name: 'Leave room' }).click();
    await alan.page.getByRole('alertdialog').getByRole('button', { name: 'Leave room' }).click();
    const rooms = alan.page.getByRole('navigation', { name: 'Your rooms' });
    await expect(rooms).toBeVisible();
    await expect(rooms.getByRole('link', { name: /Passing through/ })).toHaveCount(0);

    await room.say(ada.page, 'are you gone?');
    await room.hasOnce(ada.page, 'are you gone?');
    await alan.page.goto(url);
    await expect(alan.page.getByRole('heading', { name: 'Passing through', level: 1 })).toHaveCount(0);
    await expect(room.saying(alan.page, 'are you gone?')).toHaveCount(0);
  });
});

test.describe('a newcomer', () => {
  test('signs up, finds a room and speaks', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('link', { name: /sign up|create an account/i })
      .first()
      .click();
    await page.getByLabel('Name', { exact: true }).fill('Mary');
    await page.getByLabel('Username').fill('mary');
    await page.getByLabel('Email').fill('mary@example.com');
    await page.getByLabel('Password', { exact: true }).fill('a long password');
    await page.getByRole('button', { name: /sign up|create account/i }).click();
    await page.waitForURL(/\/rooms/);
    await page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }).click();
    await room.say(page, 'Hello, I am new here');
    await room.hasOnce(page, 'Hello, I am new here');
  });

  test('continues as a guest and speaks', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Continue as guest' }).click();
    await page.waitForURL(/\/rooms/);
    await page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }).click();
    await room.say(page, 'Just looking around');
    await room.hasOnce(page, 'Just looking around');
  });

  test('is told what is wrong with a password, and loses nothing of what was typed', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('Username or email').fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('That name and password do not belong together.')).toBeVisible();
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
    await expect(page.getByLabel('Username or email')).toHaveValue('ada');
  });
});
