import type { Attachment } from '@tidewire/protocol';
import type { Client, RestApi } from './rest-api.fixture.ts';

export const tusHeaders = (offset: number): Record<string, string> => ({
  'tus-resumable': '1.0.0',
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
});

/** Announces a file and sends all of it; gives it as it is once it was looked at. */
export async function upload(
  { services }: RestApi,
  ask: Client,
  { roomId, name, bytes }: { roomId: string; name: string; bytes: Buffer },
): Promise<Attachment> {
  const json = { roomId, name, size: bytes.length };
  const made = await ask('/v1/attachments', { method: 'POST', json });
  if (made.status !== 201) throw new Error(`announcing failed: ${await made.text()}`);
  const { id } = (await made.json()) as Attachment;
  const path = `/v1/attachments/${id}`;
  const body = new Uint8Array(bytes);
  const sent = await ask(`${path}/upload`, { method: 'PATCH', ifMatch: null, headers: tusHeaders(0), body });
  if (sent.status !== 204) throw new Error(`sending failed: ${await sent.text()}`);
  await services.attachments.settled();
  return (await (await ask(path)).json()) as Attachment;
}

/** The smallest PNG: one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A JPEG of 48 × 32 pixels that says in its EXIF that it was taken in Greenwich (made with sharp). */
export const photo = Buffer.from(
  [
    '/9j/4QFCRXhpZgAASUkqAAgAAAAIAA8BAgAHAAAAfgAAABIBAwABAAAAAQAAABoBBQABAAAAbgAAABsBBQABAAAAdgAAACgBAwAB',
    'AAAAAgAAABMCAwABAAAAAQAAAGmHBAABAAAAhgAAACWIBAABAAAA1AAAAAAAAAA4YwAA6AMAADhjAADoAwAAQ2FtZXJhAAAGAACQ',
    'BwAEAAAAMDIxMAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8AAAKgBAABAAAAMAAAAAOgBAABAAAAIAAAAAAAAAAE',
    'AAEAAgACAAAATgAAAAIABQADAAAAIgEAAAMAAgACAAAAVwAAAAQABQADAAAACgEAAAAAAAAAAAAAAQAAAAAAAAABAAAABQAAAAEA',
    'AAAzAAAAAQAAABwAAAABAAAAKAAAAAEAAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVG',
    'ZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8',
    'fHx8fHx8fHx8fHx8fHz/wAARCAAgADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAA',
    'AAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCGAqSAAAAAAAAAAP/Z',
  ].join(''),
  'base64',
);
