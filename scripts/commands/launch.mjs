import { repositoryRoot } from '../environment.mjs';
import { launchGroup } from '../processes/process-group.mjs';
import { createLineCutter } from '../terminal/lines.mjs';

/**
 * Starts a service on a leash, and passes on the lines that it writes, but for those that say nothing to anybody.
 *
 * @param {import('../services.mjs').ServicePlan} plan
 * @param {Record<string, string>} env
 * @param {{ out: (line: string) => void, err: (line: string) => void }} print
 */
export function launchService(plan, env, { out, err }) {
  const group = launchGroup({
    command: plan.command,
    args: plan.args,
    env: { ...env, TIDEWIRE_LEASH: '1' },
    cwd: repositoryRoot,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  pass(group.child.stdout, out);
  pass(group.child.stderr, err);
  return group;

  /**
   * @param {import('node:stream').Readable | null} stream
   * @param {(line: string) => void} print
   */
  function pass(stream, print) {
    const cutter = createLineCutter((line) => {
      if (!plan.isNoise(line)) print(line);
    });
    stream?.on('data', cutter.write);
    stream?.once('end', cutter.end);
  }
}
