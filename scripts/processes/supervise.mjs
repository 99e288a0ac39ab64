// Keeps one process running until it is told to stop. It knows when to start again and when to give up; it does not
// know what the process is, nor how anything is shown.

/**
 * @typedef {import('./process-group.mjs').Exit} Exit
 *
 * @typedef {object} Launched
 * @property {Promise<Exit>} exited
 * @property {(signal: NodeJS.Signals) => void} signal
 *
 * @typedef {object} Service
 * @property {() => Launched} launch
 * @property {(stopped: AbortSignal) => Promise<void>} untilReady
 *
 * @typedef {{ kind: 'ready', attempt: number, afterMs: number }
 *   | { kind: 'crashed', exit: Exit, next: import('./restart-policy.mjs').AfterCrash }} ServiceEvent
 *
 * @typedef {{ kind: 'up', launched: Launched, isReplaced: boolean }
 *   | { kind: 'waiting', wake: () => void }
 *   | { kind: 'down' }} State
 *
 * @typedef {object} Supervision
 * @property {Promise<'stopped' | 'gave-up'>} ended
 * @property {() => void} stop asks the process to end, and kills it when it has not after `graceMs`
 * @property {() => void} kill ends it at once
 * @property {() => void} replace ends this process and starts another, which is no crash; one that waits starts now
 */

/** How long a process that is replaced may take to end: somebody has just saved a file and waits for it. */
const replaceGraceMs = 1_000;

/**
 * @param {Service} service
 * @param {object} means
 * @param {import('./clock.mjs').Clock} means.clock
 * @param {import('./restart-policy.mjs').DecideAfterCrash} means.decide
 * @param {number} means.graceMs
 * @param {(event: ServiceEvent) => void} means.report
 * @returns {Supervision}
 */
export function supervise(service, { clock, decide, graceMs, report }) {
  const stopping = new AbortController();
  /** @type {State} */
  let state = { kind: 'down' };

  /**
   * One life of the process, from launch to exit.
   *
   * @param {number} attempt
   */
  async function live(attempt) {
    const since = clock.now();
    const ended = new AbortController();
    let isReady = false;
    const up = { kind: /** @type {const} */ ('up'), launched: service.launch(), isReplaced: false };
    state = up;
    const readiness = service.untilReady(ended.signal).then(() => {
      isReady = true;
      report({ kind: 'ready', attempt, afterMs: clock.now() - since });
    }, unlessAborted(ended.signal));
    const exit = await up.launched.exited;
    state = { kind: 'down' };
    ended.abort();
    await readiness;
    return { exit, isReady, isReplaced: up.isReplaced, upMs: clock.now() - since };
  }

  /**
   * Ends early when the process is stopped or replaced.
   *
   * @param {number | undefined} delayMs undefined: only then
   */
  async function wait(delayMs) {
    const woken = new AbortController();
    const wake = () => woken.abort();
    state = { kind: 'waiting', wake };
    const isWoken = new Promise((resolve) => woken.signal.addEventListener('abort', resolve));
    await (delayMs === undefined
      ? isWoken
      : clock.sleep(delayMs, woken.signal).catch(unlessAborted(woken.signal)));
    state = { kind: 'down' };
  }

  /** @returns {Promise<'stopped' | 'gave-up'>} */
  async function keepRunning() {
    let inARow = 0;
    let wasEverReady = false;
    for (let attempt = 1; ; attempt += 1) {
      const { exit, isReady, isReplaced, upMs } = await live(attempt);
      if (stopping.signal.aborted) return 'stopped';
      wasEverReady ||= isReady;
      if (isReplaced) continue;
      const next = decide({ inARow, upMs, wasEverReady });
      report({ kind: 'crashed', exit, next });
      if (next.kind === 'give-up') return 'gave-up';
      inARow = next.inARow;
      await wait(next.kind === 'restart' ? next.delayMs : undefined);
      if (stopping.signal.aborted) return 'stopped';
    }
  }

  /**
   * @param {Launched} launched
   * @param {number} withinMs
   */
  async function end(launched, withinMs) {
    const over = new AbortController();
    const cancel = () => over.abort();
    launched.exited.then(cancel, cancel);
    launched.signal('SIGTERM');
    await clock
      .sleep(withinMs, over.signal)
      .then(() => launched.signal('SIGKILL'), unlessAborted(over.signal));
  }

  return {
    ended: keepRunning(),
    stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      if (state.kind === 'up') void end(state.launched, graceMs);
      if (state.kind === 'waiting') state.wake();
    },
    kill() {
      stopping.abort();
      if (state.kind === 'up') state.launched.signal('SIGKILL');
      if (state.kind === 'waiting') state.wake();
    },
    replace() {
      if (stopping.signal.aborted) return;
      if (state.kind === 'waiting') state.wake();
      if (state.kind !== 'up' || state.isReplaced) return;
      state.isReplaced = true;
      void end(state.launched, replaceGraceMs);
    },
  };
}

/**
 * @param {AbortSignal} signal
 * @returns {(error: unknown) => void} passes over what the signal itself has thrown
 */
function unlessAborted(signal) {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}
