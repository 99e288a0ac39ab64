import { constants } from 'node:os';
import { createReadableLog } from '../terminal/readable-log.mjs';
import { launchService } from './launch.mjs';

/**
 * One service with our own output, for somebody else's supervisor: no restarts, and its exit code is ours.
 *
 * @param {import('../services.mjs').ServicePlan} plan
 * @param {Record<string, string>} env
 * @param {Pick<import('./context.mjs').Context, 'screen' | 'stopped' | 'stoppedAgain'>} context
 * @param {{ write: (text: string) => unknown }} [errors] what the service writes to standard error goes here
 * @returns {Promise<number>}
 */
export async function runInForeground(plan, env, { screen, stopped, stoppedAgain }, errors = process.stderr) {
  const readable = createReadableLog(screen);
  const group = launchService(plan, env, {
    out: (line) => screen.print(readable(line)),
    err: (line) => errors.write(`${readable(line)}\n`),
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
