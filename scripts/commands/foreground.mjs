import { constants } from 'node:os';
import { repositoryRoot } from '../environment.mjs';
import { launchGroup } from '../processes/process-group.mjs';

/**
 * One service with our own output, for somebody else's supervisor: no restarts, and its exit code is ours.
 *
 * @param {import('../services.mjs').ServicePlan} plan
 * @param {Record<string, string>} env
 * @param {import('./context.mjs').Context} context
 * @returns {Promise<number>}
 */
export async function runInForeground(plan, env, { stopped, stoppedAgain }) {
  const group = launchGroup({
    command: plan.command,
    args: plan.args,
    env: { ...env, TIDEWIRE_LEASH: '1' },
    cwd: repositoryRoot,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const stop = () => group.signal('SIGTERM');
  const kill = () => group.signal('SIGKILL');
  stopped.addEventListener('abort', stop);
  stoppedAgain.addEventListener('abort', kill);
  if (stopped.aborted) stop();
  const { code, signal } = await group.exited;
  stopped.removeEventListener('abort', stop);
  stoppedAgain.removeEventListener('abort', kill);
  if (stopped.aborted) return 0;
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
