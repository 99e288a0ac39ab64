// npm run replay: the process around the replay. Arguments, environment, signals and time come in here and nowhere else.
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { replay } from './replay.ts';
import { interruptedExitCode } from './replay-error.ts';

const interrupted = new AbortController();
const onInterrupt = (): void => {
  // The second Ctrl-C is for whoever does not want to wait for the request under way.
  if (interrupted.signal.aborted) process.exit(interruptedExitCode);
  interrupted.abort();
};
process.on('SIGINT', onInterrupt);
process.on('SIGTERM', onInterrupt);

const { env } = process;
process.exitCode = await replay(process.argv.slice(2), {
  env,
  // npm runs scripts in the project's folder; INIT_CWD is where the person stands.
  resolvePath: (path) => resolve(env.INIT_CWD || process.cwd(), path),
  stdout: process.stdout,
  stderr: process.stderr,
  clock: {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    async sleep(ms, signal) {
      try {
        await sleep(ms, undefined, { signal });
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      }
    },
  },
  random: Math.random,
  createId: randomUUID,
  signal: interrupted.signal,
});
process.off('SIGINT', onInterrupt);
process.off('SIGTERM', onInterrupt);
