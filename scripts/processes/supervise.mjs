// Keeps one process running until it is told to stop. It knows when to start again and when to give up; it does not
// know what the process is, nor how anything is shown.

import { afterCrash } from './restart-policy.mjs';

/**
 * @typedef {import('./process-group.mjs').Exit} Exit
 *
 * @typedef {object} Launched
 * @property {Promise<Exit>} exited
 * @property {(signal: NodeJS.Signals) => void} signal
 *
 * @typedef {object} Service
 * @property {string} name
 * @property {() => Launched} launch
 * @property {(stopped: AbortSignal) => Promise<void>} untilReady
 *
 * @typedef {{ kind: 'ready', attempt: number, afterMs: number }
 *   | { kind: 'crashed', exit: Exit, next: import('./restart-policy.mjs').AfterCrash }} ServiceEvent
 *
 * @typedef {object} Supervision
 * @property {Promise<'stopped' | 'gave-up'>} ended
 * @property {() => void} stop asks the process to end, and kills it when it has not after `graceMs`
 * @property {() => void} kill ends it at once
 */

/**
 * @param {Service} service
 * @param {object} means
 * @param {import('./clock.mjs').Clock} means.clock
 * @param {import('./restart-policy.mjs').RestartPolicy} means.policy
 * @param {number} means.graceMs
 * @param {(event: ServiceEvent) => void} means.report
 * @returns {Supervision}
 */
export function supervise(service, { clock, policy, graceMs, report }) {
  const stopping = new AbortController();
  /** @type {Launched | undefined} */
  let current;

  /**
   * One life of the process, from launch to exit.
   *
   * @param {number} attempt
   * @returns {Promise<{ exit: Exit, upMs: number, wasReady: boolean }>}
   */
  async function live(attempt) {
    const since = clock.now();
    const ended = new AbortController();
    let wasReady = false;
    current = service.launch();
    const readiness = service.untilReady(ended.signal).then(
      () => {
        wasReady = true;
        report({ kind: 'ready', attempt, afterMs: clock.now() - since });
      },
      (error) => {
        if (!ended.signal.aborted) throw error;
      },
    );
    const exit = await current.exited;
    ended.abort();
    await readiness;
    return { exit, upMs: clock.now() - since, wasReady };
  }

  /** @returns {Promise<'stopped' | 'gave-up'>} */
  async function keepRunning() {
    let inARow = 0;
    let wasEverReady = false;
    for (let attempt = 1; ; attempt += 1) {
      const { exit, upMs, wasReady } = await live(attempt);
      if (stopping.signal.aborted) return 'stopped';
      wasEverReady ||= wasReady;
      const next = afterCrash({ inARow, upMs, wasEverReady }, policy);
      report({ kind: 'crashed', exit, next });
      if (next.kind === 'give-up') return 'gave-up';
      inARow = next.inARow;
      await clock.sleep(next.delayMs, stopping.signal).catch(ignoreStop);
      if (stopping.signal.aborted) return 'stopped';
    }
  }

  /** @param {unknown} error */
  function ignoreStop(error) {
    if (!stopping.signal.aborted) throw error;
  }

  const ended = keepRunning();

  /** Kills what is still there when the grace is over; the wait ends with the process. */
  async function killLate() {
    const over = new AbortController();
    const cancel = () => over.abort();
    ended.then(cancel, cancel);
    await clock.sleep(graceMs, over.signal).then(
      () => current?.signal('SIGKILL'),
      (error) => {
        if (!over.signal.aborted) throw error;
      },
    );
  }

  return {
    ended,
    stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      current?.signal('SIGTERM');
      void killLate();
    },
    kill() {
      stopping.abort();
      current?.signal('SIGKILL');
    },
  };
}
