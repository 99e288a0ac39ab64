/**
 * Files of messages on this machine, from their first byte to their last reader: announced, taken in, looked at by the media process, kept,
 * and swept when nobody has them any more. How far each is stands in its row, so that whoever dies in between goes on from there. Who may
 * do what is not known here.
 */
import { link, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, StoredAttachment } from '@tidewire/database';
import type { Finding } from '@tidewire/media/jobs';
import { attachmentLimits } from '@tidewire/protocol';
import type { Log } from '../log.ts';
import { createFileObjectStore } from './file-object-store.ts';
import { createMediaProcess, type MediaSettings } from './media-process.ts';
import type { ObjectKey, ObjectStore, StoredObject } from './object-store.ts';
import { Spool } from './spool.ts';
import { createUploads, type Uploads } from './uploads.ts';

export type Attachments = {
  readonly uploads: Uploads;
  /** `false`: there is no room on the disk. */
  begin(id: string, size: number): Promise<boolean>;
  /** All bytes are there: it is looked at as soon as those before it were. */
  complete(id: string): Promise<void>;
  open(key: ObjectKey): Promise<StoredObject | undefined>;
  /** Removes the bytes of files that have no row any more. What fails here is swept later. */
  forget(ids: readonly string[]): Promise<void>;
  /** Takes up what was left, and sweeps from now on. */
  start(): void;
  sweep(now?: number): Promise<void>;
  /** When nothing is left to look at. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

type Parts = {
  /** Everything stands in here: `incoming`, `work` and `objects`. */
  folder: string;
  database: Pick<Database, 'attachments'>;
  log: Log;
  objects?: ObjectStore;
  media?: Partial<MediaSettings>;
};

const sweepEveryMs = 600_000;
const batch = 200;

export function createAttachments({ folder, database, log, media: given, ...parts }: Parts): Attachments {
  const rows = database.attachments;
  const work = join(folder, 'work');
  const objects = parts.objects ?? createFileObjectStore(join(folder, 'objects'));
  const spool = new Spool(join(folder, 'incoming'), async (id) => (await rows.find(id))?.size);
  const media = createMediaProcess({ folder: work, jobMs: 30_000, idleMs: 60_000, ...given }, log);
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let isClosed = false;
  let sweeping: NodeJS.Timeout | undefined;

  const wake = (): void => {
    isAskedAgain = true;
    running ??= lookAtAll().finally(() => {
      running = undefined;
    });
  };

  async function lookAtAll(): Promise<void> {
    // A file that stumbles here is tried again with the next sweep, and keeps nobody waiting.
    const passedOver = new Set<string>();
    while (!isClosed && isAskedAgain) {
      isAskedAgain = false;
      try {
        const waiting = await rows.listChecking(batch);
        for (const one of waiting.filter(({ id }) => !passedOver.has(id))) {
          if (isClosed) return;
          isAskedAgain = true;
          passedOver.add(one.id);
          await lookAt(one);
        }
      } catch (error) {
        log.error({ err: error }, 'files wait to be looked at');
      }
    }
  }

  async function lookAt({ id }: StoredAttachment): Promise<void> {
    // Another machine has it, and will look at it.
    if ((await spool.received(id)) === undefined) return;
    const own = join(work, id);
    await rm(own, { recursive: true, force: true });
    await mkdir(own, { recursive: true });
    try {
      const job = { id, source: spool.pathOf(id), folder: own, maxPixels: attachmentLimits.pixels };
      const isKept = await keep(id, await media.look(job), own);
      if (!isKept) await objects.delete(id);
      await spool.discard(id);
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }

  /** The file that came stays where it is until its row says how it ended: whoever dies in here is followed by somebody who does it again. */
  async function keep(id: string, finding: Finding, own: string): Promise<boolean> {
    switch (finding.is) {
      case 'refused': {
        const { reason, type } = finding;
        log.info({ attachmentId: id, type, reason }, 'a file was refused');
        return rows.settle(id, { state: 'refused', reason, ...(type !== undefined && { type }) });
      }
      case 'kept': {
        const { type } = finding;
        await objects.put(`${id}/content`, await linkOf(id, own));
        return rows.settle(id, { state: 'ready', type, thumbnail: false });
      }
      case 'picture': {
        const { type, width, height, copy, thumbnail } = finding;
        const path = copy ?? (await linkOf(id, own));
        const { size } = await stat(path);
        await objects.put(`${id}/thumbnail`, thumbnail);
        await objects.put(`${id}/content`, path);
        return rows.settle(id, { state: 'ready', type, size, width, height, thumbnail: true });
      }
    }
  }

  async function linkOf(id: string, own: string): Promise<string> {
    const path = join(own, 'same');
    await link(spool.pathOf(id), path);
    return path;
  }

  const forget = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      try {
        await Promise.all([objects.delete(id), spool.discard(id)]);
      } catch (error) {
        log.warn({ err: error, attachmentId: id }, 'the bytes of a file could not be removed');
      }
    }
  };

  async function sweep(now = Date.now()): Promise<void> {
    for (;;) {
      const expired = await rows.expire(now - attachmentLimits.unsentMs, batch);
      await forget(expired);
      if (expired.length < batch) break;
    }
    for await (const ids of inBatches(objects.list())) {
      const known = new Set(await rows.known(ids));
      await forget(ids.filter((id) => !known.has(id)));
    }
    for await (const id of spool.list()) {
      const row = await rows.find(id);
      if (row === undefined || row.state === 'ready' || row.state === 'refused') await spool.discard(id);
    }
    wake();
  }

  const sweepSafely = (): void => {
    sweep().catch((error: unknown) => log.error({ err: error }, 'files could not be swept'));
  };

  return {
    uploads: createUploads(spool),
    begin: async (id, size) => {
      if (!(await spool.hasRoomFor(size))) return false;
      await spool.begin(id);
      return true;
    },
    complete: async (id) => {
      if (await rows.received(id)) wake();
    },
    open: (key) => objects.open(key),
    forget,
    sweep,
    start: () => {
      sweeping ??= setInterval(sweepSafely, sweepEveryMs).unref();
      sweepSafely();
    },
    settled: async () => {
      wake();
      await running;
    },
    close: async () => {
      isClosed = true;
      clearInterval(sweeping);
      media.close();
      await running;
    },
  };
}

async function* inBatches(ids: AsyncIterable<string>): AsyncGenerator<string[]> {
  let gathered: string[] = [];
  for await (const id of ids) {
    gathered.push(id);
    if (gathered.length < batch) continue;
    yield gathered;
    gathered = [];
  }
  yield gathered;
}
