import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test.describe('who keeps a room', () => {
  test('lets somebody in by a link, silences them, and lets them speak again', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Kept with care');
    await ada.page.getByRole('button', { name: 'Room menu' }).click();
    await ada.page.getByRole('menuitem', { name: 'Room settings' }).click();
    const settings = ada.page.getByRole('complementary', { name: 'Room settings' });
    await settings.getByLabel('Topic').fill('What we take care of');
    await settings.getByRole('button', { name: 'Save' }).click();
    await expect(ada.page.getByTitle('What we take care of')).toBeVisible();
    await settings.getByRole('button', { name: 'Invites' }).click();
    await settings.getByRole('button', { name: 'Make a link' }).click();
    const link = await settings.locator('code').textContent();

    await grace.page.goto(new URL(link ?? '').pathname);
    await grace.page.getByRole('button', { name: 'Join Kept with care' }).click();
    await expect(grace.page.getByRole('heading', { name: 'Kept with care', level: 1 })).toBeVisible();
    await room.say(grace.page, 'Watches, cheap as never');
    await room.hasOnce(ada.page, 'Watches, cheap as never');

    await room.menuOf(ada.page, 'Watches, cheap as never');
    await ada.page.getByRole('menuitem', { name: 'Mute Grace…' }).click();
    const mute = ada.page.getByRole('dialog', { name: 'Mute Grace?' });
    await mute.getByLabel('Reason').fill('Nobody asked for watches');
    await mute.getByRole('button', { name: 'Mute' }).click();
    await expect(mute).toHaveCount(0);
    await room.say(grace.page, 'Really cheap');
    await expect(room.saying(grace.page, 'Really cheap')).toContainText('Not sent');

    await settings.getByRole('button', { name: 'Kept out' }).click();
    await expect(settings.getByText('Nobody asked for watches')).toBeVisible();
    await settings.getByRole('button', { name: 'Unmute: Grace' }).click();
    await expect(settings.getByText('Nobody is muted.')).toBeVisible();
    await settings.getByRole('button', { name: 'History' }).click();
    await expect(settings.getByText('Ada unmuted Grace')).toBeVisible();
    await expect(settings.getByText('“Nobody asked for watches”')).toBeVisible();
    await room.say(grace.page, 'Sorry about that');
    await room.hasOnce(ada.page, 'Sorry about that');
  });

  test('hears what members report, deletes it, and bans its author', async ({ signIn }) => {
    const [ada, grace, alan] = await Promise.all([signIn('ada'), signIn('grace'), signIn('alan')]);
    await room.create(ada.page, 'Looked after');
    for (const { page } of [grace, alan]) await room.join(page, 'Looked after');
    await room.say(alan.page, 'An unkind word');
    await room.hasOnce(grace.page, 'An unkind word');
    await room.menuOf(grace.page, 'An unkind word');
    await grace.page.getByRole('menuitem', { name: 'Report message' }).click();
    const report = grace.page.getByRole('dialog', { name: 'Report this message?' });
    await report.getByLabel('What is wrong with it?').fill('This hurts');
    await report.getByRole('button', { name: 'Report' }).click();
    await expect(report).toHaveCount(0);

    await ada.page.getByRole('button', { name: 'Room menu' }).click();
    await ada.page.getByRole('menuitem', { name: 'Room settings' }).click();
    const settings = ada.page.getByRole('complementary', { name: 'Room settings' });
    await settings.getByRole('button', { name: 'Reports' }).click();
    await expect(settings.getByText('Grace reported Alan')).toBeVisible();
    await settings.getByRole('button', { name: 'Delete message' }).click();
    await expect(room.saying(grace.page, 'This message was deleted')).toHaveCount(1);
    await expect(settings.getByText('Nothing is waiting.')).toBeVisible();

    await ada.page.getByRole('button', { name: '3 members' }).click();
    await ada.page.getByRole('button', { name: 'What to do with Alan' }).click();
    await ada.page.getByRole('menuitem', { name: 'Ban…' }).click();
    const ban = ada.page.getByRole('dialog', { name: 'Ban Alan?' });
    await ban.getByLabel('Reason').fill('Twice unkind');
    await ban.getByRole('button', { name: 'Ban' }).click();
    await expect(alan.page.getByRole('heading', { name: 'You are not in this room any more' })).toBeVisible();
    await expect(ada.page.getByRole('button', { name: '2 members' })).toBeVisible();
  });
});
