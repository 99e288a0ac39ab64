// The process around a command: arguments, environment, signals and time come in here and nowhere else.
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes } from './cli-error.ts';
import { run } from './run.ts';

const interrupted = new AbortController();
const onInterrupt = (): void => {
  // The second Ctrl-C is for whoever does not want to wait.
  if (interrupted.signal.aborted) process.exit(exitCodes.interrupted);
  interrupted.abort();
};
process.on('SIGINT', onInterrupt);
process.on('SIGTERM', onInterrupt);
// Whoever reads has read enough: `tidewire users list | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.done);
});

const { env } = process;
process.exitCode = await run(process.argv.slice(2), {
  env,
  // npm runs scripts in the project's folder; INIT_CWD is where the person stands.
  resolvePath: (path) => resolve(env.INIT_CWD || process.cwd(), path),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupted.signal,
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, { signal });
  },
  elapsedMs: () => performance.now(),
});
process.off('SIGINT', onInterrupt);
process.off('SIGTERM', onInterrupt);
process.stdin.destroy();
