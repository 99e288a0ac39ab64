import { contentTag, type StoredAttachment } from '@tidewire/database';
import { isKnown } from '../rest/preconditions.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Attachments } from './attachments.ts';
import { readRange } from './byte-range.ts';
import { asDownload } from './content-disposition.ts';
import type { ObjectPart } from './object-store.ts';

/** What browsers show and play, and run nothing of. Everything else is bytes to them, whatever it was found to be. */
const shown: ReadonlySet<string> = new Set([
  ...['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'],
  ...['video/mp4', 'video/webm', 'video/ogg'],
  ...[
    'audio/mpeg',
    'audio/ogg',
    'audio/wav',
    'audio/mp4',
    'audio/x-m4a',
    'audio/flac',
    'audio/webm',
    'audio/aac',
  ],
]);

/** Somebody else's bytes under our own address: nothing in them may run, be framed, or be read by other sites. */
const safety = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  // Kept by the reader's own browser, which asks each time whether they may still have it.
  'cache-control': 'private, no-cache',
};

export async function serveObject(
  attachments: Pick<Attachments, 'open'>,
  { id, name, type = '' }: StoredAttachment,
  part: ObjectPart,
  request: Request,
): Promise<Response | Refusal> {
  const object = await attachments.open(`${id}/${part}`);
  if (object === undefined) return refuse('not_found');
  const { size } = object;
  const etag = contentTag(`${id}/${part}/${size}`);
  const headers: Record<string, string> = { ...safety, etag, 'accept-ranges': 'bytes' };
  if (isKnown(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  const condition = request.headers.get('if-range');
  const field = condition === null || condition === etag ? request.headers.get('range') : null;
  const range = readRange(field, size);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
  }
  headers['content-type'] = typeOf(part, type);
  headers['content-disposition'] = asDownload(part === 'thumbnail' ? 'preview.webp' : name);
  const isHead = request.method === 'HEAD';
  if (range === 'whole') {
    headers['content-length'] = String(size);
    return new Response(isHead ? null : object.stream(), { status: 200, headers });
  }
  headers['content-length'] = String(range.last - range.first + 1);
  headers['content-range'] = `bytes ${range.first}-${range.last}/${size}`;
  return new Response(isHead ? null : object.stream(range), { status: 206, headers });
}

function typeOf(part: ObjectPart, type: string): string {
  if (part === 'thumbnail') return 'image/webp';
  return shown.has(type) ? type : 'application/octet-stream';
}
