// `npm start` and `npm run dev`: set-up, then both processes under supervision until somebody stops them. With
// `--only=gateway` or `--only=web` one process in the foreground, which ends when it ends (for another supervisor).

import { parseArgs } from 'node:util';
import { holdDatabase } from '../processes/database-lock.mjs';
import { refuseBusyPort } from '../processes/ports.mjs';
import { gatewayPlan, webPlan } from '../services.mjs';
import { makeDefaultDataFolderPrivate, refuseUnwritableDatabase } from '../setup/database.mjs';
import { setUp } from '../setup/setup.mjs';
import { createContext } from './context.mjs';
import { runInForeground } from './foreground.mjs';
import { superviseAll } from './together.mjs';

/** @param {string[]} args */
export async function main(args) {
  const { values } = parseArgs({
    args,
    options: { dev: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  const mode = values.dev ? 'dev' : 'run';
  const context = createContext();
  const { environment } = context;
  const plans = [gatewayPlan(environment, mode), webPlan(environment, mode)].filter(
    (plan) => values.only === undefined || plan.name === values.only,
  );

  refuseUnwritableDatabase(environment.DATABASE_URL);
  makeDefaultDataFolderPrivate();
  const release = plans.some((plan) => plan.name === 'gateway')
    ? await holdDatabase({ databaseUrl: environment.DATABASE_URL, stopped: context.stopped })
    : undefined;
  try {
    return await setUpAndRun(plans, mode, context);
  } finally {
    release?.();
  }
}

/**
 * @param {import('../services.mjs').ServicePlan[]} plans
 * @param {import('../services.mjs').Mode} mode
 * @param {import('./context.mjs').Context} context
 */
async function setUpAndRun(plans, mode, context) {
  const { environment } = context;
  for (const { port, portVariable } of plans) {
    await refuseBusyPort({ port, host: environment.HOST, variable: portVariable });
  }
  const needsBuild = mode === 'run' && plans.some((plan) => plan.name === 'web');
  await setUp(context.steps, context.means, { database: true, webBuild: needsBuild });

  const env = { ...environment, NODE_ENV: mode === 'dev' ? 'development' : 'production' };
  const [only] = plans;
  return plans.length === 1 && only !== undefined
    ? runInForeground(only, env, context)
    : superviseAll(plans, env, context);
}
