import type { Page } from '@playwright/test';
import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

const post = (page: Page, text: string) =>
  page.getByRole('list', { name: 'Posts' }).getByRole('article').filter({ hasText: text });

// Two people in four rooms: on a machine that is busy with other journeys that takes its time.
test.describe.configure({ timeout: 120_000 });

test.describe('somebody follows somebody else', () => {
  test('and reads what they say in public rooms, live, whether they are in them or not, and nothing of others', async ({
    signIn,
  }) => {
    const ada = await signIn('ada');
    const grace = await signIn('grace');
    await room.create(ada.page, 'Square of followers');
    await room.join(grace.page, 'Square of followers');
    await room.say(ada.page, 'Before anybody followed');
    await room.hasOnce(grace.page, 'Before anybody followed');
    await room.menuOf(grace.page, 'Before anybody followed');
    await grace.page.getByRole('menuitem', { name: 'Follow Ada' }).click();
    await expect(grace.page.getByText('You follow Ada', { exact: true })).toBeVisible();

    await grace.page.goto('/following');
    await expect(grace.page).toHaveURL(/\/rooms\/following$/);
    const followed = grace.page.getByRole('list', { name: 'People you follow' });
    await expect(followed.getByText('Ada, here now')).toBeVisible();
    await expect(grace.page.getByText(/^Nothing yet/)).toBeVisible();

    await room.say(ada.page, 'High water at **nine**');
    await expect(post(grace.page, 'High water at nine')).toBeVisible();
    await expect(post(grace.page, 'High water at nine').getByRole('strong')).toHaveText('nine');
    await ada.page.goto('/rooms');
    await room.create(ada.page, 'Where Grace is not');
    await room.say(ada.page, 'Ada says it elsewhere');
    await expect(post(grace.page, 'Ada says it elsewhere')).toBeVisible();
    await ada.page.goto('/rooms');
    await ada.page.getByRole('button', { name: 'Create a room' }).click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Behind a closed door');
    await dialog.getByRole('radio', { name: /Private/ }).click();
    await dialog.getByRole('button', { name: 'Create room' }).click();
    await expect(ada.page.getByRole('heading', { name: 'Behind a closed door', level: 1 })).toBeVisible();
    await room.say(ada.page, 'A thing told in private');
    await room.hasOnce(ada.page, 'A thing told in private');
    await ada.page.goto('/rooms');
    await ada.page.getByRole('link', { name: /Where Grace is not/ }).click();
    await room.say(ada.page, 'And the last of it');
    await expect(post(grace.page, 'And the last of it')).toBeVisible();
    await expect(grace.page.getByText('A thing told in private')).toHaveCount(0);

    // What is taken back is gone here, too.
    await room.menuOf(ada.page, 'Ada says it elsewhere');
    await ada.page.getByRole('menuitem', { name: 'Delete message' }).click();
    await ada.page.getByRole('button', { name: 'Delete message' }).click();
    await expect(room.saying(ada.page, 'Ada says it elsewhere')).toHaveCount(0);
    await grace.page.reload();
    await expect(post(grace.page, 'And the last of it')).toBeVisible();
    await expect(post(grace.page, 'Ada says it elsewhere')).toHaveCount(0);

    await post(grace.page, 'High water at nine').getByRole('link', { name: 'Square of followers' }).click();
    await expect(room.inRoom(grace.page).getByText('High water at')).toBeVisible();
    await grace.page.goto('/rooms/following');
    await followed.getByRole('button', { name: 'Unfollow Ada' }).click();
    await expect(grace.page.getByText('You follow nobody yet')).toBeVisible();
  });
});
