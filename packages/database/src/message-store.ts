import type { Message } from '@tidewire/protocol';
import { authorOf, authorSelect } from './author.ts';
import type { MessageStore, NewMessage } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import type { GroupCommit } from './group-commit.ts';
import type { AppendItem, AppendResult } from './log/append-batch.ts';
import { translated } from './transact.ts';

export function createMessageStore(
  prisma: PrismaClient,
  commits: GroupCommit<AppendItem, AppendResult>,
): MessageStore {
  const include = { author: { select: authorSelect } } as const;

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
          include,
          orderBy: { seq: after === undefined ? 'desc' : 'asc' },
          take: limit,
        });
        const messages = rows.map(toMessage);
        return after === undefined ? messages : messages.reverse();
      }),

    find: (roomId, messageId) =>
      translated(async () => {
        const row = await prisma.message.findUnique({ where: { id: messageId }, include });
        return row?.roomId === roomId ? toMessage(row) : undefined;
      }),
  };
}

type MessageRow = {
  id: string;
  roomId: string;
  seq: number;
  body: string;
  createdAt: Date;
  author: { id: string; name: string; isAnonymous: boolean | null };
};

function toMessage({ id, roomId, seq, body, createdAt, author }: MessageRow): Message {
  return { id, roomId, seq, author: authorOf(author), body, createdAt: createdAt.toISOString() };
}
