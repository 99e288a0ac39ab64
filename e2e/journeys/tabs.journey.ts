import { expect, test } from '../people-on-a-road.ts';
import { room } from '../rooms.ts';

test.describe.configure({ timeout: 150_000 });

test('two tabs of one person share one connection, and the one that stays keeps it', async ({
  signIn,
  road,
}) => {
  const ada = await signIn('ada');
  await room.create(ada.page, 'Two tabs');
  const second = await ada.context.newPage();
  await second.goto(ada.page.url());
  for (const page of [ada.page, second])
    await expect(page.getByRole('button', { name: 'Connection: Live' })).toBeVisible();
  await expect.poll(() => road.links).toBe(1);

  await room.say(ada.page, 'from the first');
  await room.say(second, 'from the second');
  for (const page of [ada.page, second]) {
    await room.hasOnce(page, 'from the first');
    await room.hasOnce(page, 'from the second');
  }
  expect(road.links).toBe(1);

  const grace = await signIn('grace');
  await room.join(grace.page, 'Two tabs');
  await expect.poll(() => road.links).toBe(2);
  await ada.page.close();
  await room.say(grace.page, 'who is still there?');
  await room.hasOnce(second, 'who is still there?');
  await room.say(second, 'the second is');
  await room.hasOnce(grace.page, 'the second is');
  expect(road.links).toBe(2);

  await second.close();
  await expect.poll(() => road.links).toBe(1);
});

test('what is read in one tab is read in the other', async ({ signIn }) => {
  const [ada, grace] = [await signIn('ada'), await signIn('grace')];
  await room.create(grace.page, 'Reading twice');
  await room.join(ada.page, 'Reading twice');
  const url = ada.page.url();
  const second = await ada.context.newPage();
  for (const page of [ada.page, second]) await page.goto('/rooms/directory');
  await room.say(grace.page, 'unread by both');
  const unread = (page: typeof second) => page.getByRole('link', { name: /Reading twice.*1 unread/ });
  await expect(unread(ada.page)).toBeVisible();
  await expect(unread(second)).toBeVisible();
  await ada.page.goto(url);
  await room.hasOnce(ada.page, 'unread by both');
  await expect(unread(second)).toHaveCount(0);
});

test('a reload of both tabs with messages waiting sends each once', async ({ signIn, stack }) => {
  const alan = await signIn('alan');
  await room.create(alan.page, 'Waiting twice');
  const second = await alan.context.newPage();
  await second.goto(alan.page.url());
  await expect(second.getByRole('button', { name: 'Connection: Live' })).toBeVisible();
  await stack.killGateway();
  await room.say(alan.page, 'waits from the first');
  await room.say(second, 'waits from the second');
  for (const page of [alan.page, second]) {
    await page.reload();
    for (const text of ['waits from the first', 'waits from the second'])
      await expect(room.saying(page, text)).toHaveCount(1);
  }
  await stack.startGateway();
  for (const page of [alan.page, second]) {
    for (const text of ['waits from the first', 'waits from the second']) await room.hasOnce(page, text);
    await page.reload();
    for (const text of ['waits from the first', 'waits from the second']) await room.hasOnce(page, text);
  }
});

test('a browser without shared workers does the same with a connection of its own', async ({
  signIn,
  road,
}) => {
  const katherine = await signIn('katherine');
  await katherine.context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'SharedWorker');
  });
  await katherine.page.close();
  await expect.poll(() => road.links).toBe(0);
  const pages = [await katherine.context.newPage(), await katherine.context.newPage()];
  for (const page of pages) await page.goto('/developers/network');
  for (const page of pages) await expect(page.getByText('this tab alone')).toBeVisible();
  await expect.poll(() => road.links).toBe(pages.length);
});
