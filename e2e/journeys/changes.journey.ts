import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test.describe('after a message is said', () => {
  test('its author corrects it, another reacts, and the author takes it back', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Second thoughts');
    await room.join(grace.page, 'Second thoughts');
    await room.say(ada.page, 'The kick-off is at five');
    await room.hasOnce(grace.page, 'The kick-off is at five');

    await room.menuOf(ada.page, 'The kick-off is at five');
    await ada.page.getByRole('menuitem', { name: 'Edit message' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Edit message' });
    await dialog.getByRole('textbox').fill('The kick-off is at six');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    for (const { page } of [ada, grace]) {
      await room.hasOnce(page, 'The kick-off is at six');
      await expect(room.saying(page, 'The kick-off is at six')).toContainText('(edited)');
    }

    await room.menuOf(grace.page, 'The kick-off is at six');
    await expect(grace.page.getByRole('menuitem', { name: 'Edit message' })).toHaveCount(0);
    await grace.page.getByRole('menuitem', { name: 'React with thumbs up' }).click();
    for (const [page, pressed] of [
      [ada.page, 'false'],
      [grace.page, 'true'],
    ] as const) {
      const chip = room.saying(page, 'The kick-off is at six').getByRole('button', { name: '👍, 1 person' });
      await expect(chip).toHaveAttribute('aria-pressed', pressed);
    }

    await room.menuOf(ada.page, 'The kick-off is at six');
    await ada.page.getByRole('menuitem', { name: 'Delete message' }).click();
    await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Delete message' }).click();
    for (const { page } of [ada, grace]) {
      await expect(room.saying(page, 'This message was deleted')).toHaveCount(1);
      await page.reload();
      await expect(room.saying(page, 'This message was deleted')).toHaveCount(1);
      await expect(page.getByText(/kick-off/)).toHaveCount(0);
    }
  });
});
