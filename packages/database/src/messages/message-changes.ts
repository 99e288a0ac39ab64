/**
 * What happens to a message after it was written: other words, or none any more. Each change, the event that tells of it and what it does
 * to earlier events are one transaction. Who may change what is not known here.
 */
import { roomChannel } from '@tidewire/protocol';
import { recordAudit } from '../audit/record-audit.ts';
import type { MessageStore } from '../database.ts';
import type { PrismaClient } from '../generated/client.ts';
import { amendEvents } from '../log/amend-events.ts';
import { changeMentions } from '../log/mentions.ts';
import { findRestriction } from '../rooms/find-restriction.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact, translated } from '../transact.ts';
import { findMessage } from './message-rows.ts';
import { moveVersion, tellRoom } from './tell.ts';

type Changes = Pick<MessageStore, 'edit' | 'delete' | 'listEdits'>;
type Change<M extends 'edit' | 'delete'> = Parameters<MessageStore[M]>[0];

export function createMessageChanges(prisma: PrismaClient, sources: Sources): Changes {
  return {
    edit: (change) => transact(prisma, (tx) => editMessage(tx, sources, change)),
    delete: (change, audit) =>
      transact(prisma, async (tx) => {
        const gone = await deleteMessage(tx, sources, change);
        const isChange = 'committed' in gone && gone.committed.length > 0;
        const { roomId, messageId } = change;
        if (isChange) await recordAudit(tx, sources, audit, { subject: `message:${messageId}`, roomId });
        return gone;
      }),
    listEdits: (messageId, { before, limit }) =>
      translated(async () => {
        const rows = await prisma.messageEdit.findMany({
          where: { messageId, ...(before === undefined ? {} : { seq: { lt: before } }) },
          orderBy: { seq: 'desc' },
          take: limit,
        });
        return rows.map(({ seq, body, writtenAt, replacedAt }) => ({
          seq,
          body,
          writtenAt: writtenAt.toISOString(),
          replacedAt: replacedAt.toISOString(),
        }));
      }),
  };
}

/** Part of editing, and of news that grow. */
export async function editMessage(
  tx: Statements,
  sources: Sources,
  { roomId, messageId, body, viewerId }: Change<'edit'>,
): ReturnType<MessageStore['edit']> {
  const message = await findMessage(tx, roomId, messageId, viewerId);
  if (!message) return { refused: 'gone' };
  if (message.deletedAt !== undefined) return { refused: 'deleted' };
  if (message.body === body) return { message, committed: [] };
  const key = { roomId, userId: message.author.id, kind: 'mute' } as const;
  const mute = await findRestriction(tx, key, new Date(sources.now()));
  if (mute) return { refused: 'muted', until: mute.until };
  const writtenAt = new Date(message.editedAt ?? message.createdAt);
  // A clock that was set back must not make an edit look older than what it replaced.
  const editedAt = new Date(Math.max(sources.now(), writtenAt.getTime()));
  const data = { kind: 'message.edited', messageId, body, editedAt: editedAt.toISOString() } as const;
  const { committed, seq } = await tellRoom(tx, sources, roomId, data);
  await tx.messageEdit.create({
    data: { messageId, seq, body: message.body, writtenAt, replacedAt: editedAt },
    select: { seq: true },
  });
  await tx.message.update({
    where: { id: messageId },
    data: { body, editedAt, version: seq },
    select: { id: true },
  });
  await changeMentions(tx, { messageId, roomId, seq, author: message.author, body });
  await amendEvents(tx, roomChannel(roomId), [message.seq], data);
  return { message: { ...message, body, editedAt: editedAt.toISOString(), version: seq }, committed };
}

async function deleteMessage(
  tx: Statements,
  sources: Sources,
  { roomId, messageId, deletedById, reason }: Change<'delete'>,
): ReturnType<MessageStore['delete']> {
  const message = await findMessage(tx, roomId, messageId);
  if (!message) return { refused: 'gone' };
  if (message.deletedAt !== undefined) return { committed: [] };
  const deletedAt = new Date(sources.now());
  const { replyTo } = message;
  const data = {
    kind: 'message.deleted',
    messageId,
    deletedAt: deletedAt.toISOString(),
    ...(replyTo !== undefined && { replyTo }),
  } as const;
  const { committed, seq } = await tellRoom(tx, sources, roomId, data);
  const edits = await tx.messageEdit.findMany({ where: { messageId }, select: { seq: true } });
  await amendEvents(tx, roomChannel(roomId), [message.seq, ...edits.map((edit) => edit.seq)], data);
  await tx.messageEdit.deleteMany({ where: { messageId } });
  await tx.reaction.deleteMany({ where: { messageId } });
  await tx.pin.deleteMany({ where: { messageId } });
  await tx.mention.deleteMany({ where: { messageId } });
  await tx.attachment.deleteMany({ where: { messageId } });
  if (replyTo !== undefined) await moveVersion(tx, replyTo, seq);
  await tx.message.update({
    where: { id: messageId },
    data: { body: '', editedAt: null, deletedAt, deletedById, deleteReason: reason ?? null, version: seq },
    select: { id: true },
  });
  return { committed };
}
