/** The script of each frame of a page, out of a trace of Chromium's. Knows trace events, and nothing of how they were come by. */

/** Times are microseconds. */
export type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Of which the thread had a processor. */
  tdur?: number;
  pid: number;
  tid: number;
};

/** `scriptMs` as the clock on the wall says, `processorMs` of that with a processor: on a busy machine a thread waits for one. */
export type Frame = { scriptMs: number; processorMs: number };

/** What a thread did without a pause for longer than fifty milliseconds. */
export type LongTask = { ms: number; processorMs: number };

export type Thread = { pid: number; tid: number };

/** What runs JavaScript, as DevTools counts it. */
const scripts = new Set([
  'EvaluateScript',
  'FunctionCall',
  'FireAnimationFrame',
  'EventDispatch',
  'TimerFire',
  'RunMicrotasks',
  'MajorGC',
  'MinorGC',
]);

/** At sixty a second. A frame that nobody asked for is not drawn; its time is cut where it would have been. */
const frameUs = 1_000_000 / 60;

/** Frames of the main thread that painted most. Calls within calls count once. */
export function framesOf(events: readonly TraceEvent[]): Frame[] {
  const thread = nameOf(mainThreadOf(events));
  const own = events
    .filter((event) => nameOf(event) === thread && scripts.has(event.name) && event.ph === 'X')
    .toSorted((a, b) => a.ts - b.ts);
  const [first] = own;
  if (first === undefined) return [];
  const begins = events
    .filter((event) => nameOf(event) === thread && event.name === 'FireAnimationFrame')
    .map(({ ts }) => ts)
    .toSorted((a, b) => a - b);
  const frames: Frame[] = [];
  let next = 0;
  let frame = { from: first.ts, us: 0, processorUs: 0 };
  let coveredUntil = first.ts;
  for (const { ts, dur = 0, tdur = dur } of own) {
    for (;;) {
      const drawn = begins[next];
      const due = frame.from + frameUs * 1.5;
      const end = drawn !== undefined && drawn <= due ? drawn : due;
      if (ts < end) break;
      if (end === drawn) next += 1;
      frames.push(ofMicroseconds(frame));
      frame = { from: end, us: 0, processorUs: 0 };
    }
    if (ts >= coveredUntil) frame.processorUs += tdur;
    const from = Math.max(ts, coveredUntil);
    coveredUntil = Math.max(coveredUntil, ts + dur);
    frame.us += Math.max(0, coveredUntil - from);
  }
  frames.push(ofMicroseconds(frame));
  return frames;
}

const ofMicroseconds = ({ us, processorUs }: { us: number; processorUs: number }): Frame => ({
  scriptMs: us / 1_000,
  processorMs: processorUs / 1_000,
});

/** Of the main thread that painted most. */
export function longTasksOf(events: readonly TraceEvent[]): LongTask[] {
  const thread = nameOf(mainThreadOf(events));
  return events
    .filter(({ name, dur = 0 }) => name === 'RunTask' && dur > 50_000)
    .filter((event) => nameOf(event) === thread)
    .map(({ dur = 0, tdur = dur }) => ({ ms: dur / 1_000, processorMs: tdur / 1_000 }));
}

/** The thread that painted most; its process is the page's. */
export function mainThreadOf(events: readonly TraceEvent[]): Thread {
  const painted = Map.groupBy(
    events.filter(({ name }) => name === 'FireAnimationFrame'),
    nameOf,
  );
  const [most] = [...painted.values()].toSorted((one, other) => other.length - one.length);
  const [any] = most ?? [];
  if (any === undefined) throw new Error('nothing was painted while it was traced');
  return { pid: any.pid, tid: any.tid };
}

const nameOf = ({ pid, tid }: Thread): string => `${pid}/${tid}`;
