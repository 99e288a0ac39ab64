/**
 * Whom people follow, and what they read of them. A stream's log says what was posted and where; its words are read here, as they are now
 * and as far as the reader may. Its JSON is read in SQLite's dialect.
 */
import { type Followed, limitsOfFollowing, type Post, streamChannel, userChannel } from '@tidewire/protocol';
import { authorOf, authorSelect } from '../author.ts';
import type { FollowingStore } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { appendEvents } from '../log/append-events.ts';
import { selectMessages } from '../messages/message-rows.ts';
import type { Connection } from '../open-connection.ts';
import { rowsBehind } from '../rows-behind.ts';
import type { Sources } from '../sources.ts';
import { type Reader, type Statements, transact, translated } from '../transact.ts';

export function createFollowingStore({ prisma, reader }: Connection, sources: Sources): FollowingStore {
  const tellChanged = (tx: Statements, userId: string) =>
    appendEvents(tx, sources, sources.now(), [
      { channel: userChannel(userId), data: { kind: 'following.changed' } },
    ]);
  return {
    list: (followerId, { after, limit }) =>
      translated(async () => {
        const rows = await prisma.follow.findMany({
          where: { followerId, AND: rowsBehind(after, 'desc', ['createdAt', 'followedId']) },
          orderBy: [{ createdAt: 'desc' }, { followedId: 'desc' }],
          take: limit,
          include: { followed: { select: authorSelect } },
        });
        return rows.map(toFollowed);
      }),
    put: (followerId, followedId) =>
      transact(prisma, async (tx) => {
        if (followerId === followedId) return { refused: 'self' };
        const include = { followed: { select: authorSelect } };
        const key = { followerId, followedId };
        const before = await tx.follow.findUnique({ where: { followerId_followedId: key }, include });
        if (before) return { followed: toFollowed(before), created: false, committed: [] };
        if (!(await mayBeMet(tx, key, new Date(sources.now())))) return { refused: 'gone' };
        if ((await tx.follow.count({ where: { followerId } })) >= limitsOfFollowing.followed)
          return { refused: 'full' };
        if ((await tx.follow.count({ where: { followedId } })) >= limitsOfFollowing.followers)
          return { refused: 'crowded' };
        const made = await tx.follow.create({
          data: { ...key, createdAt: new Date(sources.now()) },
          include,
        });
        return { followed: toFollowed(made), created: true, committed: await tellChanged(tx, followerId) };
      }),
    remove: (followerId, followedId) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.follow.deleteMany({ where: { followerId, followedId } });
        return count === 0 ? undefined : { committed: await tellChanged(tx, followerId) };
      }),
    posts: (userId, page) => translated(() => selectPosts(reader, userId, page, new Date(sources.now()))),
  };
}

function toFollowed({
  followed,
  createdAt,
}: {
  followed: { id: string; name: string; isAnonymous: boolean | null };
  createdAt: Date;
}): Followed {
  return { person: authorOf(followed), followedAt: createdAt.toISOString() };
}

/** Whether one may know of the other: they are in a room together, or in a public one that is open to the follower. */
async function mayBeMet(
  tx: Reader,
  { followerId, followedId }: { followerId: string; followedId: string },
  now: Date,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Membership" m JOIN "Room" r ON r."id" = m."roomId"
    WHERE m."userId" = ${followedId}
      AND (EXISTS (SELECT 1 FROM "Membership" o WHERE o."roomId" = r."id" AND o."userId" = ${followerId})
        OR (${isOpen(followerId, now)}))
    LIMIT 1`;
  return rows.length > 0;
}

/** A public room `r` from which the reader is not banned. */
const isOpen = (readerId: string, now: Date): Prisma.Sql => Prisma.sql`
  r."kind" = 'room' AND r."visibility" = 'public' AND NOT EXISTS (
    SELECT 1 FROM "Restriction" b
    WHERE b."roomId" = r."id" AND b."userId" = ${readerId} AND b."kind" = 'ban'
      AND (b."until" IS NULL OR b."until" > ${now}))`;

type PostRow = { seq: number; messageId: string; roomId: string; roomName: string };

async function selectPosts(
  reader: Reader,
  userId: string,
  { before, limit }: { before?: number | undefined; limit: number },
  now: Date,
): Promise<Post[]> {
  const behind = before === undefined ? Prisma.empty : Prisma.sql`AND e."seq" < ${before}`;
  // CROSS JOIN: from the stream's end backwards, and no further than the page needs.
  const rows = await reader.$queryRaw<PostRow[]>`
    SELECT e."seq", m."id" AS "messageId", r."id" AS "roomId", r."name" AS "roomName"
    FROM "LogEvent" e
    CROSS JOIN "Message" m ON m."id" = e."data" ->> '$.messageId' AND m."deletedAt" IS NULL
    CROSS JOIN "Follow" f ON f."followerId" = ${userId} AND f."followedId" = m."authorId"
    CROSS JOIN "Room" r ON r."id" = m."roomId"
    WHERE e."channelName" = ${streamChannel(userId)} ${behind} AND ${isOpen(userId, now)}
    ORDER BY e."seq" DESC LIMIT ${limit}`;
  if (rows.length === 0) return [];
  const ids = rows.map(({ messageId }) => messageId);
  const messages = await selectMessages(reader, userId, Prisma.sql`WHERE m."id" IN (${Prisma.join(ids)})`);
  const byId = new Map(messages.map((message) => [message.id, message]));
  return rows.flatMap(({ seq, messageId, roomId, roomName }) => {
    const message = byId.get(messageId);
    return message === undefined ? [] : [{ seq, message, room: { id: roomId, name: roomName } }];
  });
}
