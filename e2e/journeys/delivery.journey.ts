import { expect, test } from '../people-on-a-road.ts';
import { room } from '../rooms.ts';

test.describe.configure({ timeout: 150_000 });

test('killed after the commit and before the answer: the retry finds its own message, and there is one row', async ({
  signIn,
  stack,
  road,
}) => {
  const [ada, grace] = [await signIn('ada'), await signIn('grace')];
  await room.create(ada.page, 'Between commit and answer');
  await room.join(grace.page, 'Between commit and answer');
  await room.say(ada.page, 'all is well');
  await room.hasOnce(grace.page, 'all is well');
  const roomId = new URL(ada.page.url()).pathname.split('/').at(-1);
  const kept = async (): Promise<string[]> => {
    const answer = await ada.page.request.get(`/v1/rooms/${roomId}/messages?limit=50`);
    const { items } = (await answer.json()) as { items: { body: string }[] };
    return items.map(({ body }) => body).filter((body) => body === 'committed, not answered');
  };

  road.holdAnswers();
  await room.say(ada.page, 'committed, not answered');
  await expect.poll(kept).toHaveLength(1);
  await expect(room.saying(ada.page, 'committed, not answered').getByText(/Sending/)).toHaveCount(1);
  await stack.killGateway();
  road.heal();
  await stack.startGateway();

  for (const { page } of [ada, grace]) {
    await expect(page.getByRole('region', { name: 'Connection' })).toHaveCount(0, { timeout: 30_000 });
    await room.hasOnce(page, 'committed, not answered');
    await page.reload();
    await room.hasOnce(page, 'committed, not answered');
  }
  expect(await kept()).toHaveLength(1);
});

test('asleep for ten minutes: the page notices that its socket is dead, comes back and has every message', async ({
  signIn,
  stack,
  road,
}) => {
  const [katherine, alan] = [await signIn('katherine'), await signIn('alan')];
  await room.create(katherine.page, 'Sleeping Beauty');
  await room.join(alan.page, 'Sleeping Beauty');
  const roomId = new URL(katherine.page.url()).pathname.split('/').at(-1);
  await katherine.page.clock.install();
  await katherine.page.reload();
  await room.say(katherine.page, 'good night');
  await room.hasOnce(katherine.page, 'good night');

  road.forget();
  const missed = Array.from({ length: 25 }, (_, index) => `dream ${index + 1}.`);
  for (const body of missed) {
    const answer = await alan.page.request.post(`/v1/rooms/${roomId}/messages`, {
      data: { body },
      headers: { origin: stack.webUrl },
    });
    expect(answer.status()).toBe(201);
  }
  await expect(room.saying(katherine.page, 'dream')).toHaveCount(0);
  await katherine.page.clock.fastForward('10:00');

  await room.hasOnce(katherine.page, 'dream 25.');
  await room.say(katherine.page, 'good morning');
  await room.hasOnce(katherine.page, 'good morning');
  await katherine.page.getByRole('log', { name: 'Messages' }).press('End');
  const seen = await katherine.page.getByRole('article').allInnerTexts();
  const dreams = seen.flatMap((text) => /dream (\d+)\./.exec(text)?.[1] ?? []).map(Number);
  expect(dreams).toEqual(Array.from({ length: dreams.length }, (_, index) => 25 - dreams.length + index + 1));
  expect(dreams.length).toBeGreaterThan(5);
});
