/**
 * Finding messages by their words, on SQLite: an FTS5 index of trigrams (sqlite.org/fts5.html §4.3.4), so that any three characters in a
 * row are found, whatever the language. Triggers keep the index in step in the very transactions that write. Knows who reads which room;
 * knows nothing of how a query is typed.
 */
import type { SearchFilter, SearchHit, SearchStore } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { selectMessages } from '../messages/message-rows.ts';
import { type Reader, translated } from '../transact.ts';

/** Messages that one page looks at before it is given as it is. */
export const mostLookedAt = 20_000;
/** Fewer characters are in no trigram. */
const trigram = 3;

type Row = { id: number; messageId: string; roomId: string; roomName: string };

export function createSearchStore(reader: Reader): SearchStore {
  return {
    messages: (words, filter, { before = Number.MAX_SAFE_INTEGER, limit }) =>
      translated(async () => {
        // SQLite would read a pattern up to there only; and no message has one.
        if (words.some((word) => word.includes('\0'))) return { hits: [] };
        const candidates = candidatesOf(words, before);
        const rows = await reader.$queryRaw<Row[]>`
          SELECT d."id", m."id" AS "messageId", r."id" AS "roomId", r."name" AS "roomName"
          FROM (${candidates}) c
          CROSS JOIN "SearchDocument" d ON d."id" = c."id"
          CROSS JOIN "Message" m ON m."id" = d."messageId"
          CROSS JOIN "Room" r ON r."id" = m."roomId"
          CROSS JOIN "User" u ON u."id" = m."authorId"
          WHERE ${Prisma.join(conditionsOf(words, filter), ' AND ')}
          ORDER BY d."id" DESC LIMIT ${limit + 1}`;
        const page = rows.slice(0, limit);
        const next = rows.length > limit ? page.at(-1)?.id : await lastLookedAt(reader, candidates);
        const hits = await withMessages(reader, page, filter.readerId);
        return { hits, ...(next !== undefined && { next: Number(next) }) };
      }),
  };
}

/** The newest documents that may hold the words, each by its number. */
function candidatesOf(words: readonly string[], before: number): Prisma.Sql {
  const long = words.filter(isLong);
  if (long.length === 0) {
    return Prisma.sql`
      SELECT "id" FROM "SearchDocument" WHERE "id" < ${before} ORDER BY "id" DESC LIMIT ${mostLookedAt}`;
  }
  // Each word is a phrase of its trigrams; between quotes nothing has a meaning but the quote itself.
  const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  return Prisma.sql`
    SELECT rowid AS "id" FROM "MessageSearch" WHERE "MessageSearch" MATCH ${match} AND rowid < ${before}
    ORDER BY rowid DESC LIMIT ${mostLookedAt}`;
}

const isLong = (word: string): boolean => [...word].length >= trigram;

/** Where to go on when as much was looked at as may be. */
async function lastLookedAt(reader: Reader, candidates: Prisma.Sql): Promise<number | undefined> {
  const [seen] = await reader.$queryRaw<{ looked: number | bigint; last: number | bigint | null }[]>`
    SELECT count(*) AS "looked", min("id") AS "last" FROM (${candidates})`;
  return seen !== undefined && Number(seen.looked) === mostLookedAt ? Number(seen.last) : undefined;
}

function conditionsOf(words: readonly string[], filter: SearchFilter): Prisma.Sql[] {
  const { readerId, roomId, from, in: inRoom, before, after, hasLink, hasFile, hasImage } = filter;
  const short = words.filter((word) => !isLong(word));
  return [
    Prisma.sql`m."deletedAt" IS NULL`,
    roomId === undefined
      ? Prisma.sql`EXISTS (SELECT 1 FROM "Membership" x WHERE x."roomId" = m."roomId" AND x."userId" = ${readerId})`
      : Prisma.sql`m."roomId" = ${roomId}`,
    ...short.map((word) => Prisma.sql`m."body" LIKE ${containing(word)} ESCAPE '\\'`),
    ...when(
      from,
      (who) => Prisma.sql`(u."id" = ${who} OR lower(${who}) IN (lower(u."username"), lower(u."name")))`,
    ),
    ...when(inRoom, (name) => Prisma.sql`(r."id" = ${name} OR lower(${name}) = lower(r."name"))`),
    ...when(before, (time) => Prisma.sql`m."createdAt" < ${new Date(time)}`),
    ...when(after, (time) => Prisma.sql`m."createdAt" >= ${new Date(time)}`),
    ...when(
      hasLink === true || undefined,
      () => Prisma.sql`(m."body" LIKE '%http://_%' OR m."body" LIKE '%https://_%')`,
    ),
    ...when(
      hasFile === true || undefined,
      () => Prisma.sql`EXISTS (SELECT 1 FROM "Attachment" a WHERE a."messageId" = m."id")`,
    ),
    ...when(
      hasImage === true || undefined,
      () =>
        Prisma.sql`EXISTS (SELECT 1 FROM "Attachment" a WHERE a."messageId" = m."id" AND a."type" LIKE 'image/%')`,
    ),
  ];
}

const when = <T>(value: T | undefined, condition: (value: T) => Prisma.Sql): Prisma.Sql[] =>
  value === undefined ? [] : [condition(value)];

const containing = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

async function withMessages(reader: Reader, rows: readonly Row[], readerId: string): Promise<SearchHit[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ messageId }) => messageId);
  const found = await selectMessages(reader, readerId, Prisma.sql`WHERE m."id" IN (${Prisma.join(ids)})`);
  const messages = new Map(found.map((message) => [message.id, message]));
  return rows.flatMap(({ messageId, roomId, roomName }) => {
    const message = messages.get(messageId);
    // Deleted between the two statements.
    if (message === undefined || message.deletedAt !== undefined) return [];
    return [{ message, room: { id: roomId, name: roomName } }];
  });
}
