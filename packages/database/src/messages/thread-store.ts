/** Threads as the people who follow them see them. The latest reply is found in SQLite's dialect; all else PostgreSQL reads too. */
import { type FollowedThread, roomChannel, userChannel } from '@tidewire/protocol';
import type { ThreadStore } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { appendEvents } from '../log/append-events.ts';
import type { Connection } from '../open-connection.ts';
import type { Sources } from '../sources.ts';
import { type Reader, type Statements, transact, translated } from '../transact.ts';
import { selectMessages } from './message-rows.ts';

export function createThreadStore({ prisma, reader }: Connection, sources: Sources): ThreadStore {
  return {
    list: (userId, { after, limit }) =>
      translated(() => {
        const behind =
          after === undefined
            ? Prisma.empty
            : Prisma.sql`WHERE (t."lastReplyAt", t."rootId") < (${Date.parse(after.time)}, ${after.id})`;
        const page = Prisma.sql`${behind} ORDER BY t."lastReplyAt" DESC, t."rootId" DESC LIMIT ${limit}`;
        return selectThreads(reader, userId, Prisma.empty, page);
      }),
    moveRead: (userId, rootId, seq) =>
      transact(prisma, (tx) => moveRead(tx, sources, { userId, rootId, seq })),
  };
}

type ThreadRow = {
  rootId: string;
  lastReadSeq: number;
  lastReplySeq: number | bigint;
  unread: number | bigint;
};

/** `which` narrows the person's threads, `page` is a part of their list: both follow a WHERE clause or begin one. */
async function selectThreads(
  reader: Reader,
  userId: string,
  which: Prisma.Sql,
  page: Prisma.Sql,
): Promise<FollowedThread[]> {
  const rows = await reader.$queryRaw<ThreadRow[]>`
    SELECT t."rootId", t."lastReadSeq", t."lastReplySeq",
      (SELECT count(*) FROM "Message" r
       WHERE r."replyTo" = t."rootId" AND r."seq" > t."lastReadSeq" AND r."authorId" <> ${userId}) AS "unread"
    FROM (
      SELECT f."rootId", f."lastReadSeq", max(r."createdAt") AS "lastReplyAt", max(r."seq") AS "lastReplySeq"
      FROM "ThreadFollow" f
      JOIN "Membership" m ON m."userId" = f."userId" AND m."roomId" = f."roomId"
      JOIN "Message" r ON r."replyTo" = f."rootId"
      WHERE f."userId" = ${userId} ${which}
      GROUP BY f."rootId", f."lastReadSeq"
    ) t ${page}`;
  if (rows.length === 0) return [];
  const ids = rows.map(({ rootId }) => rootId);
  const roots = await selectMessages(reader, userId, Prisma.sql`WHERE m."id" IN (${Prisma.join(ids)})`);
  const byId = new Map(roots.map((root) => [root.id, root]));
  return rows.flatMap(({ rootId, lastReadSeq, lastReplySeq, unread }) => {
    const root = byId.get(rootId);
    // Deleted with its author's account between the two statements: then there is no such thread any more.
    return root === undefined
      ? []
      : [{ root, lastReadSeq, lastReplySeq: Number(lastReplySeq), unread: Number(unread) }];
  });
}

async function moveRead(
  tx: Statements,
  sources: Sources,
  { userId, rootId, seq: to }: { userId: string; rootId: string; seq: number },
): ReturnType<ThreadStore['moveRead']> {
  const find = async () =>
    (await selectThreads(tx, userId, Prisma.sql`AND f."rootId" = ${rootId}`, Prisma.empty))[0];
  const thread = await find();
  if (thread === undefined) return { refused: 'gone' };
  const { roomId } = thread.root;
  const { seq: end } = await tx.channel.findUniqueOrThrow({
    where: { name: roomChannel(roomId) },
    select: { seq: true },
  });
  const seq = Math.min(to, end);
  if (seq <= thread.lastReadSeq) return { thread, committed: [] };
  await tx.threadFollow.update({
    where: { userId_rootId: { userId, rootId } },
    data: { lastReadSeq: seq },
    select: { rootId: true },
  });
  const committed = await appendEvents(tx, sources, sources.now(), [
    { channel: userChannel(userId), data: { kind: 'thread.read', roomId, rootId, seq } },
  ]);
  return { thread: (await find()) ?? thread, committed };
}
