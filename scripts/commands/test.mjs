// `npm test`: everything that must hold, from formatting to journeys in a real browser. With names of checks as
// arguments (`node scripts/test.mjs lint types`) only those, and what they need.

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../folder.mjs';
import { Refusal } from '../refusal.mjs';
import { installChromium } from '../setup/chromium.mjs';
import { installNginx } from '../setup/nginx.mjs';
import { setUp } from '../setup/setup.mjs';
import { checksWithReportsIn } from '../testing/checks.mjs';
import { oneFailed, onePassed, sentence, total } from '../testing/counts.mjs';
import { runCheck } from '../testing/run-check.mjs';
import { runJobs } from '../testing/schedule.mjs';
import { createContext } from './context.mjs';

/**
 * @typedef {import('../testing/counts.mjs').Counts} Counts
 * @typedef {import('../testing/checks.mjs').Check} Check
 * @typedef {import('./context.mjs').Context} Context
 */

/** @param {string[]} wanted names of checks; none means all */
export async function main(wanted) {
  const context = createContext();
  const { screen, stopped } = context;
  const counts = await runChecks(wanted, context).catch((error) => {
    if (stopped.aborted || !(error instanceof Refusal)) throw error;
    screen.print(error.message);
    return oneFailed;
  });
  if (stopped.aborted) throw stopped.reason;
  const isSkippingOnCi = counts.skipped > 0 && Boolean(process.env.CI);
  if (isSkippingOnCi)
    screen.print('A test that is skipped where CI runs is a test that nobody runs: this fails.');
  screen.print(sentence(counts));
  return counts.failed > 0 || counts.passed === 0 || isSkippingOnCi ? 1 : 0;
}

/**
 * @param {string[]} wanted
 * @param {Context} context
 * @returns {Promise<Counts>}
 */
async function runChecks(wanted, context) {
  const { steps, means } = context;
  const reportDir = join(means.logDir, 'test');
  makeFolder(reportDir);
  const checks = chosen(checksWithReportsIn(reportDir), wanted);
  const needsBrowser = checks.some((check) => check.needsBrowser);

  await setUp(steps, means, { database: false, webBuild: false });
  if (checks.some((check) => check.name === 'unit')) {
    await steps.run({ doing: 'Installing nginx', done: 'nginx installed' }, () => installNginx(means));
  }
  if (needsBrowser) {
    await steps.run({ doing: 'Installing Chromium', done: 'Chromium installed' }, () =>
      installChromium(means),
    );
  }

  let isBuilt = false;
  const build = {
    name: 'build',
    after: [],
    alone: false,
    run: async () => {
      isBuilt = await builds(context);
      return isBuilt ? onePassed : oneFailed;
    },
  };
  const jobs = checks.map((check) => ({
    ...check,
    run: () => (check.needsBuild && !isBuilt ? notRun(check, context) : runCheck(check, reportDir, context)),
  }));
  const needsBuild = checks.some((check) => check.needsBuild);
  return total(await runJobs(needsBuild ? [build, ...jobs] : jobs, Math.min(2, availableParallelism())));
}

/**
 * @param {Check[]} checks
 * @param {string[]} wanted
 */
function chosen(checks, wanted) {
  const names = checks.map((check) => check.name);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Refusal(`There is no check "${unknown}"; there are ${names.join(', ')}.`);
  return checks.filter((check) => wanted.length === 0 || wanted.includes(check.name));
}

/**
 * @param {Context} context
 * @returns {Promise<boolean>}
 */
async function builds({ steps, means, screen }) {
  try {
    await setUp(steps, means, { database: false, webBuild: true });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    screen.print(error.message);
    return false;
  }
}

/**
 * @param {Check} check
 * @param {Context} context
 */
async function notRun({ title }, { screen }) {
  screen.print(`${screen.style.red('✗')} ${title}: not run, because the web app was not built`);
  return oneFailed;
}
