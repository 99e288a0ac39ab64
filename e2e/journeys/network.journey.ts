import { NetworkControls } from '../network.ts';
import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test.describe.configure({ timeout: 120_000 });

test('offline before the click: the message waits, says so, and arrives once when the network is back', async ({
  signIn,
}) => {
  const [ada, grace] = [await signIn('ada'), await signIn('grace')];
  await room.create(ada.page, 'In the tunnel');
  await room.join(grace.page, 'In the tunnel');
  const network = await NetworkControls.open(ada);
  await network.choose('Offline');
  await expect(ada.page.getByRole('region', { name: 'Simulation' })).toContainText('Offline');
  await room.say(ada.page, 'written in the dark');
  const waiting = room.saying(ada.page, 'written in the dark');
  await expect(waiting.getByText(/Waiting for the connection/)).toBeVisible();
  await expect(ada.page.getByRole('region', { name: 'Connection' })).toBeVisible();
  await expect(room.saying(grace.page, 'written in the dark')).toHaveCount(0);

  await network.choose('Good');
  for (const { page } of [ada, grace]) await room.hasOnce(page, 'written in the dark');
  await expect(ada.page.getByRole('region', { name: 'Simulation' })).toHaveCount(0);
  await ada.page.reload();
  await room.hasOnce(ada.page, 'written in the dark');
});

test('on slow 3G one’s own row is there at once, and says that it is on its way', async ({ signIn }) => {
  const grace = await signIn('grace');
  await room.create(grace.page, 'Slow road');
  const network = await NetworkControls.open(grace);
  await network.choose('Slow 3G');
  await expect(grace.page.getByRole('region', { name: 'Simulation' })).toContainText('Slow 3G');
  const field = grace.page.getByRole('textbox', { name: /^Message / });
  await field.fill('already here');
  // In the very turn after the key: long before anything can have been to the server and back.
  const rows = await field.evaluate(async (element) => {
    const key = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
    element.dispatchEvent(new KeyboardEvent('keydown', key));
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    return [...document.querySelectorAll('article')].map(({ innerText }) => innerText);
  });
  expect(rows.filter((text) => text.includes('already here'))).toHaveLength(1);
  await room.hasOnce(grace.page, 'already here');
});

test('a cut connection comes back by itself, and the page tells what it went through', async ({ signIn }) => {
  const alan = await signIn('alan');
  const network = await NetworkControls.open(alan);
  const facts = network.page.getByRole('region', { name: 'How it is doing' });
  await expect(facts).toContainText('live');
  await network.cut();
  const states = network.page.getByRole('list', { name: 'States' });
  await expect(states).toContainText('because: network');
  await expect(facts).toContainText('live');
  await expect(network.page.getByText('a worker that all your tabs share')).toBeVisible();
  await network.page.getByLabel('Delay each way, ms').fill('150');
  await network.page.getByRole('button', { name: 'Apply' }).click();
  await expect(network.page.getByRole('region', { name: 'Simulation' })).toContainText('custom');
  await expect(facts.getByText(/^[3-9]\d\d ms$|^\d{4,} ms$/)).toBeVisible();
});
