import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test.describe('the gateway dies', () => {
  // Coming back may wait for the longest step of the backoff.
  test.describe.configure({ timeout: 150_000 });
  test('killed with -9 in mid-conversation: pages come back by themselves, nothing is lost or doubled', async ({
    signIn,
    stack,
  }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Through the storm');
    await room.join(grace.page, 'Through the storm');
    await room.say(ada.page, 'before the storm');
    await room.hasOnce(grace.page, 'before the storm');

    // Some of these are under way when the gateway dies, some are written while it is away.
    const sent: string[] = [];
    for (const number of Array.from({ length: 6 }, (_, index) => index + 1)) {
      for (const { page, username } of [ada, grace]) {
        const text = `${username} in the storm ${number}.`;
        sent.push(text);
        await room.say(page, text);
      }
      if (number === 3) await stack.killGateway();
    }
    await expect(ada.page.getByRole('region', { name: 'Connection' })).toBeVisible();
    await stack.startGateway();

    for (const { page } of [ada, grace]) {
      await expect(page.getByRole('region', { name: 'Connection' })).toHaveCount(0, { timeout: 30_000 });
      for (const text of sent) await room.hasOnce(page, text);
    }
    await room.say(grace.page, 'after the storm');
    await room.hasOnce(ada.page, 'after the storm');

    const order = async (page: typeof ada.page): Promise<string[]> => {
      await page.reload();
      await room.hasOnce(page, 'after the storm');
      const texts = await page.getByRole('article').allInnerTexts();
      return texts.flatMap((text) => /(?:ada|grace) in the storm \d\./.exec(text)?.[0] ?? []);
    };
    const seenByAda = await order(ada.page);
    expect(seenByAda.toSorted()).toEqual(sent.toSorted());
    expect(await order(grace.page)).toEqual(seenByAda);
  });

  test('asked to stop, it sends people away, and they are back when it is', async ({ signIn, stack }) => {
    const alan = await signIn('alan');
    await room.create(alan.page, 'Deploy day');
    await stack.stopGateway();
    await room.say(alan.page, 'written while nobody listened');
    await expect(room.saying(alan.page, 'written while nobody listened')).toHaveCount(1);
    await stack.startGateway();
    await room.hasOnce(alan.page, 'written while nobody listened');
  });

  test('messages that wait survive a reload', async ({ signIn, stack }) => {
    const katherine = await signIn('katherine');
    await room.create(katherine.page, 'Patience');
    await stack.killGateway();
    await room.say(katherine.page, 'kept in the outbox');
    await expect(katherine.page.getByRole('region', { name: 'Connection' })).toBeVisible();
    await katherine.page.reload();
    await expect(room.saying(katherine.page, 'kept in the outbox')).toHaveCount(1);
    await stack.startGateway();
    await room.hasOnce(katherine.page, 'kept in the outbox');
  });
});
