import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PriceFile } from './price-items.ts';
import { ReplayError } from './replay-error.ts';

/**
 * Opens a price file for reading bit by bit.
 *
 * @throws {ReplayError} when it cannot be read, or (while it is read) when it is not UTF-8
 */
export async function openPriceFile(path: string, resolvePath: (path: string) => string): Promise<PriceFile> {
  const name = basename(path);
  try {
    const { size } = await stat(resolvePath(path));
    return { name, bytes: size, chunks: decode(name, createReadStream(resolvePath(path))) };
  } catch (error) {
    throw new ReplayError(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Bytes as text; the byte order mark stays, so that offsets are those of the file. */
async function* decode(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new ReplayError(`${name} is not UTF-8 text`, { cause: error });
    throw new ReplayError(`cannot read ${name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
