import { describe, expect, test } from 'vitest';
import { Endpoint } from '../endpoint.ts';
import { hear, hearByteByByte, hex } from '../testing/wire.ts';
import { CORPUS } from './corpus.ts';
import { fuzz, TARGETS, type Target } from './fuzz.ts';

/** Pinned, so that a failure is the same everywhere; `node packages/websocket/src/fuzz/main.ts` explores further. */
const SEED = 20_261_121;
const INPUTS = 1_000_000;
const ROUNDS = 20;

const DEFLATE = {
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  serverMaxWindowBits: 15,
  clientMaxWindowBits: 15,
};

describe('the corpus', () => {
  test.each(CORPUS)('$name', ({ role, isCompressed, stream, heard }) => {
    const create = (): Endpoint => new Endpoint({ role, deflate: isCompressed ? DEFLATE : null });
    expect(hear(create(), hex(stream))).toEqual(heard);
    expect(hearByteByByte(create(), hex(stream))).toEqual(heard);
  });
});

describe('a million mutated inputs', () => {
  test('[F21] come to events or one protocol error, an acceptance or a refusal, and leave no memory behind', async () => {
    console.log(`fuzzing ${INPUTS} inputs with seed ${SEED}`);
    const seen = new Set<string>();
    const memory: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const inputs = INPUTS / ROUNDS;
      for (const outcome of (await fuzz({ seed: SEED, inputs, from: round * inputs })).keys())
        seen.add(outcome);
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      memory.push(heapUsed + arrayBuffers);
    }
    // Every way to end was reached, or the inputs were not worth much.
    const endings = ['closed by the peer', 'failed 1002', 'failed 1007', 'failed 1008', 'failed 1009'];
    const handshakes = [
      '101',
      '400',
      '403',
      '404',
      '405',
      '426',
      'accepted by the client',
      'refused by the client',
    ];
    expect([...seen].sort()).toEqual([...endings, 'lost', ...handshakes].sort());
    // The least of several readings is what is left when the collector has just run.
    const [early, late] = [memory.slice(0, ROUNDS / 2), memory.slice(ROUNDS / 2)];
    expect(Math.min(...late) - Math.min(...early)).toBeLessThan(32 * 1024 * 1024);
  }, 600_000);
});

describe('the fuzzer itself', () => {
  const failing: Target = (random) => {
    const word = random.word();
    return {
      input: { stream: Buffer.of(1, 2, 255) },
      check: () => {
        if (word % 100 === 0) throw new Error(`hit ${word}`);
        return 'missed';
      },
    };
  };
  const failureOf = async (run: { inputs: number; from?: number }): Promise<Error> => {
    const failure: unknown = await fuzz({ seed: 7, ...run }, [failing]).catch((error: unknown) => error);
    if (failure instanceof Error) return failure;
    throw new Error('nothing failed');
  };

  test('stops at an input that breaks the law and names it, so that it alone can be made again', async () => {
    const failure = await failureOf({ inputs: 10_000 });
    const [, index] = /^seed 7, input (\d+): \{"stream":"0102ff"\}$/.exec(failure.message) ?? [];
    expect(await failureOf({ inputs: 1, from: Number(index) })).toEqual(failure);
  });
  test('makes the same inputs for the same seed, and others for another', async () => {
    const run = async (seed: number): Promise<unknown> => [...(await fuzz({ seed, inputs: 400 }, TARGETS))];
    expect(await run(1)).toEqual(await run(1));
    expect(await run(1)).not.toEqual(await run(2));
  });
});
