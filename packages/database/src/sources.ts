import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** Where time, ids and randomness come from, so that tests can say what they are. */
export type Sources = {
  /** Unix milliseconds. */
  now: () => number;
  /** UUID version 7; two made in the same millisecond are still in order. */
  newId: () => string;
  /** Short base36 name of a channel's history. */
  newEpoch: () => string;
};

export const realSources: Sources = {
  now: Date.now,
  newId: () => v7(),
  newEpoch: () => randomInt(36 ** 8).toString(36),
};
