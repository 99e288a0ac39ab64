/**
 * Puts the parts of the database together: one Prisma client, a queue of appends, and the stores. Knows all parts; each part knows none of
 * the others.
 */
import { setImmediate } from 'node:timers/promises';
import { createAuditStore } from './audit/audit-store.ts';
import type { Database } from './database.ts';
import { callOf, storesOf } from './door.ts';
import { createFeedStore } from './feed-store.ts';
import type { PrismaClient } from './generated/client.ts';
import { GroupCommit } from './group-commit.ts';
import { type AppendItem, type AppendResult, appendBatch } from './log/append-batch.ts';
import { createLogStore } from './log/log-store.ts';
import { createMessageStore } from './messages/message-store.ts';
import { createRoomStore } from './rooms/room-store.ts';
import { realSources, type Sources } from './sources.ts';
import { createTicketStore } from './ticket-store.ts';
import { isGeneral, transact, translated } from './transact.ts';
import { UntilIdle } from './until-idle.ts';
import { createUserStore } from './users/user-store.ts';

export type DatabaseOptions = {
  sources?: Partial<Sources>;
  /** Hears of every commit of appended messages and events, with how many appends it settled. */
  onAppended?: (count: number) => void;
};

/** Most appends in one commit, and most that wait for one: about 16 MB when every body is as long as it may be. */
const maxBatch = 500;
const maxWaiting = 4_000;

/** The database behind a Prisma client made by `openPrisma`. `close()` settles what is under way and disconnects the client. */
export function createDatabase(prisma: PrismaClient, options: DatabaseOptions = {}): Database {
  const sources: Sources = { ...realSources, ...options.sources };
  const commits = new GroupCommit<AppendItem, AppendResult>({
    commit: (batch) => transact(prisma, (tx) => appendBatch(tx, sources, batch)),
    maxBatch,
    maxWaiting,
    isGeneral,
    gather: setImmediate,
    onCommitted: options.onAppended,
  });
  const stores = {
    messages: createMessageStore(prisma, commits, sources),
    logs: createLogStore(prisma, commits, sources),
    rooms: createRoomStore(prisma, sources),
    users: createUserStore(prisma, sources),
    feeds: createFeedStore(prisma, sources),
    tickets: createTicketStore(prisma, sources, setImmediate),
    audit: createAuditStore(prisma),
  };
  const call = callOf(stores);
  const calls = new UntilIdle();
  return {
    ...storesOf((method, args) => calls.run(() => call(method, args))),
    ping: () =>
      calls.run(() =>
        translated(async () => {
          await prisma.$queryRaw`SELECT 1`;
        }),
      ),
    close: async () => {
      await calls.close();
      await prisma.$disconnect();
    },
  };
}
