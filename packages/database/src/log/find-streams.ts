import { streamChannel } from '@tidewire/protocol';
import type { NewMessage } from '../database.ts';
import type { PlainStatements } from '../transact.ts';
import type { AppendItem } from './append-batch.ts';
import type { NewEvent } from './append-events.ts';

/** What is added to whose stream, and by which message. */
export type StreamEntry = { messageId: string; event: NewEvent };

type FollowerRow = { messageId: string; followerId: string };

/**
 * Who is told of these new messages because they follow their authors: of those in public rooms from which they are not banned. What a live
 * feed says is nobody's post. One statement for all of them.
 */
export async function findStreams(
  tx: PlainStatements,
  now: Date,
  items: readonly AppendItem[],
): Promise<StreamEntry[]> {
  const messages = new Map<string, NewMessage>();
  for (const item of items)
    if (item.type === 'message' && item.message.feed === undefined)
      messages.set(item.message.messageId, item.message);
  if (messages.size === 0) return [];
  const posts = [...messages.values()].map(({ messageId, roomId, author }) => [messageId, roomId, author.id]);
  const rows = await tx.$queryRaw<FollowerRow[]>`
    SELECT p.value ->> 0 AS "messageId", f."followerId"
    FROM json_each(${JSON.stringify(posts)}) p
    JOIN "Follow" f ON f."followedId" = p.value ->> 2
    JOIN "Room" r ON r."id" = p.value ->> 1 AND r."kind" = 'room' AND r."visibility" = 'public'
    WHERE NOT EXISTS (
      SELECT 1 FROM "Restriction" b
      WHERE b."roomId" = r."id" AND b."userId" = f."followerId" AND b."kind" = 'ban'
        AND (b."until" IS NULL OR b."until" > ${now}))`;
  return rows.flatMap(({ messageId, followerId }) => {
    const message = messages.get(messageId);
    if (message === undefined) return [];
    const { roomId, author } = message;
    const data = { kind: 'post.created', roomId, messageId, authorId: author.id } as const;
    return [{ messageId, event: { channel: streamChannel(followerId), data } }];
  });
}
