/** Messages as readers see them. */
import type { Message } from '@tidewire/protocol';
import { authorOf, authorSelect } from '../author.ts';
import type { Prisma } from '../generated/client.ts';
import type { Statements } from '../transact.ts';

export const messageInclude = { author: { select: authorSelect } } as const;

type MessageRow = Prisma.MessageGetPayload<{ include: typeof messageInclude }>;

export async function findMessage(
  statements: Statements,
  roomId: string,
  messageId: string,
): Promise<Message | undefined> {
  const row = await statements.message.findUnique({ where: { id: messageId }, include: messageInclude });
  return row?.roomId === roomId ? toMessage(row) : undefined;
}

export function toMessage(row: MessageRow): Message {
  const { id, roomId, seq, body, createdAt, author, version, editedAt, deletedAt } = row;
  return {
    id,
    roomId,
    seq,
    author: authorOf(author),
    body,
    createdAt: createdAt.toISOString(),
    version,
    ...(editedAt && { editedAt: editedAt.toISOString() }),
    ...(deletedAt && { deletedAt: deletedAt.toISOString() }),
  };
}
