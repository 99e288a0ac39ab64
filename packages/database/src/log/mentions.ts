/**
 * Whom stored messages call, kept in the transaction that stores their words. How a mention is written is the protocol's to say; here
 * names become members of the room, as they are at that moment.
 */
import { hereHandle, mentionsIn } from '@tidewire/protocol';
import type { PlainStatements, Statements } from '../transact.ts';

/** `seq` is that of the event that says these words. */
export type Said = {
  messageId: string;
  roomId: string;
  seq: number;
  author: { id: string; guest: boolean };
  body: string;
};

type MentionRow = { messageId: string; who: string; roomId: string; seq: number };

/** Of messages that are new. Those that call nobody, which are most, cost no statement. */
export async function addMentions(tx: PlainStatements, said: readonly Said[]): Promise<void> {
  const rows = await rowsOf(tx, said);
  if (rows.length > 0) await insertMentions(tx, rows);
}

/** Of a message that says something else now. Who was called before is not called again. */
export async function changeMentions(tx: Statements, said: Said): Promise<void> {
  const rows = await rowsOf(tx, [said]);
  await tx.mention.deleteMany({
    where: { messageId: said.messageId, who: { notIn: rows.map(({ who }) => who) } },
  });
  if (rows.length > 0) await insertMentions(tx, rows);
}

async function rowsOf(tx: PlainStatements, said: readonly Said[]): Promise<MentionRow[]> {
  const rows: MentionRow[] = [];
  const called: { said: Said; handle: string }[] = [];
  for (const one of said) {
    const { messageId, roomId, seq } = one;
    const { handles, here } = mentionsIn(one.body, one.author);
    if (here) rows.push({ messageId, who: hereHandle, roomId, seq });
    called.push(...handles.map((handle) => ({ said: one, handle })));
  }
  if (called.length === 0) return rows;
  const found = await findCalled(
    tx,
    called.map(({ said: { roomId }, handle }) => [roomId, handle]),
  );
  const people = Map.groupBy(found, ({ nth }) => Number(nth));
  for (const [nth, { said: one }] of called.entries()) {
    const { messageId, roomId, seq, author } = one;
    // Nobody calls themself.
    for (const { userId } of people.get(nth) ?? [])
      if (userId !== author.id) rows.push({ messageId, who: userId, roomId, seq });
  }
  return rows;
}

/** The members of a room that go by a handle, for each pair of the two; `nth` says of which. */
function findCalled(
  tx: PlainStatements,
  pairs: readonly (readonly [roomId: string, handle: string])[],
): Promise<{ nth: number | bigint; userId: string }[]> {
  const rows = JSON.stringify(pairs);
  return tx.$queryRaw`
    SELECT p.key AS "nth", m."userId"
    FROM json_each(${rows}) p
    CROSS JOIN "User" u ON u."username" = p.value ->> 1
    CROSS JOIN "Membership" m ON m."userId" = u."id" AND m."roomId" = p.value ->> 0
    UNION
    SELECT p.key AS "nth", m."userId"
    FROM json_each(${rows}) p
    CROSS JOIN "Membership" m ON m."roomId" = p.value ->> 0
    CROSS JOIN "User" u ON u."id" = m."userId" AND u."username" IS NULL
      AND lower(replace(trim(u."name"), ' ', '-')) = p.value ->> 1`;
}

async function insertMentions(tx: PlainStatements, mentions: readonly MentionRow[]): Promise<void> {
  const rows = JSON.stringify(
    mentions.map(({ messageId, who, roomId, seq }) => [messageId, who, roomId, seq]),
  );
  await tx.$executeRaw`
    INSERT INTO "Mention" ("messageId", "who", "roomId", "seq")
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(${rows}) WHERE true
    ON CONFLICT ("messageId", "who") DO NOTHING`;
}
