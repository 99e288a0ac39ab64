/**
 * Rooms and memberships as readers see them, each page in one statement: counts are correlated subqueries over an index, so a page costs
 * the same wherever it stands. Plain SQL that SQLite and PostgreSQL both read.
 */
import {
  type Author,
  hereHandle,
  type Membership,
  NotificationsSchema,
  type Role,
  RoleSchema,
  type Room,
  RoomKindSchema,
  VisibilitySchema,
} from '@tidewire/protocol';
import { authorOf } from '../author.ts';
import type { RoomStanding } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { feedOf } from '../messages/message-rows.ts';
import type { Reader } from '../transact.ts';

type RoomRow = {
  id: string;
  name: string;
  topic: string;
  visibility: string;
  kind: string;
  createdAt: Date;
  updatedAt: Date;
  memberCount: number | bigint;
};

type StandingRow = { kind: string; visibility: string; role: string | null };

type ParticipantRow = { roomId: string; id: string; name: string; isAnonymous: boolean | null };

type MembershipRow = RoomRow & {
  userId: string;
  role: string;
  notifications: string;
  feedsMuted: boolean | number | bigint;
  lastReadSeq: number;
  joinedAt: Date;
  epoch: string;
  seq: number;
  unread: number | bigint;
  unreadMentions: number | bigint;
  lastBody: string | null;
  lastAt: Date | null;
  lastEditedAt: Date | null;
  lastFeedId: string | null;
  lastFeedPart: string | null;
  lastAuthorId: string | null;
  lastAuthorName: string | null;
  lastAuthorIsAnonymous: boolean | null;
};

const roomColumns = Prisma.sql`
  r."id", r."name", r."topic", r."visibility", r."kind", r."createdAt", r."updatedAt",
  (SELECT count(*) FROM "Membership" x WHERE x."roomId" = r."id") AS "memberCount"`;

/** `tail` is what follows `FROM "Room" r`. */
export async function selectRooms(reader: Reader, tail: Prisma.Sql): Promise<Room[]> {
  const rows = await reader.$queryRaw<RoomRow[]>`SELECT ${roomColumns} FROM "Room" r ${tail}`;
  return rows.map(toRoom);
}

export async function selectRoom(reader: Reader, roomId: string): Promise<Room | undefined> {
  const [room] = await selectRooms(reader, Prisma.sql`WHERE r."id" = ${roomId}`);
  return room;
}

/** Of everything that is asked for in a room this is asked first. */
export async function selectStanding(
  reader: Reader,
  userId: string,
  roomId: string,
): Promise<RoomStanding | undefined> {
  const [row] = await reader.$queryRaw<StandingRow[]>`
    SELECT r."kind", r."visibility", m."role"
    FROM "Room" r LEFT JOIN "Membership" m ON m."roomId" = r."id" AND m."userId" = ${userId}
    WHERE r."id" = ${roomId}`;
  if (row === undefined) return undefined;
  return {
    kind: RoomKindSchema.parse(row.kind),
    visibility: VisibilitySchema.parse(row.visibility),
    role: row.role === null ? undefined : roleOf(row.role),
  };
}

/** `tail` is what follows the joins; the membership is `m`. */
export async function selectMemberships(reader: Reader, tail: Prisma.Sql): Promise<Membership[]> {
  const rows = await reader.$queryRaw<MembershipRow[]>`
    SELECT ${roomColumns},
      m."userId", m."role", m."notifications", m."feedsMuted", m."lastReadSeq", m."joinedAt", c."epoch", c."seq",
      (SELECT count(*) FROM "Message" u
       WHERE u."roomId" = m."roomId" AND u."seq" > m."lastReadSeq"
         AND CASE WHEN u."feedPart" IS NULL THEN u."authorId" <> m."userId"
                  ELSE u."feedPart" = 'headline' AND NOT m."feedsMuted" END) AS "unread",
      (SELECT count(DISTINCT w."messageId") FROM "Mention" w JOIN "Message" s ON s."id" = w."messageId"
       WHERE w."roomId" = m."roomId" AND w."who" IN (m."userId", ${hereHandle}) AND w."seq" > m."lastReadSeq"
         AND s."authorId" <> m."userId") AS "unreadMentions",
      l."body" AS "lastBody", l."createdAt" AS "lastAt", l."editedAt" AS "lastEditedAt",
      l."feedId" AS "lastFeedId", l."feedPart" AS "lastFeedPart",
      a."id" AS "lastAuthorId", a."name" AS "lastAuthorName", a."isAnonymous" AS "lastAuthorIsAnonymous"
    FROM "Membership" m
    JOIN "Room" r ON r."id" = m."roomId"
    JOIN "Channel" c ON c."name" = 'room:' || m."roomId"
    LEFT JOIN "Message" l ON l."roomId" = m."roomId"
      AND l."seq" = (SELECT n."seq" FROM "Message" n
                     WHERE n."roomId" = m."roomId" AND n."deletedAt" IS NULL ORDER BY n."seq" DESC LIMIT 1)
    LEFT JOIN "User" a ON a."id" = l."authorId"
    ${tail}`;
  const people = await participantsOf(
    reader,
    rows.filter(({ kind }) => kind !== 'room').map(({ id }) => id),
  );
  return rows.map((row) => toMembership(row, people.get(row.id)));
}

/** Who is in each of these direct rooms and groups, longest first: a few people each, so one statement serves a page. */
async function participantsOf(
  reader: Reader,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, Author[]>> {
  const people = new Map<string, Author[]>(roomIds.map((id) => [id, []]));
  if (roomIds.length === 0) return people;
  const rows = await reader.$queryRaw<ParticipantRow[]>`
    SELECT m."roomId", u."id", u."name", u."isAnonymous"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."roomId" IN (${Prisma.join(roomIds)})
    ORDER BY m."joinedAt", m."userId"`;
  for (const { roomId, ...person } of rows) people.get(roomId)?.push(authorOf(person));
  return people;
}

export async function selectMembership(
  reader: Reader,
  userId: string,
  roomId: string,
): Promise<Membership | undefined> {
  const [membership] = await selectMemberships(
    reader,
    Prisma.sql`WHERE m."userId" = ${userId} AND m."roomId" = ${roomId}`,
  );
  return membership;
}

export const roleOf = (text: string): Role => RoleSchema.parse(text);

function toRoom(row: RoomRow): Room {
  return {
    id: row.id,
    name: row.name,
    topic: row.topic,
    kind: RoomKindSchema.parse(row.kind),
    visibility: VisibilitySchema.parse(row.visibility),
    memberCount: Number(row.memberCount),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toMembership(row: MembershipRow, participants: Author[] | undefined): Membership {
  return {
    room: toRoom(row),
    ...(participants && { participants }),
    userId: row.userId,
    role: roleOf(row.role),
    notifications: NotificationsSchema.parse(row.notifications),
    feedsMuted: Boolean(row.feedsMuted),
    lastReadSeq: row.lastReadSeq,
    epoch: row.epoch,
    seq: row.seq,
    unread: Number(row.unread),
    unreadMentions: Number(row.unreadMentions),
    lastMessage: toLastMessage(row),
    joinedAt: row.joinedAt.toISOString(),
  };
}

function toLastMessage(row: MembershipRow): Membership['lastMessage'] {
  const author = lastAuthor(row);
  if (!author || row.lastBody === null || row.lastAt === null) return null;
  const feed = feedOf(row.lastFeedId, row.lastFeedPart);
  return {
    ...{ author, body: row.lastBody, createdAt: row.lastAt.toISOString() },
    ...(row.lastEditedAt !== null && { editedAt: row.lastEditedAt.toISOString() }),
    ...(feed && { feed }),
  };
}

function lastAuthor(row: MembershipRow): Author | undefined {
  if (row.lastAuthorId === null || row.lastAuthorName === null) return undefined;
  return authorOf({ id: row.lastAuthorId, name: row.lastAuthorName, isAnonymous: row.lastAuthorIsAnonymous });
}
