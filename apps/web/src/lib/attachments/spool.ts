/**
 * Files on their way in: bytes are appended to `<folder>/<id>` as they come, and how many there are is all that is known of them. A file
 * that is cut off goes on where it was cut. Knows the tus library's words for a store; its sizes are the database's.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, open, opendir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { ignoreMissing } from './file-object-store.ts';

/** Bytes that stay free on the disk, for the database above all. */
const reservedBytes = 256 * 1_024 * 1_024;

export class Spool extends DataStore {
  readonly #folder: string;
  readonly #sizeOf: (id: string) => Promise<number | undefined>;

  constructor(folder: string, sizeOf: (id: string) => Promise<number | undefined>) {
    super();
    this.#folder = folder;
    this.#sizeOf = sizeOf;
  }

  /** Of ids that were checked to be ids. */
  pathOf(id: string): string {
    return join(this.#folder, id);
  }

  /** Makes an empty file; one that is there keeps its bytes. */
  async begin(id: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const handle = await open(this.pathOf(id), 'a');
    await handle.close();
  }

  async hasRoomFor(bytes: number): Promise<boolean> {
    await mkdir(this.#folder, { recursive: true });
    const { bavail, bsize } = await statfs(this.#folder);
    return bavail * bsize - bytes >= reservedBytes;
  }

  /** Bytes that are there; `undefined` when nothing was begun, or it was taken. */
  async received(id: string): Promise<number | undefined> {
    return (await stat(this.pathOf(id)).catch(ignoreMissing))?.size;
  }

  async *list(): AsyncGenerator<string> {
    const entries = await opendir(this.#folder).catch(ignoreMissing);
    if (entries === undefined) return;
    for await (const { name } of entries) yield name;
  }

  async discard(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  override async getUpload(id: string): Promise<Upload> {
    const [size, offset] = await Promise.all([this.#sizeOf(id), this.received(id)]);
    if (size === undefined || offset === undefined) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size, offset });
  }

  /** What arrived before a failure stays; the caller asks how much that is. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const target = createWriteStream(this.pathOf(id), { flags: 'r+', start: offset, flush: true });
    try {
      await pipeline(stream, target);
    } catch (error) {
      throw isDiskFull(error) ? diskFull : error;
    }
    return offset + target.bytesWritten;
  }
}

/** RFC 4918 §11.5, as the tus library throws refusals. */
export const diskFull = { status_code: 507, body: 'The disk is full' };

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
