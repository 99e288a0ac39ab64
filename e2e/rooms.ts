import { expect, type Locator, type Page } from '@playwright/test';

/** The room a person has open, by what they see and do. */
export const room = {
  messages: (page: Page): Locator =>
    page.getByRole('log', { name: 'Messages' }).or(page.getByLabel('Messages')),

  saying: (page: Page, text: string): Locator => page.getByRole('article').filter({ hasText: text }),

  async say(page: Page, text: string): Promise<void> {
    const field = page.getByRole('textbox', { name: /^Message / });
    await field.fill(text);
    await field.press('Enter');
  },

  /** The message is there once, and it is not waiting for anything. */
  async hasOnce(page: Page, text: string): Promise<void> {
    const message = room.saying(page, text);
    await expect(message).toHaveCount(1);
    await expect(message.getByText(/^Sending$|Waiting for the connection|Not sent/)).toHaveCount(0);
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
