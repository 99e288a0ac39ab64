import type { Writable } from 'node:stream';

export type ProgressState = {
  /** How much is done, 0 to 1. */
  done: number;
  count: number;
  /** What is counted: `rows`, `moments`. */
  unit: string;
  elapsedMs: number;
  label: string;
};

export type Progress = {
  update(state: ProgressState): void;
  /** A line that stays, above the bar. */
  note(line: string): void;
  /** Takes the bar away. */
  end(): void;
};

const barWidth = 24;
const barEveryMs = 100;
const lineEveryMs = 5_000;

/** On a terminal one line that is redrawn, elsewhere a plain line every five seconds. `elapsed` is in milliseconds. */
export function createProgress(
  stream: Writable & { isTTY?: boolean; columns?: number },
  elapsed: () => number,
): Progress {
  return stream.isTTY === true ? createBar(stream, elapsed) : createLines(stream, elapsed);
}

function createBar(stream: Writable & { columns?: number }, elapsed: () => number): Progress {
  const clear = '\r\u001b[2K';
  let drawnAt = Number.NEGATIVE_INFINITY;
  let line = '';
  return {
    update(state) {
      if (elapsed() - drawnAt < barEveryMs && state.done < 1) return;
      drawnAt = elapsed();
      line = describeProgress(state, barWidth).slice(0, Math.max(20, (stream.columns || 80) - 1));
      stream.write(clear + line);
    },
    note: (text) => void stream.write(`${clear}${text}\n${line}`),
    end() {
      if (line !== '') stream.write(clear);
      line = '';
    },
  };
}

function createLines(stream: Writable, elapsed: () => number): Progress {
  let saidAt = elapsed();
  return {
    update(state) {
      if (elapsed() - saidAt < lineEveryMs) return;
      saidAt = elapsed();
      stream.write(`${describeProgress(state, 0)}\n`);
    },
    note: (text) => void stream.write(`${text}\n`),
    end() {},
  };
}

/** `████░░░░  48 %  1,040 rows  20.0/s  0:54 left  2008-04-14`; a bar of no width is left out. */
export function describeProgress(state: ProgressState, width: number): string {
  const { done, count, unit, elapsedMs, label } = state;
  const full = Math.round(done * width);
  const perSecond = elapsedMs > 0 ? (count * 1_000) / elapsedMs : 0;
  const leftMs = done > 0 ? (elapsedMs / done) * (1 - done) : undefined;
  return [
    ...(width > 0 ? ['█'.repeat(full) + '░'.repeat(width - full)] : []),
    `${String(Math.floor(done * 100)).padStart(3)} %`,
    `${count.toLocaleString('en')} ${unit}`,
    `${perSecond.toFixed(1)}/s`,
    ...(leftMs === undefined ? [] : [`${describeDuration(leftMs)} left`]),
    label,
  ].join('  ');
}

/** `0:07`, `12:05`, `1:02:03`. */
export function describeDuration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  if (seconds >= 3_600) parts.unshift(Math.floor(seconds / 3_600));
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
