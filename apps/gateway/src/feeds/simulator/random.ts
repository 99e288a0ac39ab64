// The simulator's only source of chance, so that a seed tells the whole day. Not for secrets.

/** A stream of random numbers that is the same for the same seed. */
export type Random = {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Exponential with the given mean: the waiting time between arrivals of a Poisson process. */
  exponential(mean: number): number;
};

/**
 * sfc32, "small fast chaotic", by Chris Doty-Humphrey (PractRand 0.95, `RNG/sfc.h`): 96 bits of state mixed with a 32-bit counter, so
 * the period is at least 2^32. The state is filled by splitmix32 from an FNV-1a hash of the seed and the first 15 outputs are thrown
 * away, as PractRand does.
 */
export function createRandom(seed: string): Random {
  const nextWord = splitmix32(hashFnv1a(seed));
  let a = nextWord();
  let b = nextWord();
  let c = nextWord();
  let counter = 1;
  const next = (): number => {
    const out = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  };
  for (let round = 0; round < 15; round += 1) next();

  const uniform = (): number => next() / 2 ** 32;
  // 1 - uniform() is in (0, 1], where the logarithm is finite.
  const exponential = (mean: number): number => -mean * Math.log(1 - uniform());
  return {
    uniform,
    exponential,
    /** Box and Muller (1958); the second value is not kept, so that a draw never depends on how many came before. */
    normal: () => Math.sqrt(2 * exponential(1)) * Math.cos(2 * Math.PI * uniform()),
  };
}

/** FNV-1a, 32 bits, over the seed's UTF-16 code units. */
function hashFnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Sebastiano Vigna's splitmix with Pelle Evensen's 32-bit constants, as it is used to fill larger states. */
function splitmix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) | 0;
  };
}
