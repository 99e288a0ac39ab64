import type { MessageStore, NewMessage } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import type { Append } from '../log/append-batch.ts';
import type { Connection } from '../open-connection.ts';
import type { Sources } from '../sources.ts';
import { translated } from '../transact.ts';
import { createMessageChanges } from './message-changes.ts';
import { findMessage, selectMessages } from './message-rows.ts';
import { createPins } from './pins.ts';
import { createReactions } from './reactions.ts';

export function createMessageStore(
  { prisma, reader }: Connection,
  append: Append,
  sources: Sources,
): MessageStore {
  return {
    append: (message: NewMessage) => append({ type: 'message', message }),

    list: (roomId, { before = Number.MAX_SAFE_INTEGER, after, limit, viewerId }) =>
      translated(async () => {
        const order = after === undefined ? Prisma.sql`DESC` : Prisma.sql`ASC`;
        const messages = await selectMessages(
          reader,
          viewerId,
          Prisma.sql`
            WHERE m."roomId" = ${roomId} AND m."seq" < ${before} AND m."seq" > ${after ?? -1}
            ORDER BY m."seq" ${order} LIMIT ${limit}`,
        );
        return after === undefined ? messages : messages.reverse();
      }),

    findSeqAt: (roomId, time) =>
      translated(async () => {
        const select = { seq: true } as const;
        const first = await prisma.message.findFirst({
          where: { roomId, createdAt: { gte: new Date(time) } },
          orderBy: [{ createdAt: 'asc' }, { seq: 'asc' }],
          select,
        });
        if (first !== null) return first.seq;
        const last = await prisma.message.findFirst({ where: { roomId }, orderBy: { seq: 'desc' }, select });
        return last?.seq;
      }),

    listReplies: (rootId, { after = -1, limit, viewerId }) =>
      translated(() =>
        selectMessages(
          reader,
          viewerId,
          Prisma.sql`WHERE m."replyTo" = ${rootId} AND m."seq" > ${after} ORDER BY m."seq" LIMIT ${limit}`,
        ),
      ),

    find: (roomId, messageId, viewerId) => translated(() => findMessage(reader, roomId, messageId, viewerId)),

    ...createMessageChanges(prisma, sources),
    ...createReactions(prisma, sources),
    ...createPins(prisma, sources),
  };
}
