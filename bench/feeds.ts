/**
 * What 500 symbols at 20 updates a second each cost the page that watches all of them: a Tidewire as `npm start` runs it, and a real
 * Chromium. First in sight, then with another tab in front of it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Browser, type Session } from './browser.ts';
import { type Frame, framesOf, type LongTask, longTasksOf, mainThreadOf, type TraceEvent } from './frames.ts';
import { StartedWeb } from './started-web.ts';
import { waitedMs } from './thread-time.ts';

const symbols = 500;
const perSecond = 20;
const loadFeedId = (nth: number): string => `stock.LOAD${String(nth).padStart(4, '0')}`;

/** Of each minute so much is traced: a trace of all would cost more than what it looks at. */
const tracedMs = 5_000;
/** A page that is not seen rests after ten seconds. */
const untilRestMs = 15_000;
const readyWithinMs = 240_000;
/** A row in sight, while hundreds of others are being joined. */
const liveWithinMs = 30_000;

/** `pid` is the page's process; its main thread has the same number. */
type Watched = { tab: Session; worker: Session; pid: number };

export async function benchFeeds(minutes: number): Promise<string[]> {
  await using web = await StartedWeb.start({
    FEEDS: 'load',
    LOAD_SYMBOLS: String(symbols),
    LOAD_RATE: String(perSecond),
  });
  const { id, cookie } = await web.signUp('watcher');
  await until('the symbols are there', async () => {
    const answer = await fetch(`${web.url}/v1/feeds/${loadFeedId(symbols - 1)}`, { headers: { cookie } });
    return answer.ok;
  });
  await web.inDatabase(async ({ feeds }) => {
    for (let nth = 0; nth < symbols; nth += 1) await feeds.putWatch(id, loadFeedId(nth));
  });
  await using browser = await Browser.start();
  const { targetId, tab } = await browser.openTab();
  await open(tab, web.url, cookie);
  const worker = await attachToWorker(browser);
  const { pid } = mainThreadOf(await trace(browser, 1_000));
  const watched = { tab, worker, pid };
  const cycles = Math.max(1, Math.round(minutes));
  const cycleMs = (minutes * 60_000) / cycles;
  const seen = await measure(browser, watched, { cycles, cycleMs, isSeen: true });

  const other = await browser.openTab();
  await browser.itself.send('Target.activateTarget', { targetId: other.targetId });
  await until('the page is hidden', () => tab.evaluate(`document.visibilityState === 'hidden'`));
  await delay(untilRestMs);
  const unseen = await measure(browser, watched, { cycles: 1, cycleMs, isSeen: false });
  await browser.itself.send('Target.activateTarget', { targetId });
  const back = await timeUntilFresh(tab);
  return [
    `${symbols} symbols × ${perSecond} updates/s at the source, a page that watches all of them, ${minutes} min`,
    ...describeSeen(seen),
    ...describeUnseen(unseen),
    `  back in sight: every number on the screen is fresh after ${back.toFixed(0)} ms`,
  ];
}

async function open(tab: Session, url: string, cookie: string): Promise<void> {
  for (const domain of ['Page', 'Runtime', 'Network', 'Performance']) await tab.send(`${domain}.enable`);
  for (const pair of cookie.split('; ')) {
    const [name = '', ...value] = pair.split('=');
    await tab.send('Network.setCookie', { url, name, value: decodeURIComponent(value.join('=')) });
  }
  await tab.send('Page.navigate', { url: `${url}/markets` });
  await until('every symbol has a row', () =>
    tab.evaluate<boolean>(`document.querySelectorAll('tr[data-feed]').length === ${symbols}`),
  );
  // Each row is brought into sight until it is live: what it shows then came over the socket.
  await until('every row is live', () =>
    tab.evaluate<boolean>(`(async () => {
      const isLive = (row) => row.dataset.tone === 'fresh' && row.querySelector('[data-cell=tick]').textContent !== '';
      const rows = [...document.querySelectorAll('tr[data-feed]')];
      for (let at = 0; at < rows.length; at += 10) {
        const group = rows.slice(at, at + 10);
        group[0].scrollIntoView();
        const end = performance.now() + ${liveWithinMs};
        while (!group.every(isLive)) {
          if (performance.now() > end) return false;
          await new Promise((painted) => requestAnimationFrame(painted));
        }
      }
      rows[0].scrollIntoView({ block: 'center' });
      return true;
    })()`),
  );
  await tab.evaluate(`(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration });
    }).observe({ type: 'longtask' });
  })()`);
}

async function attachToWorker(browser: Browser): Promise<Session> {
  const [found] = await browser.targets('shared_worker');
  if (found === undefined) throw new Error('the page has no shared worker');
  const worker = await browser.attach(found.targetId);
  await worker.send('Runtime.enable');
  return worker;
}

type Measured = {
  seconds: number;
  /** Of the page's main thread, milliseconds per second. */
  script: number;
  task: number;
  /** Of all renderers, the worker's among them, milliseconds per second. */
  processor: number;
  /** How long the page's main thread had something to do and no processor, milliseconds per second; `NaN` where nobody says. */
  waited: number;
  /** Outside of what was traced: a trace that begins or ends is a long task itself. */
  longTasks: number[];
  /** Of what was traced, with the processor time of each. */
  tracedLongTasks: LongTask[];
  frames: Frame[];
  /** Bytes after a collection: at the start and at the end of each cycle. */
  heap: { page: number; worker: number }[];
};

async function measure(
  browser: Browser,
  watched: Watched,
  { cycles, cycleMs, isSeen }: { cycles: number; cycleMs: number; isSeen: boolean },
): Promise<Measured> {
  const { tab } = watched;
  const heap = [await heapOf(watched)];
  const total = { seconds: 0, script: 0, task: 0, processor: 0, waited: 0 };
  const longTasks: number[] = [];
  const tracedLongTasks: LongTask[] = [];
  const frames: Frame[] = [];
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    await tab.evaluate('longTasks.length = 0');
    const [before, startedAt] = [await costs(browser, watched), performance.now()];
    await delay(Math.max(0, cycleMs - tracedMs));
    const after = await costs(browser, watched);
    total.seconds += (performance.now() - startedAt) / 1_000;
    for (const name of ['script', 'task', 'processor', 'waited'] as const)
      total[name] += after[name] - before[name];
    const tasks = await tab.evaluate<{ duration: number }[]>('longTasks');
    longTasks.push(...tasks.map(({ duration }) => duration));
    if (isSeen) {
      const events = await trace(browser, tracedMs);
      frames.push(...framesOf(events));
      tracedLongTasks.push(...longTasksOf(events));
    }
    // Collecting everything takes long, and is asked for by nobody but us.
    heap.push(await heapOf(watched));
  }
  const { seconds } = total;
  const perS = (ms: number) => ms / seconds;
  return {
    seconds,
    script: perS(total.script),
    task: perS(total.task),
    processor: perS(total.processor),
    waited: perS(total.waited),
    longTasks,
    tracedLongTasks,
    frames,
    heap,
  };
}

/** Milliseconds since the page was opened. */
async function costs(
  browser: Browser,
  { tab, pid }: Watched,
): Promise<{ script: number; task: number; processor: number; waited: number }> {
  const { metrics } = await tab.send<{ metrics: { name: string; value: number }[] }>(
    'Performance.getMetrics',
  );
  const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1_000;
  return {
    script: ms('ScriptDuration'),
    task: ms('TaskDuration'),
    processor: (await browser.rendererSeconds()) * 1_000,
    waited: await waitedMs({ pid, tid: pid }),
  };
}

async function heapOf({ tab, worker }: Watched): Promise<{ page: number; worker: number }> {
  const used = async (session: Session) => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize;
  };
  const heap = { page: await used(tab), worker: await used(worker) };
  await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
  return heap;
}

async function trace({ itself }: Browser, forMs: number): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const complete = Promise.withResolvers<void>();
  const unlisten = [
    itself.on('Tracing.dataCollected', ({ value }) => events.push(...(value as TraceEvent[]))),
    itself.on('Tracing.tracingComplete', () => complete.resolve()),
  ];
  await itself.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'],
      excludedCategories: ['*'],
    },
  });
  await delay(forMs);
  await itself.send('Tracing.end');
  await complete.promise;
  for (const end of unlisten) end();
  return events;
}

async function timeUntilFresh(tab: Session): Promise<number> {
  return tab.evaluate<number>(`(async () => {
    const from = performance.now();
    const inSight = [...document.querySelectorAll('tr[data-feed]')].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    while (!inSight.every((row) => row.dataset.tone === 'fresh'))
      await new Promise((painted) => requestAnimationFrame(painted));
    return performance.now() - from;
  })()`);
}

function describeSeen(seen: Measured): string[] {
  const { script, task, processor, waited, longTasks, tracedLongTasks, frames, heap } = seen;
  const longest = Math.max(0, ...longTasks);
  const own = tracedLongTasks.filter(({ processorMs }) => processorMs > 50).length;
  return [
    `  script per frame, ${frames.length} frames traced, processor time: ${spread(frames.map(({ processorMs }) => processorMs))}`,
    `  the same by the clock, with what others took of the processors: ${spread(frames.map(({ scriptMs }) => scriptMs))}`,
    `  main thread: script ${script.toFixed(0)} ms/s, everything ${task.toFixed(0)} ms/s; page and worker ${processor.toFixed(0)} ms/s of processor`,
    `  main thread had no processor while it wanted one: ${waited.toFixed(0)} ms/s`,
    `  tasks over 50 ms by the clock: ${longTasks.length}${longest > 0 ? `, the longest ${longest.toFixed(0)} ms` : ''}`,
    `  of ${tracedLongTasks.length} more while it was traced, ${own} had a processor for 50 ms`,
    `  heap after collection, page: ${heap.map(({ page }) => mebibytes(page)).join(' → ')} MiB`,
    `  heap after collection, worker: ${heap.map(({ worker }) => mebibytes(worker)).join(' → ')} MiB`,
  ];
}

function spread(ms: readonly number[]): string {
  const sorted = ms.toSorted((one, other) => one - other);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2);
  const over = sorted.filter((time) => time > 4).length;
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; over 4 ms: ${over}`;
}

function describeUnseen({ script, task, processor, seconds }: Measured): string[] {
  return [
    `  hidden, ${seconds.toFixed(0)} s: script ${script.toFixed(1)} ms/s, everything ${task.toFixed(1)} ms/s; page and worker ${processor.toFixed(1)} ms/s of processor`,
  ];
}

const mebibytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + readyWithinMs;
  while (performance.now() < end) {
    if (await isSo()) return;
    await delay(200);
  }
  throw new Error(`not within ${readyWithinMs / 1_000} s: ${what}`);
}
