import type { AuditNote } from '../database.ts';
import type { Sources } from '../sources.ts';
import type { Statements } from '../transact.ts';
import { hashRow, origin } from './chain.ts';

/** What a change was made to; the store that makes it knows. */
export type Audited = {
  subject: `${'user' | 'room' | 'feed' | 'message' | 'key' | 'invite' | 'report' | 'source'}:${string}`;
  roomId?: string;
  details?: Readonly<Record<string, string | number | boolean | null | undefined>>;
};

/** There is one chain, and so one head. */
export const headId = 1;

/**
 * Appends one row to the audit log within the transaction `tx`, which makes the change; without a note nothing is to be recorded. The
 * write lock is held from the transaction's beginning, so two never continue from the same row.
 */
export async function recordAudit(
  tx: Statements,
  sources: Sources,
  note: AuditNote | undefined,
  { subject, roomId, details = {} }: Audited,
): Promise<void> {
  if (!note) return;
  const head = await tx.auditHead.findUnique({ where: { id: headId }, select: { seq: true, hash: true } });
  const before = head ?? origin;
  const row = {
    seq: before.seq + 1,
    id: sources.newId(),
    createdAt: new Date(sources.now()),
    actorId: note.actorId,
    action: note.action,
    subject,
    roomId: roomId ?? null,
    reason: note.reason ?? null,
    requestId: note.requestId,
    details: JSON.stringify(details),
  };
  const hash = hashRow(before.hash, row);
  await tx.auditEvent.create({ data: { ...row, hash } });
  const end = { seq: row.seq, hash };
  await tx.auditHead.upsert({ where: { id: headId }, create: { id: headId, ...end }, update: end });
}
