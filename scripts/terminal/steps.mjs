// The progress of a set-up: each step is a line with its result and time; what is under way is in the live line.

import { CommandFailed } from '../processes/command.mjs';
import { Refusal } from '../refusal.mjs';

const shownLines = 40;

/**
 * @typedef {object} StepNames
 * @property {string} doing "Installing packages"
 * @property {string} done "Packages are installed"
 * @property {string} [hint] what helps while one waits: "takes a minute the first time"
 */

/**
 * @param {import('./screen.mjs').Screen} screen
 * @param {() => number} [now] milliseconds
 */
export function createSteps(screen, now = () => performance.now()) {
  const { style } = screen;
  /** @type {Map<string, number>} what is under way → when it began */
  const underWay = new Map();

  const refresh = () => {
    screen.showLive(
      underWay.size === 0
        ? undefined
        : () => [...underWay].map(([doing, since]) => `${doing} ${wholeSeconds(now() - since)}`).join(' · '),
    );
  };

  /**
   * Shows in the live line that something is under way.
   *
   * @template T
   * @param {string} doing
   * @param {() => Promise<T>} work
   * @returns {Promise<{ value: T, tookMs: number }>}
   */
  async function watch(doing, work) {
    const since = now();
    underWay.set(doing, since);
    refresh();
    try {
      return { value: await work(), tookMs: now() - since };
    } finally {
      underWay.delete(doing);
      refresh();
    }
  }

  return {
    screen,
    watch,
    /**
     * Runs one step. Work that had nothing to do says `'unchanged'` and gets no line.
     *
     * @param {StepNames} names
     * @param {() => Promise<'changed' | 'unchanged'>} work
     * @throws {Refusal} the failure of a command, after its last lines were shown; everything else as it is
     */
    async run({ doing, done, hint }, work) {
      try {
        const { value, tookMs } = await watch(hint === undefined ? doing : `${doing} (${hint})`, work);
        if (value === 'changed')
          screen.print(`${style.green('✓')} ${done} ${style.dim(`(${seconds(tookMs)})`)}`);
      } catch (error) {
        if (!(error instanceof CommandFailed)) throw error;
        screen.print(`${style.red('✗')} ${doing} failed`);
        throw refusalOf(error, doing, screen);
      }
    },
  };
}

/** @typedef {ReturnType<typeof createSteps>} Steps */

/**
 * One line of output is the command's own sentence; more is a log, of which the end is shown.
 *
 * @param {CommandFailed} failed
 * @param {string} doing
 * @param {import('./screen.mjs').Screen} screen
 */
function refusalOf(failed, doing, screen) {
  const lines = failed.lastLines(shownLines);
  if (lines.length === 1) return new Refusal(lines[0] ?? '', { cause: failed });
  for (const line of lines) screen.print(screen.style.dim(`  │ `) + line);
  return new Refusal(`${doing} failed; everything it said is in ${failed.logFile}.`, { cause: failed });
}

/** @param {number} ms */
export function seconds(ms) {
  return ms < 60_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** @param {number} ms */
function wholeSeconds(ms) {
  return `${Math.floor(ms / 1000)} s`;
}
