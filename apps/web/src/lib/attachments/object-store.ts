/**
 * Where bytes of files are kept: on a disk, or wherever something that speaks S3 keeps them. Keys are `<id>/<part>`. Nothing here knows
 * whose they are. `object-store.contract.ts` says what every store promises.
 */

export type ObjectPart = 'content' | 'thumbnail';
export type ObjectKey = `${string}/${ObjectPart}`;

/** The first and the last byte, both included. */
export type ByteRange = { first: number; last: number };

export type StoredObject = {
  size: number;
  /** The bytes, or those of the range, which lies within the size. Reading ends with an error when the object is deleted meanwhile. */
  stream(range?: ByteRange): ReadableStream<Uint8Array>;
};

export interface ObjectStore {
  /**
   * Takes a finished file of this machine over under this key; it is gone from its path afterwards. Resolves when it would survive a loss of
   * power. What was there under the key is replaced.
   */
  put(key: ObjectKey, path: string): Promise<void>;
  open(key: ObjectKey): Promise<StoredObject | undefined>;
  /** Every part of this id. What is not there is as good as deleted. */
  delete(id: string): Promise<void>;
  /** Every id that something is kept of, in any order, those being added or deleted meanwhile or not. */
  list(): AsyncIterable<string>;
}
