export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** Of a list that is not empty. */
  pick<T>(from: readonly T[]): T;
};

/** mulberry32: the same seed gives the same numbers. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, pick: <T>(from: readonly T[]) => from[Math.floor(next() * from.length)] as T };
}
