import { auditNote, type Cause, refuseWithoutReason } from '../audit/audit-note.ts';
import { toNodeEvents, toSuccessionEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';
import { lastAdmin } from './change-account.ts';

/** One's own account, or for a reason somebody else's; `undefined` when it is gone. */
export async function deleteAccount(
  { database, gateway }: Services,
  cause: Cause,
  userId: string,
): Promise<Refusal | undefined> {
  const isOther = userId !== cause.caller.id;
  const unexplained = isOther ? refuseWithoutReason(cause) : undefined;
  if (unexplained !== undefined) return unexplained;
  const deleted = await database.users.delete(userId, isOther ? auditNote(cause, 'user.deleted') : undefined);
  if ('refused' in deleted) return deleted.refused === 'gone' ? refuse('not_found') : lastAdmin;
  await gateway.publish([
    { type: 'user.ended', userId },
    ...toNodeEvents(deleted.committed),
    ...toSuccessionEvents(deleted),
  ]);
  return undefined;
}
