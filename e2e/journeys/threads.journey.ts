import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test.describe('an answer to one message', () => {
  test('stands in a thread of its own, and says in the room what it answers', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Many voices');
    await room.join(grace.page, 'Many voices');
    await room.say(ada.page, 'Shall we meet at noon?');
    await room.hasOnce(grace.page, 'Shall we meet at noon?');
    await room.say(ada.page, 'And bring the maps');
    await room.hasOnce(grace.page, 'And bring the maps');

    await (await room.menuOf(grace.page, 'Shall we meet at noon?'))
      .getByRole('menuitem', { name: 'Reply in thread' })
      .click();
    const graceThread = grace.page.getByRole('complementary', { name: 'Thread' });
    const graceField = graceThread.getByRole('textbox', { name: 'Reply in this thread' });
    await expect(graceField).toBeFocused();
    await graceField.fill('Noon suits me');
    await graceField.press('Enter');
    await room.hasOnce(graceThread, 'Noon suits me');

    const root = room
      .inRoom(ada.page)
      .getByRole('article')
      .filter({ hasText: 'Shall we meet at noon?' })
      .first();
    const summary = root.getByRole('button', { name: /^1 reply/ });
    await expect(summary).toBeVisible();
    const answer = room.inRoom(ada.page).getByRole('article').filter({ hasText: 'Noon suits me' });
    await expect(answer.getByRole('button', { name: /^In reply to Ada/ })).toContainText(
      'Shall we meet at noon?',
    );

    await summary.click();
    const adaThread = ada.page.getByRole('complementary', { name: 'Thread' });
    await room.hasOnce(adaThread, 'Noon suits me');
    await expect(adaThread.getByText('And bring the maps')).toHaveCount(0);
    await adaThread.getByRole('textbox').fill('Noon it is');
    await adaThread.getByRole('textbox').press('Enter');
    await room.hasOnce(graceThread, 'Noon it is');
    await expect(adaThread.getByText('2 replies')).toBeVisible();

    await grace.page.reload();
    await room.hasOnce(graceThread, 'Noon it is');
    await expect(graceThread.getByText('2 replies')).toBeVisible();

    await ada.page.keyboard.press('Escape');
    await expect(adaThread).toHaveCount(0);
    await expect(root.getByRole('button', { name: /^2 replies/ })).toBeFocused();
    await ada.page.goBack();
    await expect(ada.page.getByRole('heading', { level: 1, name: 'Many voices' })).toBeVisible();
  });

  test('that could not go out yet is kept over a reload, and arrives once', async ({ signIn, stack }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Answering machine');
    await room.join(grace.page, 'Answering machine');
    await room.say(ada.page, 'Is anybody there?');
    await room.hasOnce(grace.page, 'Is anybody there?');
    await (await room.menuOf(grace.page, 'Is anybody there?'))
      .getByRole('menuitem', { name: 'Reply in thread' })
      .click();
    const thread = grace.page.getByRole('complementary', { name: 'Thread' });
    await stack.killGateway();
    try {
      await thread.getByRole('textbox').fill('I am, in the dark');
      await thread.getByRole('textbox').press('Enter');
      await expect(room.saying(thread, 'I am, in the dark')).toContainText('Waiting for the connection');
      await grace.page.reload();
      await expect(room.saying(thread, 'I am, in the dark')).toHaveCount(1);
    } finally {
      await stack.startGateway();
    }
    await room.hasOnce(thread, 'I am, in the dark');
    await expect(
      room
        .saying(ada.page, 'Is anybody there?')
        .first()
        .getByRole('button', { name: /^1 reply/ }),
    ).toBeVisible();
    await room.hasOnce(ada.page, 'I am, in the dark');
  });

  test('is found on a phone by resting a finger on the message', async ({ signIn }) => {
    const { page } = await signIn('alan', { phone: true });
    await page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Lobby/ }).tap();
    await room.say(page, 'Rest a finger here');
    await room.hasOnce(page, 'Rest a finger here');
    await room.restFinger(page, 'Rest a finger here');
    await page.getByRole('menuitem', { name: 'Reply in thread' }).tap();
    const thread = page.getByRole('dialog', { name: 'Thread' });
    await thread.getByRole('textbox').fill('And answer there');
    await thread.getByRole('button', { name: 'Send' }).tap();
    await room.hasOnce(thread, 'And answer there');
    await thread.getByRole('button', { name: 'Close thread' }).tap();
    await expect(thread).toHaveCount(0);
    await expect(
      room
        .saying(page, 'Rest a finger here')
        .first()
        .getByRole('button', { name: /^1 reply/ }),
    ).toBeVisible();
  });
});

test('who began a thread is told what is new in it, until they have read it, in every window', async ({
  signIn,
}) => {
  const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
  await room.create(ada.page, 'Questions asked');
  await room.say(ada.page, 'Does anybody know?');
  await room.join(grace.page, 'Questions asked');
  await room.hasOnce(grace.page, 'Does anybody know?');
  const second = await ada.context.newPage();
  await second.goto('/rooms');

  await (await room.menuOf(grace.page, 'Does anybody know?'))
    .getByRole('menuitem', { name: 'Reply in thread' })
    .click();
  const answering = grace.page.getByRole('complementary', { name: 'Thread' }).getByRole('textbox');
  for (const words of ['I do', 'and so do you']) {
    await answering.fill(words);
    await answering.press('Enter');
  }
  const summary = room
    .saying(room.inRoom(ada.page), 'Does anybody know?')
    .getByRole('button', { name: /2 replies 2 unread/ });
  await expect(summary).toBeVisible();
  const listed = second
    .getByRole('navigation', { name: 'Your rooms' })
    .getByRole('link', { name: /^Threads/ });
  await expect(listed).toHaveAccessibleName(/\d unread/);

  await listed.click();
  const inList = second
    .getByRole('region', { name: 'Threads' })
    .getByRole('link', { name: /Does anybody know/ });
  await expect(inList).toHaveAccessibleName(/2 unread/);
  await inList.click();
  await room.hasOnce(second.getByRole('complementary', { name: 'Thread' }), 'and so do you');
  await expect(summary).toHaveCount(0);
  await listed.click();
  await expect(inList).toBeVisible();
  await expect(inList).not.toHaveAccessibleName(/unread/);
});
