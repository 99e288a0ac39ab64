import type { Statements } from '../transact.ts';

/**
 * Takes a person's words and name out of the logs of rooms, before their message rows go. The events stay, empty: a hole in a log's
 * sequence numbers would look like a loss to every reader.
 */
export async function blankMessagesOf(tx: Statements, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LogEvent" SET "data" = json_remove(json_set("data", '$.body', '', '$.author.name', 'Deleted account'), '$.attachments')
    FROM "Message" m
    WHERE m."authorId" = ${userId}
      AND "LogEvent"."channelName" = 'room:' || m."roomId" AND "LogEvent"."seq" = m."seq"`;
  await tx.$executeRaw`
    UPDATE "LogEvent" SET "data" = json_set("data", '$.body', '')
    FROM "Message" m JOIN "MessageEdit" e ON e."messageId" = m."id"
    WHERE m."authorId" = ${userId}
      AND "LogEvent"."channelName" = 'room:' || m."roomId" AND "LogEvent"."seq" = e."seq"`;
}
