import { type AttachedFile, AttachmentStateSchema } from '@tidewire/protocol';
import type { StoredAttachment } from '../database.ts';
import type { AttachmentModel } from '../generated/models/Attachment.ts';

export function toAttachment(row: AttachmentModel): StoredAttachment {
  const { id, uploaderId, roomId, messageId, reason, name, size, type, width, height, thumbnail } = row;
  return {
    ...{ id, uploaderId, roomId, name, size, thumbnail },
    ...(messageId !== null && { messageId }),
    state: AttachmentStateSchema.parse(row.state),
    ...(reason !== null && { reason }),
    ...(type !== null && { type }),
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    createdAt: row.createdAt.toISOString(),
  };
}

/** What readers of a message are told of a file in it: an allow-list. */
export function toAttachedFile(row: {
  id: string;
  name: string;
  size: number;
  type: string | null;
  width: number | null;
  height: number | null;
  thumbnail: boolean | number;
}): AttachedFile {
  const { id, name, size, type, width, height, thumbnail } = row;
  return {
    ...{ id, name, size, type: type ?? 'application/octet-stream', thumbnail: Boolean(thumbnail) },
    ...(width !== null && { width }),
    ...(height !== null && { height }),
  };
}
