/** Who reacted to what. A reaction that is there already, or gone already, changes nothing and tells nobody. */
import { limits } from '@tidewire/protocol';
import type { MessageStore } from '../database.ts';
import type { PrismaClient } from '../generated/client.ts';
import { findRestriction } from '../rooms/find-restriction.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact } from '../transact.ts';
import { moveVersion, tellRoom } from './tell.ts';

type React = Parameters<MessageStore['react']>[0];

export function createReactions(
  prisma: PrismaClient,
  sources: Sources,
): Pick<MessageStore, 'react' | 'unreact'> {
  return {
    react: (reaction) => transact(prisma, (tx) => react(tx, sources, reaction)),
    unreact: (reaction) => transact(prisma, (tx) => unreact(tx, sources, reaction)),
  };
}

async function react(
  tx: Statements,
  sources: Sources,
  { roomId, messageId, emoji, userId }: React,
): ReturnType<MessageStore['react']> {
  const message = await tx.message.findUnique({
    where: { id: messageId },
    select: { roomId: true, deletedAt: true },
  });
  if (message?.roomId !== roomId) return { refused: 'gone' };
  if (message.deletedAt !== null) return { refused: 'deleted' };
  const mute = await findRestriction(tx, { roomId, userId, kind: 'mute' }, new Date(sources.now()));
  if (mute) return { refused: 'muted', until: mute.until };
  const used = await tx.reaction.groupBy({ by: ['emoji'], where: { messageId } });
  const isNew = used.every((group) => group.emoji !== emoji);
  if (isNew && used.length >= limits.reactionsPerMessage) return { refused: 'full' };
  const key = { messageId_emoji_userId: { messageId, emoji, userId } };
  if (await tx.reaction.findUnique({ where: key, select: { userId: true } })) return { committed: [] };
  const told = await tellRoom(tx, sources, roomId, { kind: 'reaction.added', messageId, emoji, userId });
  const createdAt = new Date(told.ts);
  await tx.reaction.create({ data: { messageId, emoji, userId, createdAt }, select: { userId: true } });
  await moveVersion(tx, messageId, told.seq);
  return { committed: told.committed };
}

async function unreact(
  tx: Statements,
  sources: Sources,
  { roomId, messageId, emoji, userId }: React,
): ReturnType<MessageStore['unreact']> {
  const message = await tx.message.findUnique({ where: { id: messageId }, select: { roomId: true } });
  if (message?.roomId !== roomId) return { refused: 'gone' };
  const { count } = await tx.reaction.deleteMany({ where: { messageId, emoji, userId } });
  if (count === 0) return { committed: [] };
  const told = await tellRoom(tx, sources, roomId, { kind: 'reaction.removed', messageId, emoji, userId });
  await moveVersion(tx, messageId, told.seq);
  return { committed: told.committed };
}
