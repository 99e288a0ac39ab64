import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

/** More steps than any page here has things to reach. */
const mostSteps = 60;

/** Tab until it is there; on the way nothing may hold the focus without showing it. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    await expectVisibleFocus(page);
  }
  throw new Error(`not reached with ${key}: ${String(target)}`);
}

/** Down a menu until it is there. */
async function arrowTo(page: Page, item: Locator): Promise<void> {
  await expect(item).toBeVisible();
  for (let step = 0; step < mostSteps; step += 1) {
    if (await item.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`not reached with arrows: ${String(item)}`);
}

/** What has the focus, or the frame around it, has an outline, and no part of the window ends before it. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(async () => {
    const focused = document.activeElement;
    // Past the last thing of the page the browser's own controls come.
    if (focused === null || focused === document.body) return { who: 'nothing', isShown: true };
    // With motion reduced, what comes into view still takes a frame.
    await Promise.allSettled(focused.getAnimations().map(({ finished }) => finished));
    const framed = [focused, focused.parentElement].some((element) => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
    const { top, left, bottom, right } = focused.getBoundingClientRect();
    const isInside = bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
    return { who: focused.outerHTML.slice(0, 160), isShown: framed && isInside };
  });
  expect(seen.isShown, `focus is seen on ${seen.who}`).toBe(true);
}

for (const { width, panel } of [
  { width: 1440, panel: 'beside the room' },
  { width: 1024, panel: 'over the room' },
]) {
  test(`by keyboard alone: write, look who is there, sign out (members ${panel})`, async ({ signIn }) => {
    const { page } = await signIn('katherine');
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });

    const entry = page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ });
    await expect(entry).toBeVisible();
    await tabTo(page, entry);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Lobby' })).toBeVisible();

    const composer = page.getByRole('textbox', { name: 'Message Lobby' });
    await expect(composer).toBeFocused();
    await expectVisibleFocus(page);
    const said = `Without a mouse, ${width} wide`;
    await page.keyboard.type(said);
    await page.keyboard.press('Enter');
    await room.hasOnce(page, said);
    await expect(composer).toBeFocused();

    const members = page.getByRole('button', { name: /\d members?$/ });
    await tabTo(page, members, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Close members' })).toBeFocused();
    await expectVisibleFocus(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Close members' })).toHaveCount(0);
    await expect(members).toBeFocused();
    await expectVisibleFocus(page);

    const you = page.getByRole('button', { name: /^You: Katherine/ });
    await tabTo(page, you, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const signOut = page.getByRole('menuitem', { name: 'Sign out' });
    await expect(signOut).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(signOut).toHaveCount(0);
    await expect(you).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await expect(signOut).toBeFocused();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sign-in/);
    await expect(page.getByLabel('Username or email')).toBeFocused();
  });
}

test('by keyboard alone: come in, and try again after a wrong password', async ({ page, stack }) => {
  const account = await stack.demoAccount('katherine');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Sign in' }));
  await page.keyboard.press('Enter');

  const name = page.getByLabel('Username or email');
  const password = page.getByLabel('Password', { exact: true });
  await expect(name).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your username or email address')).toBeVisible();
  await expect(name).toBeFocused();
  await page.keyboard.type(account.username);
  await tabTo(page, password);
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That name and password do not belong together.')).toBeVisible();
  await expect(password).toBeFocused();
  await expect(password).toHaveAccessibleDescription(/do not belong together/);

  await page.keyboard.press('Control+a');
  await page.keyboard.type(account.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/rooms/);
  await expect(page.getByRole('navigation', { name: 'Your rooms' })).toBeVisible();
});

test('by keyboard alone: answer in a thread, come back, react, and change what was said', async ({
  signIn,
}) => {
  const { page } = await signIn('katherine');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await tabTo(page, page.getByRole('button', { name: 'Create a room' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Create a room' })).toBeVisible();
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Telegraph keys');
  await page.keyboard.press('Enter');
  const composer = page.getByRole('textbox', { name: 'Message Telegraph keys' });
  await expect(composer).toBeFocused();
  await page.keyboard.type('Dots and dashes');
  await page.keyboard.press('Enter');
  await room.hasOnce(page, 'Dots and dashes');

  const todo = page.getByRole('button', { name: /^What to do with the message/ });
  await tabTo(page, todo, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await arrowTo(page, page.getByRole('menuitem', { name: 'Reply in thread' }));
  await page.keyboard.press('Enter');
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await expect(thread.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('And the pauses between');
  await page.keyboard.press('Enter');
  await room.hasOnce(thread, 'And the pauses between');
  await expect(thread.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(thread).toHaveCount(0);
  await expectVisibleFocus(page);

  const root = room.saying(page, 'Dots and dashes').first();
  await tabTo(page, root.getByRole('button', { name: /^What to do with the message/ }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await arrowTo(page, page.getByRole('menuitem', { name: 'React with another emoji' }));
  await page.keyboard.press('Enter');
  const emoji = page.getByRole('dialog', { name: 'Emoji' });
  await expect(emoji.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('satellite ant');
  await expect(emoji.getByRole('gridcell', { name: 'satellite antenna' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(emoji).toHaveCount(0);
  await expect(root.getByRole('button', { name: '📡, 1 person' })).toBeVisible();
  await expectVisibleFocus(page);

  await tabTo(page, composer);
  await page.keyboard.press('ArrowUp');
  const editing = page.getByRole('dialog', { name: 'Edit message' });
  await expect(editing.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(editing).toHaveCount(0);
  await expect(composer).toBeFocused();
});
