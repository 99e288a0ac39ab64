import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {object} Clock
 * @property {() => number} now milliseconds that only grow
 * @property {(ms: number, stopped: AbortSignal) => Promise<void>} sleep rejects when stopped
 */

/** @type {Clock} */
export const machineClock = {
  now: () => performance.now(),
  sleep: async (ms, stopped) => {
    await delay(ms, undefined, { signal: stopped });
  },
};
