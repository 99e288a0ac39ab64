/**
 * A room of 10,000 messages in Chromium, of a Tidewire that was started as `npm start` does: how far the row that is being read moves while
 * all older messages are loaded, page by page, and how long a key in the composer takes until its letter is drawn, with all of them
 * held and a processor four times as slow. It needs the browser of the journeys.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { v7 } from 'uuid';
import { loadOlder } from '../e2e/anchored-row.ts';
import { startBrowser } from '../e2e/browser.ts';
import { StartedWeb, type Writer } from './started-web.ts';

const count = 10_000;
const slowdown = 4;
const text = 'The quick brown fox jumps over the lazy dog, and types on. ';

export async function benchRoom(): Promise<string[]> {
  await using web = await StartedWeb.start({ FEEDS: 'none' });
  const person = await web.signUp('reader');
  const roomId = await web.openRoom(person, [person]);
  await fill(web, roomId, person);
  const browser = await startBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await signIn(context, person, web.url);
    const page = await context.newPage();
    await page.goto(`${web.url}/rooms/${roomId}`);
    await page.getByText(new RegExp(`^Message ${count - 1} `)).waitFor();
    const scripts = await scriptsOf(page);
    await quiet(page);
    const few = await keyTimes(page);
    const moved = await loadAll(page);
    await quiet(page);
    const many = await keyTimes(page);
    return [
      `A room of ${count} messages in Chromium, 1440 × 900`,
      `  scripts in the page until its messages were drawn: ${scripts.count}, ${(scripts.bytes / 1_024).toFixed(0)} KB as sent`,
      `  loading all older ones, ${moved.length} pages: the row being read moved by at most ${Math.max(...moved).toFixed(2)} px in any frame`,
      describe(`typing at ${slowdown} × slowdown, 50 messages held`, few),
      describe(`typing at ${slowdown} × slowdown, ${count} messages held`, many),
    ];
  } finally {
    await browser.close();
  }
}

/** Past the API, which would not take so many from one person so fast. */
const fill = (web: StartedWeb, roomId: string, { id }: Writer): Promise<void> =>
  web.inDatabase(async ({ messages }) => {
    const author = { id, name: 'reader', guest: false };
    for (let at = 0; at < count; at += 1_000) {
      const some = Array.from({ length: 1_000 }, (_, nth) => bodyOf(at + nth));
      await Promise.all(some.map((body) => messages.append({ roomId, messageId: v7(), author, body })));
    }
  });

/** Of many heights, so that few are what the page guesses before it has measured them. */
const bodyOf = (nth: number): string =>
  [
    `Message ${nth}`,
    ...Array.from({ length: (nth * 7) % 4 }, (_, line) => `${line} `.repeat(80).trim()),
  ].join('\n');

async function signIn(context: BrowserContext, { cookie }: Writer, url: string): Promise<void> {
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url };
  });
  await context.addCookies(cookies);
}

/** All that came, also what was fetched ahead; the shared worker's is its own. */
const scriptsOf = (page: Page): Promise<{ count: number; bytes: number }> =>
  page.evaluate(() => {
    const came = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = came.filter(({ name }) => new URL(name).pathname.endsWith('.js'));
    return {
      count: scripts.length,
      bytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  });

/** Until nothing kept the page busy for a second: what follows is not to be the end of opening it. */
const quiet = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        let timer = setTimeout(done, 1_000);
        new PerformanceObserver((_, observer) => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            observer.disconnect();
            done();
          }, 1_000);
        }).observe({ type: 'longtask' });
      }),
  );

async function loadAll(page: Page): Promise<number[]> {
  const moved: number[] = [];
  for (let loading = await loadOlder(page); loading.word === 'loaded'; loading = await loadOlder(page))
    moved.push(loading.movedPx);
  return moved;
}

/** From each key press, as the browser dates it, until the frame that shows its letter has been made. Milliseconds. */
async function keyTimes(page: Page): Promise<number[]> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const field = page.getByRole('textbox', { name: 'Message Bench' });
  await field.focus();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const drawn = new MessageChannel();
          drawn.port1.onmessage = () => times.push(performance.now() - timeStamp);
          drawn.port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
  await page.keyboard.type(text, { delay: 100 });
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await browser.detach();
  await field.fill('');
  return times;
}

function describe(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN).toFixed(1);
  return `  ${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, at most ${at(1)} ms a key; over 50 ms: ${sorted.filter((ms) => ms > 50).length} of ${sorted.length}`;
}
