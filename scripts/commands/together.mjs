// Both processes at once, on one screen: their lines with a label, what happens to them in words, the sign-ins when
// both are ready, and an orderly end.

import { machineClock } from '../processes/clock.mjs';
import { untilHealthy } from '../processes/health.mjs';
import { awaitChange, restartAfter } from '../processes/restart-policy.mjs';
import { supervise } from '../processes/supervise.mjs';
import { watchSources } from '../processes/watch-sources.mjs';
import { createReadableLog } from '../terminal/readable-log.mjs';
import { seconds } from '../terminal/steps.mjs';
import { launchService } from './launch.mjs';
import { printWelcome } from './welcome.mjs';

/** How long a process may take to end by itself: the gateway sends its clients away in slots. */
const graceMs = 30_000;

/** How long both may take to become ready: far more than the slowest machine needs. */
const patienceMs = 120_000;

/**
 * @param {import('../services.mjs').ServicePlan[]} plans
 * @param {Record<string, string>} env
 * @param {Pick<import('./context.mjs').Context, 'screen' | 'stopped' | 'stoppedAgain'>} context
 * @param {Partial<Means>} [means]
 * @returns {Promise<number>} exit code
 *
 * @typedef {object} Means
 * @property {import('../processes/clock.mjs').Clock} clock
 * @property {import('../processes/restart-policy.mjs').DecideAfterCrash} decide
 */
export async function superviseAll(plans, env, context, { clock = machineClock, decide } = {}) {
  const { screen, stopped, stoppedAgain } = context;
  const { style } = screen;
  const labels = labelsFor(plans, style);
  const readable = createReadableLog(screen);
  const waiting = new Set(plans.map((plan) => plan.name));
  const allReady = new AbortController();
  const since = clock.now();
  screen.showLive(
    () => `Starting ${[...waiting].join(' and ')} ${Math.floor((clock.now() - since) / 1000)} s`,
  );

  const supervisions = plans.map((plan) => {
    const label = labels.get(plan.name) ?? '';
    const print = (/** @type {string} */ line) => screen.print(label + readable(line));
    return supervise(
      {
        launch: () => launchService(plan, env, { out: print, err: print }),
        untilReady: (over) => untilHealthy(plan.healthUrl, { clock, stopped: over }),
      },
      {
        clock,
        decide: decide ?? (plan.watches.length > 0 ? awaitChange : restartAfter()),
        graceMs,
        report(event) {
          screen.print(label + describe(plan.name, event, style));
          if (event.kind !== 'ready' || !waiting.delete(plan.name) || waiting.size > 0) return;
          allReady.abort();
          screen.showLive(undefined);
          printWelcome(screen, env);
        },
      },
    );
  });

  const stop = () => {
    screen.showLive(undefined);
    if (!stoppedAgain.aborted) screen.print('Stopping; press Ctrl-C again to kill.');
    for (const supervision of supervisions) supervision.stop();
  };
  const kill = () => {
    for (const supervision of supervisions) supervision.kill();
  };
  stopped.addEventListener('abort', stop);
  stoppedAgain.addEventListener('abort', kill);
  if (stopped.aborted) stop();

  let hasFailed = false;
  const fail = () => {
    hasFailed = true;
    stop();
  };
  const patience = clock.sleep(patienceMs, allReady.signal).then(
    () => {
      screen.print(
        style.red(
          `${[...waiting].join(' and ')} did not answer /healthz for ${seconds(patienceMs)}; giving up`,
        ),
      );
      fail();
    },
    (error) => {
      if (!allReady.signal.aborted) throw error;
    },
  );
  const ends = supervisions.map(async ({ ended }) => {
    if ((await ended) === 'gave-up') fail();
  });
  const watchers = plans.flatMap((plan, index) =>
    plan.watches.map((folder) =>
      watchSources(folder, (file) => {
        screen.print(`${labels.get(plan.name)}${style.dim(`${file} has changed`)}`);
        supervisions[index]?.replace();
      }),
    ),
  );
  await Promise.all(ends);
  for (const stopWatching of watchers) stopWatching();
  allReady.abort();
  await patience;
  stopped.removeEventListener('abort', stop);
  stoppedAgain.removeEventListener('abort', kill);
  screen.showLive(undefined);
  screen.print('Stopped.');
  return hasFailed ? 1 : 0;
}

/**
 * @param {string} name
 * @param {import('../processes/supervise.mjs').ServiceEvent} event
 * @param {import('../terminal/style.mjs').Style} style
 */
function describe(name, event, style) {
  if (event.kind === 'ready') {
    const word = event.attempt === 1 ? 'is ready' : 'is back';
    return style.green(`${name} ${word}`) + style.dim(` (${seconds(event.afterMs)})`);
  }
  const { exit, next } = event;
  const how = exit.signal === null ? `ended with code ${exit.code}` : `was ended by ${exit.signal}`;
  switch (next.kind) {
    case 'restart':
      return style.yellow(`${name} ${how}; starting it again in ${seconds(next.delayMs)}`);
    case 'await-change':
      return style.red(`${name} ${how}; it starts again when a source changes`);
    case 'give-up':
      return style.red(`${name} ${how}, ${next.inARow} times in a row; giving up`);
  }
}

/**
 * @param {import('../services.mjs').ServicePlan[]} plans
 * @param {import('../terminal/style.mjs').Style} style
 */
function labelsFor(plans, style) {
  const paints = [style.blue, style.magenta];
  const width = Math.max(...plans.map((plan) => plan.name.length));
  return new Map(
    plans.map(({ name }, index) => [name, (paints[index] ?? style.dim)(`${name.padStart(width)} │ `)]),
  );
}
