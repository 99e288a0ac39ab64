/**
 * Mutated inputs against the reader and the handshake: the answer is always events or one protocol error, an acceptance
 * or a refusal; never an exception, never growing memory. Knows how to make an input from a number, and how to name the
 * one that failed so that it can be made again.
 */
import { checkEndpoint, makeEndpointInput, type Outcome } from './endpoint-target.ts';
import { checkHandshake, makeHandshakeInput } from './handshake-target.ts';
import { type Random, randomFor } from './random.ts';

/** Makes one input and judges what it comes to; throws when the law is broken. */
export type Target = (random: Random) => { readonly input: object; readonly check: () => Outcome };

/** By turns: three for the endpoint, one for the handshake. */
export const TARGETS: readonly [Target, ...Target[]] = [
  targetHandshake,
  targetEndpoint,
  targetEndpoint,
  targetEndpoint,
];

function targetEndpoint(random: Random): ReturnType<Target> {
  const input = makeEndpointInput(random);
  return { input, check: () => checkEndpoint(input) };
}

function targetHandshake(random: Random): ReturnType<Target> {
  const input = makeHandshakeInput(random);
  return { input, check: () => checkHandshake(input) };
}

export interface FuzzRun {
  readonly seed: number;
  readonly inputs: number;
  /** The number of the first input; default 0. */
  readonly from?: number;
}

/** zlib tells of an error once more on the next turn of the event loop, and is kept until then. */
const INPUTS_PER_TURN = 1_000;

/** How many inputs came to what. Rejects, with all that is needed to do it again, at the first that breaks the law. */
export async function fuzz(
  { seed, inputs, from = 0 }: FuzzRun,
  targets = TARGETS,
): Promise<Map<Outcome, number>> {
  const outcomes = new Map<Outcome, number>();
  for (let index = from; index < from + inputs; index += 1) {
    if (index % INPUTS_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    const { input, check } = (targets[index % targets.length] ?? targets[0])(randomFor(seed, index));
    const outcome = attempt(check, () => `seed ${seed}, input ${index}: ${describeInput(input)}`);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  return outcomes;
}

function attempt(check: () => Outcome, name: () => string): Outcome {
  try {
    return check();
  } catch (error) {
    throw new Error(name(), { cause: error });
  }
}

function describeInput(input: object): string {
  return JSON.stringify(input, (_, value: unknown) =>
    isBuffer(value) ? Buffer.from(value.data).toString('hex') : value,
  );
}

/** What a Buffer has become by the time a JSON replacer sees it. */
function isBuffer(value: unknown): value is { data: number[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'Buffer' &&
    'data' in value
  );
}
