import type { AuditNote } from '@tidewire/database';
import type { AuditAction } from '@tidewire/protocol';
import type { Caller } from '../caller.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';

/** Who asks, and in which request: what an audit row needs to know of its cause. */
export type Cause = { caller: Caller; requestId: string; reason?: string | undefined };

export const auditNote = ({ caller, requestId, reason }: Cause, action: AuditAction): AuditNote => ({
  actorId: caller.id,
  requestId,
  action,
  ...(reason !== undefined && { reason }),
});

/** What destroys something of others is done for a reason, which is said in the query, whatever the method (RFC 9110 §9.3.5). */
export function refuseWithoutReason({ reason }: Cause): Refusal | undefined {
  if (reason !== undefined) return undefined;
  const message = 'Say why: this concerns others, and the audit log keeps the reason';
  return refuse('invalid', { errors: [{ pointer: '/query/reason', code: 'required', message }] });
}
