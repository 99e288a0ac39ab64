/**
 * @typedef {object} RestartPolicy
 * @property {number} firstDelayMs
 * @property {number} longestDelayMs the delay doubles until here
 * @property {number} steadyMs who has been up this long has not crashed in a row
 * @property {number} mostInARow crashes in a row before giving up
 * @property {number} mostBeforeReady the same for a process that never became ready: more attempts will not mend it
 *
 * @typedef {{ kind: 'restart', inARow: number, delayMs: number } | { kind: 'give-up', inARow: number }} AfterCrash
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
 * @param {object} crash
 * @param {number} crash.inARow crashes in a row before this one
 * @param {number} crash.upMs how long the process had been up
 * @param {boolean} crash.wasEverReady
 * @param {RestartPolicy} policy
 * @returns {AfterCrash}
 */
export function afterCrash({ inARow, upMs, wasEverReady }, policy) {
  const count = upMs >= policy.steadyMs ? 1 : inARow + 1;
  const most = wasEverReady ? policy.mostInARow : policy.mostBeforeReady;
  if (count >= most) return { kind: 'give-up', inARow: count };
  const delayMs = Math.min(policy.firstDelayMs * 2 ** (count - 1), policy.longestDelayMs);
  return { kind: 'restart', inARow: count, delayMs };
}
