/** What scripts can trust: each number means one thing, whatever the command. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a command with a sentence for the person at the terminal. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(kind: Exclude<keyof typeof exitCodes, 'done'>, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? {} : { cause });
    this.exitCode = exitCodes[kind];
  }
}

export const usage = (sentence: string): CliError =>
  new CliError('usage', `${sentence}. "tidewire --help" tells more.`);
