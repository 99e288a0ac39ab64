import { z } from 'zod';
import { IdSchema, TimeSchema, UserIdSchema } from '../ids.ts';

/** A way into a room for whoever has its code. One that has expired or is used up is not there any more. */
export const InviteSchema = z.object({
  id: IdSchema,
  roomId: IdSchema,
  createdById: UserIdSchema,
  createdAt: TimeSchema,
  expiresAt: TimeSchema.nullable(),
  maxUses: z.int().positive().nullable(),
  uses: z.int().min(0),
});
export type Invite = z.infer<typeof InviteSchema>;

/** The only answer that ever holds the code. */
export const InviteMadeSchema = InviteSchema.extend({ code: z.string() });

/** Whoever comes by an invite is a member, whatever they do with it. */
export const InviteCreateSchema = z.strictObject({
  expiresAt: TimeSchema.nullable().default(null),
  maxUses: z.int().min(1).max(1_000).nullable().default(null),
});
export type InviteCreate = z.infer<typeof InviteCreateSchema>;

/** 128 random bits in base64url. */
export const InviteCodeSchema = z
  .string()
  .max(22)
  .regex(/^[A-Za-z0-9_-]{22}$/);

/** What somebody who holds a code sees before they come in. */
export const InvitePreviewSchema = z.object({
  room: z.object({ id: IdSchema, name: z.string(), memberCount: z.int() }),
  expiresAt: TimeSchema.nullable(),
});
