/** The script of each frame of a page, out of a trace of Chromium's. Knows trace events, and nothing of how they were come by. */

/** Times are microseconds. */
export type TraceEvent = { name: string; ph: string; ts: number; dur?: number; pid: number; tid: number };

export type Frame = { scriptMs: number };

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
  const thread = busiest(events);
  if (thread === undefined) return [];
  const own = events
    .filter((event) => threadOf(event) === thread && scripts.has(event.name) && event.ph === 'X')
    .toSorted((a, b) => a.ts - b.ts);
  const [first] = own;
  if (first === undefined) return [];
  const begins = events
    .filter((event) => threadOf(event) === thread && event.name === 'FireAnimationFrame')
    .map(({ ts }) => ts)
    .toSorted((a, b) => a - b);
  const frames: Frame[] = [];
  let next = 0;
  let frame: { from: number; us: number } = { from: first.ts, us: 0 };
  let coveredUntil = first.ts;
  for (const { ts, dur = 0 } of own) {
    for (;;) {
      const drawn = begins[next];
      const due = frame.from + frameUs * 1.5;
      const end = drawn !== undefined && drawn <= due ? drawn : due;
      if (ts < end) break;
      if (end === drawn) next += 1;
      frames.push({ scriptMs: frame.us / 1_000 });
      frame = { from: end, us: 0 };
    }
    const from = Math.max(ts, coveredUntil);
    coveredUntil = Math.max(coveredUntil, ts + dur);
    frame.us += Math.max(0, coveredUntil - from);
  }
  frames.push({ scriptMs: frame.us / 1_000 });
  return frames;
}

function busiest(events: readonly TraceEvent[]): string | undefined {
  const painted = new Map<string, number>();
  for (const event of events)
    if (event.name === 'FireAnimationFrame')
      painted.set(threadOf(event), (painted.get(threadOf(event)) ?? 0) + 1);
  return [...painted].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
