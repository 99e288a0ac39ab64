import type { Api } from './api.ts';
import type { Terminal } from './terminal.ts';

/** Whether an option takes a word (and whether it may be given again), or is there or not. */
export type OptionKind = 'text' | 'texts' | 'flag';

/** What was typed, sorted by what the command declares. */
export type Given = {
  args: Record<string, string>;
  text(name: string): string | undefined;
  /** @throws {CliError} when it is missing */
  needText(name: string): string;
  texts(name: string): string[];
  flag(name: string): boolean;
};

export type Context = {
  given: Given;
  terminal: Terminal;
  url: string;
  isJson: boolean;
  /** With the key; read only by the commands that need it. */
  api(): Promise<Api>;
};

export type Command = {
  /** `rooms export` */
  words: string;
  /** Names of the arguments behind the words, each needed. */
  args?: readonly string[];
  options?: Record<string, OptionKind>;
  /** How the options are written, for the help. */
  usage?: string;
  summary: string;
  run(context: Context): Promise<void>;
};
