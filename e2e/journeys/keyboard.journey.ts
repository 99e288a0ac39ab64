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
