import type { MessageStore, NewMessage } from '../database.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { GroupCommit } from '../group-commit.ts';
import type { AppendItem, AppendResult } from '../log/append-batch.ts';
import type { Sources } from '../sources.ts';
import { translated } from '../transact.ts';
import { createMessageChanges } from './message-changes.ts';
import { findMessage, messageInclude, toMessage } from './message-rows.ts';

export function createMessageStore(
  prisma: PrismaClient,
  commits: GroupCommit<AppendItem, AppendResult>,
  sources: Sources,
): MessageStore {
  return {
    append: (message: NewMessage) => commits.add({ type: 'message', message }),

    list: (roomId, { before, after, limit }) =>
      translated(async () => {
        const rows = await prisma.message.findMany({
          where: {
            roomId,
            seq: {
              ...(before === undefined ? {} : { lt: before }),
              ...(after === undefined ? {} : { gt: after }),
            },
          },
          include: messageInclude,
          orderBy: { seq: after === undefined ? 'desc' : 'asc' },
          take: limit,
        });
        const messages = rows.map(toMessage);
        return after === undefined ? messages : messages.reverse();
      }),

    find: (roomId, messageId) => translated(() => findMessage(prisma, roomId, messageId)),

    ...createMessageChanges(prisma, sources),
  };
}
