import { randomBytes as cryptoRandomBytes } from 'node:crypto';
import { type MaskKey, readMaskKey } from './mask.ts';

/** Gives `size` bytes that nobody can foresee. */
export type RandomBytes = (size: number) => Uint8Array;

/** A fresh key for every frame a client sends. */
export type MaskKeySource = () => MaskKey;

const POOL_BYTES = 4096;

/**
 * RFC 6455 §5.3 and §10.3: keys must be unpredictable, so they come from a strong source; asking it for 1,024 keys
 * at a time keeps the price of a frame low.
 */
function createMaskKeySource(randomBytes: RandomBytes): MaskKeySource {
  let pool: Uint8Array = new Uint8Array(0);
  let at = 0;
  return () => {
    if (at + 4 > pool.length) {
      pool = randomBytes(POOL_BYTES);
      at = 0;
    }
    const key = readMaskKey(pool, at);
    at += 4;
    return key;
  };
}

/** One pool for all client endpoints of the process. */
const sharedSource = createMaskKeySource(cryptoRandomBytes);

/** Keys from the source given, or from node:crypto. */
export function maskKeySource(randomBytes: RandomBytes | undefined): MaskKeySource {
  return randomBytes === undefined ? sharedSource : createMaskKeySource(randomBytes);
}
