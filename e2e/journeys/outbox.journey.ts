import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test.describe('while nothing can be sent', () => {
  // Coming back may wait for the longest step of the backoff.
  test.describe.configure({ timeout: 150_000 });
  test('what waits can be looked at in the outbox, and taken back', async ({ signIn, stack }) => {
    const { page } = await signIn('ada');
    await room.create(page, 'Under a tunnel');
    await room.say(page, 'Before the tunnel');
    await room.hasOnce(page, 'Before the tunnel');
    await stack.stopGateway();
    await room.say(page, 'First in the tunnel');
    await room.say(page, 'Second in the tunnel');
    await page.getByRole('link', { name: 'Outbox: 2' }).click();
    const waiting = page.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem');
    await expect(waiting).toHaveCount(2);
    await expect(waiting.first()).toContainText('Under a tunnel');
    await waiting.first().getByRole('button', { name: 'Discard' }).click();
    await expect(waiting).toHaveCount(1);
    await stack.startGateway();
    await expect(page.getByText('Everything was sent')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('link', { name: /^Rooms/ }).click();
    await page.getByRole('link', { name: /Under a tunnel/ }).click();
    await room.hasOnce(page, 'Second in the tunnel');
    await expect(room.saying(page, 'First in the tunnel')).toHaveCount(0);
  });
});
