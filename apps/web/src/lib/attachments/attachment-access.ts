import type { StoredAttachment } from '@tidewire/database';
import {
  type Attachment,
  type AttachmentCreate,
  attachmentLimits,
  cleanFileName,
  IdSchema,
} from '@tidewire/protocol';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import { refuseMuted } from '../rooms/post-message.ts';
import { enterRoom } from '../rooms/room-access.ts';
import type { Services } from '../services.ts';

export const AttachmentParams = z.object({ attachmentId: IdSchema });

/** Before it is sent, a file is its uploader's alone; afterwards it is there for whoever may read its message. */
export async function findReadable(
  { database }: Pick<Services, 'database'>,
  caller: Caller,
  attachmentId: string,
): Promise<StoredAttachment | Refusal> {
  const found = await database.attachments.find(attachmentId);
  if (found === undefined) return refuse('not_found');
  if (found.messageId === undefined) return found.uploaderId === caller.id ? found : refuse('not_found');
  const access = await enterRoom(database, caller, found.roomId, 'messages.read');
  // Not even that there is such a file, which `forbidden` of a public room would say.
  return 'refused' in access ? refuse('not_found') : found;
}

/** The caller's own file that was not sent yet. */
export async function findOwn(
  { database }: Pick<Services, 'database'>,
  caller: Caller,
  attachmentId: string,
): Promise<StoredAttachment | Refusal> {
  const found = await database.attachments.find(attachmentId);
  return found?.uploaderId === caller.id && found.messageId === undefined ? found : refuse('not_found');
}

/** Announces a file for a room that the caller may write in. */
export async function announce(
  { database, attachments, environment }: Services,
  caller: Caller,
  { roomId, name, size, id }: AttachmentCreate,
): Promise<{ attachment: Attachment; created: boolean } | Refusal> {
  const access = await enterRoom(database, caller, roomId, 'messages.write');
  if ('refused' in access) return access;
  const mute = await database.restrictions.find(roomId, caller.id, 'mute');
  if (mute !== undefined) return refuseMuted(mute);
  if (size > environment.attachmentBytes) {
    return refuse('too_large', { detail: `A file has at most ${inMegabytes(environment.attachmentBytes)}` });
  }
  const given = { uploaderId: caller.id, roomId, name: cleanFileName(name), size };
  const made = await database.attachments.create(
    { ...given, ...(id !== undefined && { id }) },
    attachmentLimits.bytesPerUser,
  );
  if ('refused' in made) {
    switch (made.refused) {
      case 'gone':
        return refuse('not_found');
      case 'taken':
        return refuse('conflict', { detail: 'This id belongs to another file' });
      case 'full': {
        const most = inMegabytes(attachmentLimits.bytesPerUser);
        return refuse('conflict', {
          detail: `Your files would have more than ${most} together. Delete some of them first.`,
        });
      }
    }
  }
  const { attachment, created } = made;
  if (attachment.state === 'uploading' && !(await attachments.begin(attachment.id, size))) {
    await database.attachments.delete(attachment.id);
    return refuse('unavailable', { detail: 'There is no room for files right now', retryAfterMs: 60_000 });
  }
  return { attachment, created };
}

const inMegabytes = (bytes: number): string => `${Math.floor(bytes / 1_048_576)} MiB`;
