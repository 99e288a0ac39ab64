import { expect, type Locator, type Page } from '@playwright/test';

/** The room a person has open, by what they see and do. */
export const room = {
  messages: (page: Page): Locator =>
    page.getByRole('log', { name: 'Messages' }).or(page.getByLabel('Messages')),

  /** The messages of the room, without what is open beside it. */
  inRoom: (page: Page): Locator => page.getByRole('log', { name: 'Messages' }),

  /** A message by its words, on a page or in a part of it. */
  saying: (where: Page | Locator, text: string): Locator =>
    where.getByRole('article').filter({ hasText: text }),

  async say(page: Page, text: string): Promise<void> {
    const field = page.getByRole('textbox', { name: /^Message / });
    await field.fill(text);
    await field.press('Enter');
  },

  /** Says many things in the open room, in this order and as fast as the server takes them from one person. */
  sayMany: (page: Page, bodies: string[]): Promise<void> =>
    page.evaluate(async (all) => {
      const path = `/v1${window.location.pathname}/messages`;
      const headers = { 'Content-Type': 'application/json' };
      for (const body of all) {
        for (;;) {
          const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ body }) });
          if (answer.ok) break;
          if (answer.status !== 429) throw new Error(`not taken: ${answer.status} ${await answer.text()}`);
          const seconds = Number(answer.headers.get('Retry-After') ?? 1);
          await new Promise((done) => setTimeout(done, seconds * 1000));
        }
      }
    }, bodies),

  /** The message is there once, and it is not waiting for anything. */
  async hasOnce(where: Page | Locator, text: string): Promise<void> {
    const message = room.saying(where, text);
    await expect(message).toHaveCount(1);
    await expect(message.getByText(/^Sending$|Waiting for the connection|Not sent/)).toHaveCount(0);
  },

  /** Opens what can be done to a message. */
  async menuOf(page: Page, text: string): Promise<Locator> {
    const message = room.saying(page, text);
    await message.hover();
    await message.getByRole('button', { name: /^What to do with the message/ }).click();
    return page.getByRole('menu');
  },

  /** A finger comes down on a message, and stays until its menu is there. */
  async restFinger(page: Page, text: string): Promise<void> {
    const box = await room.saying(page, text).boundingBox();
    if (box === null) throw new Error(`not on the screen: ${text}`);
    const touch = await page.context().newCDPSession(page);
    // Beside the words, where no link of theirs is.
    const touchPoints = [{ x: box.x + 24, y: box.y + box.height / 2 }];
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await expect(page.getByRole('menu')).toBeVisible();
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await touch.detach();
  },

  async create(page: Page, name: string): Promise<void> {
    await page.getByRole('button', { name: 'Create a room' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create room' }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  },

  async join(page: Page, name: string): Promise<void> {
    await page.goto('/rooms/directory');
    await page.getByRole('button', { name: `Join ${name}` }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  },
};
