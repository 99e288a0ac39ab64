/**
 * Messages as readers see them, each page in one statement, so that `version` and what it vouches for (words, reactions, replies) are read
 * at one moment. The reactions are gathered in SQLite's dialect; all else PostgreSQL reads too.
 */
import {
  type AttachedFile,
  type Message,
  type MessageFeed,
  MessageFeedPartSchema,
  type Reaction,
} from '@tidewire/protocol';
import { toAttachedFile } from '../attachments/attachment-rows.ts';
import { authorOf } from '../author.ts';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../transact.ts';

type MessageRow = {
  id: string;
  roomId: string;
  seq: number;
  body: string;
  createdAt: Date;
  version: number;
  editedAt: Date | null;
  deletedAt: Date | null;
  replyTo: string | null;
  feedId: string | null;
  feedPart: string | null;
  authorId: string;
  authorName: string;
  authorIsAnonymous: boolean | null;
  replyCount: number | bigint;
  /** Unix milliseconds: an expression has no column to take a type from. */
  lastReplyAt: number | bigint | null;
  /** JSON of `[emoji, count, mine]`. */
  reactions: string;
  /** JSON of `[id, name, size, type, width, height, thumbnail]`, or null. */
  attachments: string | null;
};

/** `tail` is what follows the joins; the message is `m`. `viewerId` is whose reactions are `mine`. */
export async function selectMessages(
  reader: Reader,
  viewerId: string | undefined,
  tail: Prisma.Sql,
): Promise<Message[]> {
  const rows = await reader.$queryRaw<MessageRow[]>`
    SELECT m."id", m."roomId", m."seq", m."body", m."createdAt", m."version", m."editedAt", m."deletedAt",
      m."replyTo", m."feedId", m."feedPart",
      u."id" AS "authorId", u."name" AS "authorName", u."isAnonymous" AS "authorIsAnonymous",
      (SELECT count(*) FROM "Message" r WHERE r."replyTo" = m."id" AND r."deletedAt" IS NULL) AS "replyCount",
      (SELECT max(r."createdAt") FROM "Message" r WHERE r."replyTo" = m."id") AS "lastReplyAt",
      (SELECT json_group_array(json_array(g."emoji", g."count", g."mine"))
       FROM (SELECT x."emoji", count(*) AS "count", max(x."userId" = ${viewerId ?? ''}) AS "mine"
             FROM "Reaction" x WHERE x."messageId" = m."id" GROUP BY x."emoji") g) AS "reactions",
      (SELECT json_group_array(json_array(f."id", f."name", f."size", f."type", f."width", f."height", f."thumbnail"))
       FROM (SELECT * FROM "Attachment" y WHERE y."messageId" = m."id" ORDER BY y."position") f
       HAVING count(*) > 0) AS "attachments"
    FROM "Message" m
    JOIN "User" u ON u."id" = m."authorId"
    ${tail}`;
  return rows.map(toMessage);
}

export async function findMessage(
  reader: Reader,
  roomId: string,
  messageId: string,
  viewerId?: string,
): Promise<Message | undefined> {
  const tail = Prisma.sql`WHERE m."id" = ${messageId} AND m."roomId" = ${roomId}`;
  const [message] = await selectMessages(reader, viewerId, tail);
  return message;
}

function toMessage(row: MessageRow): Message {
  const { id, roomId, seq, body, version, editedAt, deletedAt, replyTo, lastReplyAt } = row;
  const feed = feedOf(row.feedId, row.feedPart);
  return {
    id,
    roomId,
    seq,
    author: authorOf({ id: row.authorId, name: row.authorName, isAnonymous: row.authorIsAnonymous }),
    body,
    createdAt: row.createdAt.toISOString(),
    version,
    ...(editedAt && { editedAt: editedAt.toISOString() }),
    ...(deletedAt && { deletedAt: deletedAt.toISOString() }),
    reactions: toReactions(row.reactions),
    ...(row.attachments !== null && { attachments: toFiles(row.attachments) }),
    ...(replyTo !== null && { replyTo }),
    ...(feed && { feed }),
    replyCount: Number(row.replyCount),
    ...(lastReplyAt !== null && { lastReplyAt: new Date(Number(lastReplyAt)).toISOString() }),
  };
}

/** The live feed that made a message; `undefined` when a person did. */
export const feedOf = (id: string | null, part: string | null): MessageFeed | undefined =>
  id === null ? undefined : { id, part: MessageFeedPartSchema.parse(part) };

type FileValues = [
  id: string,
  name: string,
  size: number,
  type: string | null,
  width: number | null,
  height: number | null,
  thumbnail: number,
];

const toFiles = (text: string): AttachedFile[] =>
  (JSON.parse(text) as FileValues[]).map(([id, name, size, type, width, height, thumbnail]) =>
    toAttachedFile({ id, name, size, type, width, height, thumbnail }),
  );

/** In the order of code units, as every page sorts them. */
function toReactions(text: string): Reaction[] {
  const reactions = JSON.parse(text) as [emoji: string, count: number, mine: number][];
  return reactions
    .map(([emoji, count, mine]) => ({ emoji, count, mine: mine === 1 }))
    .sort((a, b) => (a.emoji < b.emoji ? -1 : 1));
}
