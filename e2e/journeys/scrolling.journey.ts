import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CDPSession, Page } from '@playwright/test';
import { loadOlder, type Travel, watchRows } from '../anchored-row.ts';
import { expect, type Person, test } from '../people.ts';
import { room } from '../rooms.ts';
import type { Stack } from '../stack.ts';

test.describe.configure({ timeout: 180_000 });

const said = 160;

/** Of many heights, so that few are what the page guesses before it has measured them. */
function bodyOf(nth: number): string {
  const lines = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');
  switch (nth % 6) {
    case 0:
      return `Page ${nth}\n\`\`\`ts\n${lines((nth % 11) + 1, (at) => `const line${at} = ${at};`)}\n\`\`\``;
    case 2:
      return `Page ${nth} ${'and so it went on, longer than anybody had thought, '.repeat(nth % 17)}`;
    case 3:
      return `Page ${nth}\n${lines(nth % 8, (at) => `- ${at}, **of several**`)}`;
    case 4:
      return `Page ${nth}\n\n|a|b|\n|-|-|\n${lines(nth % 5, () => '|1|2|')}`;
    default:
      return `Page ${nth}`;
  }
}

/** A room of many pages with code, lists, tables, pictures and days, opened at its end. */
async function longRoom({ page }: Person, stack: Stack, name: string): Promise<void> {
  await room.create(page, name);
  const roomId = page.url().split('/').at(-1) ?? '';
  const bodies = Array.from({ length: said }, (_, nth) => bodyOf(nth));
  for (const [part, [width, height]] of [
    [120, 400],
    [500, 90],
    [300, 300],
  ].entries()) {
    await room.sayMany(page, bodies.slice(part * 40, (part + 1) * 40));
    const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: width ?? 0, height: height ?? 0 } });
    const files = [{ name: `picture-${part}.png`, mimeType: 'image/png', buffer }];
    await page.locator('input[type=file]').setInputFiles(files);
    await expect(page.getByRole('list', { name: 'Files to send' })).toContainText('Ready');
    await room.say(page, `Picture ${part}`);
    await expect(room.saying(page, `Picture ${part}`).getByRole('button', { name: /Look at/ })).toBeVisible();
  }
  await room.sayMany(page, bodies.slice(120));
  spreadOverDays(stack, roomId);
  await page.reload();
  await expect(room.saying(page, `Page ${said - 1}`)).toBeInViewport();
}

/** As if it had been said over many days, twenty messages on each. Nobody can say something yesterday, so it is written past the API. */
function spreadOverDays({ dataDir }: Stack, roomId: string): void {
  const database = new DatabaseSync(join(dataDir, 'tidewire.db'), { timeout: 10_000 });
  try {
    const at = 'createdAt - 86400000 * (((SELECT max(seq) FROM Message WHERE roomId = ?1) - seq) / 20)';
    database.prepare(`UPDATE Message SET createdAt = ${at} WHERE roomId = ?1`).run(roomId);
  } finally {
    database.close();
  }
}

const untilBeginning = 400;

/** Scrolls by `turn` to the beginning of the room while somebody else talks in it, and tells how the rows moved. */
async function travelToBeginning(
  page: Page,
  elsewhere: Page,
  turn: (nth: number) => Promise<void>,
): Promise<Travel> {
  const watching = await watchRows(page);
  const beginning = page.getByText('This is the beginning of the room.');
  for (let nth = 0; nth < untilBeginning && (await beginning.count()) === 0; nth += 1) {
    await turn(nth);
    if (nth % 5 === 0) await room.sayMany(elsewhere, [`Meanwhile ${nth}\n${'more\n'.repeat(nth % 4)}`]);
  }
  await expect(beginning).toBeAttached();
  return watching.end();
}

/** A finger that draws the messages down by 200 px. */
async function drawFinger(touch: CDPSession): Promise<void> {
  const move = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  await move('touchStart', [{ x: 195, y: 300 }]);
  for (let y = 320; y <= 500; y += 20) await move('touchMove', [{ x: 195, y }]);
  await move('touchEnd', []);
}

test('older messages come without moving the one that is being read, while others talk', async ({
  signIn,
  stack,
}) => {
  const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
  await longRoom(ada, stack, 'Much to read');
  await room.join(grace.page, 'Much to read');
  const moved: number[] = [];
  for (;;) {
    const [loading] = await Promise.all([
      loadOlder(ada.page),
      room.sayMany(grace.page, [`Meanwhile ${moved.length}`, 'And\nmore\nof it']),
    ]);
    if (loading.word === 'beginning') break;
    moved.push(loading.movedPx);
  }
  expect(moved.length).toBeGreaterThanOrEqual(2);
  expect(Math.max(...moved)).toBeLessThanOrEqual(1);
});

test('by wheel and by finger the messages move as one, and never back, while older ones come', async ({
  signIn,
  stack,
}) => {
  const [ada, grace, phone] = await Promise.all([
    signIn('ada'),
    signIn('grace'),
    signIn('ada', { phone: true }),
  ]);
  await longRoom(ada, stack, 'A long way up');
  await room.join(grace.page, 'A long way up');

  await ada.page.getByRole('log').hover();
  const byWheel = await travelToBeginning(ada.page, grace.page, () => ada.page.mouse.wheel(0, -300));
  expect(byWheel.wentPx).toBeGreaterThan(5_000);
  expect(byWheel.apartPx).toBeLessThanOrEqual(1);
  expect(byWheel.backPx).toBeLessThanOrEqual(1);

  await phone.page.goto(ada.page.url());
  const touch = await phone.context.newCDPSession(phone.page);
  await expect(phone.page.getByRole('article').last()).toBeInViewport();
  // Away from the end, where what is said moves everything up.
  await drawFinger(touch);
  await expect(phone.page.getByRole('button', { name: /Jump to latest|new message/ })).toBeVisible();
  const byFinger = await travelToBeginning(phone.page, grace.page, () => drawFinger(touch));
  expect(byFinger.wentPx).toBeGreaterThan(5_000);
  expect(byFinger.apartPx).toBeLessThanOrEqual(1);
  expect(byFinger.backPx).toBeLessThanOrEqual(1);
});
