/**
 * @typedef {object} RestartPolicy
 * @property {number} firstDelayMs
 * @property {number} longestDelayMs the delay doubles until here
 * @property {number} steadyMs who has been up this long has not crashed in a row
 * @property {number} mostInARow crashes in a row before giving up
 * @property {number} mostBeforeReady the same for a process that never became ready: more attempts will not mend it
 *
 * @typedef {{ kind: 'restart', inARow: number, delayMs: number }
 *   | { kind: 'await-change', inARow: number }
 *   | { kind: 'give-up', inARow: number }} AfterCrash
 *
 * @typedef {object} Crash
 * @property {number} inARow crashes in a row before this one
 * @property {number} upMs how long the process had been up
 * @property {boolean} wasEverReady
 *
 * @typedef {(crash: Crash) => AfterCrash} DecideAfterCrash
 */

/** @type {RestartPolicy} */
export const restartPolicy = {
  firstDelayMs: 500,
  longestDelayMs: 10_000,
  steadyMs: 30_000,
  mostInARow: 10,
  mostBeforeReady: 3,
};

/**
 * What to do with a process that has just ended by itself.
 *
 * @param {RestartPolicy} [policy]
 * @returns {DecideAfterCrash}
 */
export function restartAfter(policy = restartPolicy) {
  return ({ inARow, upMs, wasEverReady }) => {
    const count = upMs >= policy.steadyMs ? 1 : inARow + 1;
    const most = wasEverReady ? policy.mostInARow : policy.mostBeforeReady;
    if (count >= most) return { kind: 'give-up', inARow: count };
    const delayMs = Math.min(policy.firstDelayMs * 2 ** (count - 1), policy.longestDelayMs);
    return { kind: 'restart', inARow: count, delayMs };
  };
}

/**
 * While somebody edits, the same source would crash in the same way: it is started again when it has changed.
 *
 * @type {DecideAfterCrash}
 */
export const awaitChange = ({ inARow }) => ({ kind: 'await-change', inARow: inARow + 1 });
