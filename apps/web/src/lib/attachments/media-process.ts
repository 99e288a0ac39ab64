/**
 * The process that opens pictures (apps/media), from this side: started when there is something to look at, one job at a time, ended when
 * a job takes too long or nothing came for a while. A file that it dies of twice is refused.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AnswerSchema, type Finding, type Job } from '@tidewire/media/jobs';
import type { Log } from '../log.ts';

export type MediaProcess = {
  /** To be called again only after it has resolved. Never rejects: what cannot be looked at is refused. */
  look(job: Job): Promise<Finding>;
  close(): void;
};

export type MediaSettings = {
  /** It may write here, and nowhere else. */
  folder: string;
  jobMs: number;
  idleMs: number;
  /** Default: that of apps/media. */
  script?: string;
};

const attempts = 2;

export function createMediaProcess(settings: MediaSettings, log: Log): MediaProcess {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;

  const end = (): void => {
    clearTimeout(idle);
    child?.removeAllListeners();
    child?.kill('SIGKILL');
    child = undefined;
  };

  const ready = (): ChildProcess => {
    clearTimeout(idle);
    child ??= start(settings);
    return child;
  };

  return {
    look: async (job) => {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const outcome = await ask(ready(), job, settings.jobMs);
        if ('finding' in outcome) {
          idle = setTimeout(end, settings.idleMs).unref();
          return outcome.finding;
        }
        end();
        log.warn(
          { attachmentId: job.id, attempt, why: outcome.died },
          'the media process ended during a job',
        );
      }
      return { is: 'refused', reason: 'This file could not be opened safely.' };
    },
    close: end,
  };
}

/**
 * Without our environment, in which the secrets are, and with Node's permission model (nodejs.org/api/permissions.html): no network, no
 * processes, no writing elsewhere. The model binds JavaScript; the decoders are native code, for which there is the process's end.
 */
function start({ folder, script = scriptOfMedia() }: MediaSettings): ChildProcess {
  const child = fork(script, [], {
    execArgv: [
      ...['--max-old-space-size=128', '--permission', '--allow-addons', '--allow-fs-read=*'],
      // That decoders are native code is known.
      '--disable-warning=PERM0001',
      `--allow-fs-write=${join(folder, '*')}`,
    ],
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // It must not keep this process alive.
  child.unref();
  child.channel?.unref();
  return child;
}

/** As Node finds it from where the process runs: bundled code has no place of its own on the disk. */
const scriptOfMedia = (): string =>
  createRequire(join(process.cwd(), 'package.json')).resolve('@tidewire/media/process');

type Outcome = { finding: Finding } | { died: string };

function ask(child: ChildProcess, job: Job, jobMs: number): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => resolve({ died: 'it took too long' }), jobMs);
  const onMessage = (message: unknown): void => {
    const answer = AnswerSchema.safeParse(message);
    if (!answer.success) resolve({ died: 'it answered nonsense' });
    else if (answer.data.id === job.id) resolve({ finding: answer.data.finding });
  };
  const onExit = (code: number | null, signal: string | null): void =>
    resolve({ died: `it ended with ${signal ?? code}` });
  const onError = (error: Error): void => resolve({ died: error.message });
  child.on('message', onMessage).on('exit', onExit).on('error', onError);
  child.send(job, (error) => {
    if (error !== null) onError(error);
  });
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', onMessage).off('exit', onExit).off('error', onError);
  });
}
