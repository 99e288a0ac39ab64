import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

/** An input method at work in the field that has the focus: words are being composed, and Enter is pressed to accept them. */
async function compose(page: Page, words: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const caret = { selectionStart: words.length, selectionEnd: words.length };
  await keyboard.send('Input.imeSetComposition', { text: words, ...caret });
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  await keyboard.detach();
}

/** The words are accepted: the composition ends with them. */
async function accept(page: Page, words: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.insertText', { text: words });
  await keyboard.detach();
}

/** Composes, presses Enter while composing, accepts, and only then sends. */
async function writeWithInputMethod(
  page: Page,
  field: Locator,
  composed: string,
  meant: string,
): Promise<void> {
  await field.focus();
  await compose(page, composed);
  await expect(field).toHaveValue(composed);
  await accept(page, meant);
  await expect(field).toHaveValue(meant);
}

test.describe('somebody who writes with an input method', () => {
  test('presses Enter to accept what they composed, and nothing is sent before they mean it', async ({
    signIn,
  }) => {
    const { page } = await signIn('ada');
    await room.create(page, 'Composed words');
    const field = page.getByRole('textbox', { name: 'Message Composed words' });
    await writeWithInputMethod(page, field, 'にほんご', '日本語');
    await expect(page.getByRole('article')).toHaveCount(0);
    await field.press('Enter');
    await room.hasOnce(page, '日本語');
    await expect(room.saying(page, 'にほんご')).toHaveCount(0);

    await (await room.menuOf(page, '日本語')).getByRole('menuitem', { name: 'Edit message' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit message' });
    const words = dialog.getByRole('textbox', { name: 'Message' });
    await words.fill('');
    await writeWithInputMethod(page, words, 'かんじ', '漢字');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(room.saying(room.inRoom(page), '漢字')).toHaveCount(1);
    await expect(room.saying(page, 'かんじ')).toHaveCount(0);

    await (await room.menuOf(page, '漢字')).getByRole('menuitem', { name: 'Reply in thread' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const reply = thread.getByRole('textbox');
    await writeWithInputMethod(page, reply, 'ni hao', '你好');
    await expect(thread.getByRole('article')).toHaveCount(1);
    await reply.press('Enter');
    await room.hasOnce(thread, '你好');
    await expect(room.saying(thread, 'ni hao')).toHaveCount(0);
  });
});
