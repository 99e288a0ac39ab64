/**
 * Bytes on their way in, by the core protocol of tus 1.0 (tus.io/protocols/resumable-upload): `HEAD` says how many are there, `PATCH` sends
 * those behind them. Who may do that is decided before.
 */
import { MemoryLocker, Server } from '@tus/server';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Spool } from './spool.ts';

/** How far an upload is: `Upload-Offset` and `Upload-Length`. */
export type Progress = { offset: number; size: number };

export type Uploads = {
  /** `size` is of a file whose bytes have all been taken already. */
  progress(id: string, size: number): Promise<Progress>;
  append(id: string, request: Request): Promise<Progress | Refusal>;
};

export const tusVersion = '1.0.0';
export const tusMediaType = 'application/offset+octet-stream';

const passed = ['tus-resumable', 'upload-offset', 'content-type', 'content-length'];

export function createUploads(spool: Spool): Uploads {
  const tus = new Server({ path: '/', datastore: spool, locker: new MemoryLocker() });

  return {
    progress: async (id, size) => ({ offset: (await spool.received(id)) ?? size, size }),

    append: async (id, { headers, body }) => {
      const named = passed.flatMap((name) => {
        const value = headers.get(name);
        return value === null ? [] : [[name, value] as [string, string]];
      });
      const init = { method: 'PATCH', headers: named, body, duplex: 'half' } as const;
      const answer = await tus.handleWeb(new Request(`http://spool/${id}`, init));
      if (!answer.ok) return refusalOf(answer.status);
      const offset = Number(answer.headers.get('upload-offset'));
      return { offset, size: (await spool.getUpload(id)).size ?? offset };
    },
  };
}

/** The library speaks in statuses; we have one table of errors. A caller that hears 409 or 503 asks where it stands and goes on. */
function refusalOf(status: number): Refusal {
  switch (status) {
    case 404:
    case 410:
      return refuse('not_found');
    case 409:
      return refuse('conflict', { detail: 'Upload-Offset is not where this upload stands: ask with HEAD' });
    case 412:
      return refuse('precondition_failed', { detail: `Say Tus-Resumable: ${tusVersion}` });
    case 413:
      return refuse('too_large', { detail: 'These are more bytes than were announced' });
    case 507:
      return refuse('unavailable', { detail: 'The disk is full: try again later', retryAfterMs: 60_000 });
    default:
      return status < 500
        ? refuse('bad_request', { detail: `Send ${tusMediaType} with Tus-Resumable and Upload-Offset` })
        : refuse('unavailable', { detail: 'Not all of it could be kept: go on', retryAfterMs: 1_000 });
  }
}
