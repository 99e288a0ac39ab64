/**
 * Tickets that were used. The id of a used ticket is a row for as long as the ticket could be shown again: whoever inserts it first has
 * used the ticket, on whichever node and before or after whichever restart. Many that arrive at once share a commit.
 */
import type { TicketStore } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import type { Connection } from './open-connection.ts';
import type { Sources } from './sources.ts';
import { isGeneral, type PlainStatements, transactForMany } from './transact.ts';

type UsedTicket = { id: string; expiresAt: number };

/** Most ids in one commit, and most that wait for one: a herd of reconnects waits here. */
const maxBatch = 500;
const maxWaiting = 10_000;
/** Rows outlive their tickets, because the clock of another node may be behind. */
const keptMs = 2 * 60 * 60 * 1_000;

export function createTicketStore(
  connection: Connection,
  sources: Sources,
  gather: () => Promise<unknown>,
): TicketStore {
  const commits = new GroupCommit<UsedTicket, 'first' | 'again'>({
    commit: (batch) => transactForMany(connection, (tx) => useAll(tx, batch, sources.now() - keptMs)),
    maxBatch,
    maxWaiting,
    isGeneral,
    gather,
  });
  return { use: (id, expiresAt) => commits.add({ id, expiresAt }) };
}

/** SQLite's dialect. Of equal ids in one batch the earliest is the first use. */
async function useAll(
  tx: PlainStatements,
  batch: readonly UsedTicket[],
  forgetBefore: number,
): Promise<('first' | 'again')[]> {
  await tx.$executeRaw`DELETE FROM "UsedTicket" WHERE "expiresAt" < ${forgetBefore}`;
  const rows = JSON.stringify(batch.map(({ id, expiresAt }) => [id, expiresAt]));
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "UsedTicket" ("id", "expiresAt")
    SELECT value ->> 0, value ->> 1 FROM json_each(${rows}) WHERE true
    ON CONFLICT ("id") DO NOTHING
    RETURNING "id"`;
  const unused = new Set(inserted.map(({ id }) => id));
  return batch.map(({ id }) => (unused.delete(id) ? 'first' : 'again'));
}
