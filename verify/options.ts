import { parseArgs } from 'node:util';

export type Options = {
  seeds: readonly number[];
  /** Of each seed. */
  messages: number;
  clients: number;
  /** Runs that go on at the same time: they mostly wait for what was broken to heal. */
  atOnce: number;
};

/** The arguments are not right; the message is one sentence for whoever typed them. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

export const usage = `npm run verify:delivery -- [--seeds 20] [--messages 5000] [--clients 40] [--seed N] [--at-once 2]

  --seeds N     as many runs, of the seeds 1 to N
  --seed N      one run, of this seed
  --messages N  acknowledged in each run
  --clients N   that read and write in each run
  --at-once N   runs at the same time`;

/** @throws {OptionsError} */
export function parseOptions(args: readonly string[]): Options {
  const { seeds, seed, messages, clients, 'at-once': atOnce } = parse(args);
  if (seed !== undefined && seeds !== undefined) throw new OptionsError('Give --seed or --seeds, not both.');
  const count = toNumber('seeds', seeds ?? '20', 1, 10_000);
  return {
    seeds:
      seed === undefined
        ? Array.from({ length: count }, (_, at) => at + 1)
        : [toNumber('seed', seed, 0, 2 ** 31 - 1)],
    messages: toNumber('messages', messages ?? '5000', 50, 1_000_000),
    clients: toNumber('clients', clients ?? '40', 2, 1_000),
    atOnce: toNumber('at-once', atOnce ?? '2', 1, 16),
  };
}

function parse(args: readonly string[]) {
  const string = { type: 'string' } as const;
  const options = { seeds: string, seed: string, messages: string, clients: string, 'at-once': string };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
}

function toNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new OptionsError(`--${name} must be a whole number from ${least} to ${most}.`);
}
