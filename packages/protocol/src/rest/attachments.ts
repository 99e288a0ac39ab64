import { z } from 'zod';
import { IdSchema, TimeSchema } from '../ids.ts';

/**
 * Where a file is on its way to readers: its bytes are coming, they are being looked at (what they are, and for pictures a preview and a
 * copy without the place where it was taken), they may be sent and read, or they may not be kept.
 */
export const AttachmentStateSchema = z.enum(['uploading', 'checking', 'ready', 'refused']);
export type AttachmentState = z.infer<typeof AttachmentStateSchema>;

/** `size` is of the file as the caller has it; a picture may be smaller or larger once its metadata is gone. */
export const AttachmentCreateSchema = z.strictObject({
  /** May be minted by the caller (UUID v7), so that a retry makes no second one. */
  id: IdSchema.optional(),
  /** The room that it will be sent to. */
  roomId: IdSchema,
  /** As on the caller's disk; kept without its folders and without characters that cannot be seen. */
  name: z.string().min(1).max(1_024),
  /** Bytes. */
  size: z.int().positive(),
});
export type AttachmentCreate = z.infer<typeof AttachmentCreateSchema>;

/** A file of one's own, or one that somebody sent to a room that one may read. */
export const AttachmentSchema = z.object({
  id: IdSchema,
  roomId: IdSchema,
  /** The message that it was sent with; not there before. */
  messageId: IdSchema.optional(),
  state: AttachmentStateSchema,
  /** Why it is `refused`, in one sentence. */
  reason: z.string().optional(),
  name: z.string(),
  size: z.int().positive(),
  /** The media type, found from its content; not there before it was looked at. */
  type: z.string().optional(),
  /** Of pictures, in pixels. */
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
  /** There is a preview at `…/thumbnail`. */
  thumbnail: z.boolean(),
  createdAt: TimeSchema,
});
export type Attachment = z.infer<typeof AttachmentSchema>;
