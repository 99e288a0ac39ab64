/** Something that ends a replay, in one sentence for the person at the terminal; `exitCode` is what the shell gets. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
  readonly exitCode: number;

  constructor(sentence: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(sentence, options.cause === undefined ? {} : { cause: options.cause });
    this.exitCode = options.exitCode ?? 1;
  }
}

/** What shells report for a wrong command line. */
export const usageExitCode = 2;
/** What shells report for "ended by SIGINT". */
export const interruptedExitCode = 130;
