import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

// So much is said in it that a busy machine takes its time.
test.describe.configure({ timeout: 120_000 });

test.describe('pinned messages', () => {
  test('stay in sight of everyone in the room, and lead to where they were said', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Kept in sight');
    await room.say(ada.page, 'The rules of this place');
    await room.join(grace.page, 'Kept in sight');
    await room.hasOnce(grace.page, 'The rules of this place');

    // Who keeps the room pins; the others only see it.
    const hers = await room.menuOf(grace.page, 'The rules of this place');
    await expect(hers.getByRole('menuitem', { name: 'Copy text' })).toBeVisible();
    await expect(hers.getByRole('menuitem', { name: 'Pin message' })).toHaveCount(0);
    await grace.page.keyboard.press('Escape');
    await (await room.menuOf(ada.page, 'The rules of this place'))
      .getByRole('menuitem', { name: 'Pin message' })
      .click();
    await expect(room.saying(grace.page, 'The rules of this place').getByText('Pinned')).toBeVisible();

    await room.sayMany(
      ada.page,
      Array.from({ length: 40 }, (_, at) => `Chatter ${at + 1}`),
    );
    await expect(room.saying(grace.page, 'Chatter 40')).toBeInViewport();
    await grace.page.getByRole('button', { name: '1 pinned message' }).click();
    const panel = grace.page.getByRole('complementary', { name: 'Pinned messages' });
    await expect(panel.getByText('Pinned by Ada')).toBeVisible();
    await panel.getByRole('button', { name: 'Show in room' }).click();
    await expect(room.saying(room.inRoom(grace.page), 'The rules of this place')).toBeInViewport();

    await ada.page.getByRole('button', { name: '1 pinned message' }).click();
    await ada.page.getByRole('button', { name: /^Unpin the message by / }).click();
    await expect(panel.getByText('Nothing is pinned')).toBeVisible();
    await expect(grace.page.getByRole('button', { name: '1 pinned message' })).toHaveCount(0);
  });
});
