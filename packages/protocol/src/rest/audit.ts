import { z } from 'zod';
import { displayText } from '../display-text.ts';
import { IdSchema, TimeSchema, UserIdSchema } from '../ids.ts';
import { limits } from '../limits.ts';
import { PageQuerySchema } from './page.ts';

/** Why somebody did what concerns others: one visible line, for those who ask later. */
export const ReasonSchema = displayText(limits.reasonLength);

/** The query of operations that take a reason: it travels as `?reason=`, whatever the method. */
export const ReasonQuerySchema = z.strictObject({ reason: ReasonSchema.optional() });
export type ReasonQuery = z.infer<typeof ReasonQuerySchema>;

/** Everything the audit log can say that somebody did. */
export const AuditActionSchema = z.enum([
  'user.created',
  'user.renamed',
  'user.role_changed',
  'user.banned',
  'user.unbanned',
  'user.deleted',
  'room.updated',
  'room.deleted',
  'member.added',
  'member.role_changed',
  'member.removed',
  'member.banned',
  'member.unbanned',
  'member.muted',
  'member.unmuted',
  'message.deleted',
  'report.resolved',
  'session.ended',
  'invite.created',
  'invite.deleted',
  'api_key.created',
  'api_key.deleted',
  'feed.created',
  'feed.updated',
  'feed.deleted',
  'source.changed',
]);
export type AuditAction = z.infer<typeof AuditActionSchema>;

/**
 * One row of the audit log. `subject` is what was changed: `user:…`, `room:…`, `feed:…`, `source:…`, `message:…`, `key:…`; `roomId` is the room it happened in. `hash` covers
 * the row and the hash of the row before.
 */
export const AuditEventSchema = z.object({
  seq: z.int().positive(),
  id: IdSchema,
  createdAt: TimeSchema,
  actorId: UserIdSchema,
  action: AuditActionSchema,
  subject: z.string(),
  roomId: IdSchema.nullable(),
  reason: z.string().nullable(),
  requestId: z.string(),
  /** What changed, as far as it is nobody's secret. */
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof AuditEventSchema>;

/** `from` is included, `to` is not. */
export const AuditQuerySchema = PageQuerySchema.extend({
  actorId: UserIdSchema.optional(),
  action: AuditActionSchema.optional(),
  subject: z.string().min(1).max(200).optional(),
  roomId: IdSchema.optional(),
  from: TimeSchema.optional(),
  to: TimeSchema.optional(),
});
export type AuditQuery = z.infer<typeof AuditQuerySchema>;
