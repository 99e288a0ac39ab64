import type { Message, MessagePatch } from '@tidewire/protocol';
import { auditNote, type Cause, refuseWithoutReason } from '../audit/audit-note.ts';
import type { Caller } from '../caller.ts';
import { toNodeEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';
import { reachMessage } from './message-access.ts';
import { refuseMuted } from './post-message.ts';

type Place = { roomId: string; messageId: string };

const deleted = refuse('conflict', { detail: 'This message was deleted' });

/** Only authors put words into their messages; who keeps the room may take them away. */
export async function editMessage(
  { database, gateway }: Services,
  caller: Caller,
  place: Place,
  { body }: MessagePatch,
): Promise<{ message: Message } | Refusal> {
  const reached = await reachMessage(database, caller, place, (isOwn) =>
    isOwn ? 'messages.write' : 'messages.editOthers',
  );
  if ('refused' in reached) return reached;
  if (reached.message.deletedAt !== undefined) return deleted;
  // Under a feed's name stands only what the feed said.
  if (reached.message.feed !== undefined)
    return refuse('forbidden', { detail: 'A live feed made this message' });
  if (body === undefined) return reached;
  const edited = await database.messages.edit({ ...place, body, viewerId: caller.id });
  if ('refused' in edited) {
    if (edited.refused === 'muted') return refuseMuted(edited);
    return edited.refused === 'gone' ? refuse('not_found') : deleted;
  }
  await gateway.publish(toNodeEvents(edited.committed));
  return { message: edited.message };
}

/** What is deleted already stays as it was deleted first. */
export async function deleteMessage(
  { database, gateway, attachments }: Services,
  cause: Cause,
  place: Place,
): Promise<Refusal | undefined> {
  const { caller, reason } = cause;
  const reached = await reachMessage(database, caller, place, (isOwn) =>
    isOwn ? 'messages.deleteOwn' : 'messages.deleteOthers',
  );
  if ('refused' in reached) return reached;
  const change = { ...place, deletedById: caller.id, ...(reason === undefined ? {} : { reason }) };
  const isOther = reached.message.author.id !== caller.id;
  const unexplained = isOther && reached.asAdmin ? refuseWithoutReason(cause) : undefined;
  if (unexplained !== undefined) return unexplained;
  const gone = await database.messages.delete(
    change,
    isOther ? auditNote(cause, 'message.deleted') : undefined,
  );
  if ('refused' in gone) return refuse('not_found');
  await gateway.publish(toNodeEvents(gone.committed));
  // Their rows went in the transaction: nobody is given them any more, whatever becomes of this.
  await attachments.forget((reached.message.attachments ?? []).map(({ id }) => id));
  return undefined;
}
