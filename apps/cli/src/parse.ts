import { parseArgs } from 'node:util';
import { usage } from './cli-error.ts';
import type { Command, Given } from './command.ts';

export type Parsed =
  | { is: 'help' }
  | { is: 'command'; command: Command; given: Given; isJson: boolean; url: string | undefined };

const common = {
  json: { type: 'boolean' },
  url: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws {CliError} when it is no command, or not all of one */
export function parse(commands: readonly Command[], argv: readonly string[]): Parsed {
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) return { is: 'help' };
  const command = findCommand(commands, argv);
  const { options = {}, args: names = [], words } = command;
  const declared = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [
      name,
      kind === 'flag'
        ? ({ type: 'boolean' } as const)
        : ({ type: 'string', multiple: kind === 'texts' } as const),
    ]),
  );
  const { values, positionals } = read(argv.slice(words.split(' ').length), { ...common, ...declared });
  const missing = names[positionals.length];
  if (missing !== undefined) throw usage(`"tidewire ${words}" needs ${missing}`);
  const extra = positionals[names.length];
  if (extra !== undefined) throw usage(`"tidewire ${words}" does not know what "${extra}" is for`);
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const given: Given = {
    args: Object.fromEntries(names.map((name, at) => [name, positionals[at] ?? ''])),
    text,
    needText: (name) => {
      const value = text(name);
      if (value === undefined || value === '') throw usage(`"tidewire ${words}" needs --${name}`);
      return value;
    },
    texts: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    },
    flag: (name) => values[name] === true,
  };
  return { is: 'command', command, given, isJson: values.json === true, url: text('url') };
}

function findCommand(commands: readonly Command[], argv: readonly string[]): Command {
  const found = commands.find(({ words }) => words.split(' ').every((word, at) => argv[at] === word));
  if (found !== undefined) return found;
  const subject = argv[0] ?? '';
  const verbs = commands.flatMap(({ words }) => {
    const [first, second] = words.split(' ');
    return first === subject && second !== undefined ? [second] : [];
  });
  if (verbs.length === 0) throw usage(`There is no command "${subject}"`);
  throw usage(`Say what to do with ${subject}: ${verbs.join(', ')}`);
}

type OptionTypes = Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }>;

function read(args: string[], options: OptionTypes) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // Node's own sentence names the option; what follows its first full stop is for programmers.
    if (error instanceof TypeError) throw usage(error.message.split('. ', 1)[0] ?? error.message);
    throw error;
  }
}
