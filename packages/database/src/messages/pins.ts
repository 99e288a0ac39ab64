/** What a room keeps in sight. */
import { limits, type Message } from '@tidewire/protocol';
import { authorOf, authorSelect } from '../author.ts';
import type { MessageStore } from '../database.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { rowsBehind } from '../rows-behind.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact, translated } from '../transact.ts';
import { selectMessages } from './message-rows.ts';
import { tellRoom } from './tell.ts';

type PinAsk = Parameters<MessageStore['pin']>[0];

export function createPins(
  prisma: PrismaClient,
  sources: Sources,
): Pick<MessageStore, 'pin' | 'unpin' | 'listPins'> {
  return {
    pin: (ask) => transact(prisma, (tx) => pin(tx, sources, ask)),
    unpin: (ask) => transact(prisma, (tx) => unpin(tx, sources, ask)),
    listPins: (roomId, page) => translated(() => listPins(prisma, roomId, page)),
  };
}

async function pin(
  tx: Statements,
  sources: Sources,
  { roomId, messageId, userId }: PinAsk,
): ReturnType<MessageStore['pin']> {
  const message = await tx.message.findUnique({
    where: { id: messageId },
    select: { roomId: true, deletedAt: true, pin: { select: { messageId: true } } },
  });
  if (message?.roomId !== roomId) return { refused: 'gone' };
  if (message.deletedAt !== null) return { refused: 'deleted' };
  if (message.pin) return { created: false, committed: [] };
  if ((await tx.pin.count({ where: { roomId } })) >= limits.pinsPerRoom) return { refused: 'full' };
  const { committed, ts } = await tellRoom(tx, sources, roomId, { kind: 'pin.added', messageId, userId });
  await tx.pin.create({
    data: { messageId, roomId, pinnedById: userId, pinnedAt: new Date(ts) },
    select: { messageId: true },
  });
  return { created: true, committed };
}

async function unpin(
  tx: Statements,
  sources: Sources,
  { roomId, messageId, userId }: PinAsk,
): ReturnType<MessageStore['unpin']> {
  const { count } = await tx.pin.deleteMany({ where: { roomId, messageId } });
  if (count === 0) return { committed: [] };
  const { committed } = await tellRoom(tx, sources, roomId, { kind: 'pin.removed', messageId, userId });
  return { committed };
}

async function listPins(
  prisma: PrismaClient,
  roomId: string,
  { after, limit, viewerId }: Parameters<MessageStore['listPins']>[1],
): ReturnType<MessageStore['listPins']> {
  const pins = await prisma.pin.findMany({
    where: { roomId, AND: rowsBehind(after, 'desc', ['pinnedAt', 'messageId']) },
    orderBy: [{ pinnedAt: 'desc' }, { messageId: 'desc' }],
    take: limit,
    select: { messageId: true, pinnedAt: true, pinnedBy: { select: authorSelect } },
  });
  if (pins.length === 0) return [];
  const ids = pins.map(({ messageId }) => messageId);
  const rows = await selectMessages(prisma, viewerId, Prisma.sql`WHERE m."id" IN (${Prisma.join(ids)})`);
  const messages = new Map(rows.map((message): [string, Message] => [message.id, message]));
  return pins.flatMap(({ messageId, pinnedAt, pinnedBy }) => {
    const message = messages.get(messageId);
    // Deleted between the two statements: then it is no pin any more.
    if (message === undefined || message.deletedAt !== undefined) return [];
    return [{ message, pinnedBy: pinnedBy && authorOf(pinnedBy), pinnedAt: pinnedAt.toISOString() }];
  });
}
