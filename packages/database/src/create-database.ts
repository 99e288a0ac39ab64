/**
 * Puts the parts of the database together: one connection, a queue of appends, and the stores. Knows all parts; each part knows none of
 * the others.
 */
import { setImmediate } from 'node:timers/promises';
import { createAlertStore } from './alert-store.ts';
import { createAttachmentStore } from './attachments/attachment-store.ts';
import { createAuditStore } from './audit/audit-store.ts';
import { createCredentialStore } from './credentials/credential-store.ts';
import type { Database } from './database.ts';
import { type Call, callOf, storesOf } from './door.ts';
import { type Precondition, preconditionTerms, type Settled } from './entities.ts';
import { createFeedStore } from './feed-store.ts';
import { GroupCommit } from './group-commit.ts';
import { createKeyedRequests, type KeyedRequests, onceTerms } from './keyed-requests.ts';
import { type AppendItem, type AppendResult, appendBatch } from './log/append-batch.ts';
import { createLogStore } from './log/log-store.ts';
import { createMessageStore } from './messages/message-store.ts';
import { createThreadStore } from './messages/thread-store.ts';
import type { Connection } from './open-connection.ts';
import { createInviteStore } from './rooms/invites.ts';
import { createReportStore } from './rooms/reports.ts';
import { createRestrictionStore } from './rooms/restrictions.ts';
import { createRoomFeedStore } from './rooms/room-feed-store.ts';
import { createRoomStore } from './rooms/room-store.ts';
import { createSearchStore } from './search/search-store.ts';
import { createSourceStore } from './source-store.ts';
import { realSources, type Sources } from './sources.ts';
import { createSportsStore } from './sports-store.ts';
import { currentTerms, onTerms, type Terms } from './terms.ts';
import { createTicketStore } from './ticket-store.ts';
import { isGeneral, transact, transactForMany, translated } from './transact.ts';
import { UntilIdle } from './until-idle.ts';
import { createFollowingStore } from './users/following-store.ts';
import { createUserStore } from './users/user-store.ts';

export type DatabaseOptions = {
  sources?: Partial<Sources>;
  /** Hears of every commit of appended messages and events, with how many appends it settled. */
  onAppended?: (count: number) => void;
};

/** A database in this very thread. */
export type LocalDatabase = Database & {
  /**
   * The same database, for one request that is only to be carried out under this condition: its first write looks at the thing in its own
   * transaction, and throws `PreconditionFailedError` instead when it does not hold.
   */
  under(precondition: Precondition): { database: Database; progress: Readonly<Settled> };
  readonly keyedRequests: KeyedRequests;
  /** The same database for one carrying out of a keyed request: what another carrying out has done already gives its result again. */
  forKeyedRequest(id: string): Database;
};

/** Most appends in one commit, and most that wait for one: about 16 MB when every body is as long as it may be. */
const maxBatch = 500;
const maxWaiting = 4_000;

/** The database behind a connection. `close()` settles what is under way and closes the connection. */
export function createDatabase(connection: Connection, options: DatabaseOptions = {}): LocalDatabase {
  const { prisma, reader } = connection;
  const sources: Sources = { ...realSources, ...options.sources };
  const commits = new GroupCommit<AppendItem, AppendResult>({
    commit: (batch) => transactForMany(connection, (tx) => appendBatch(tx, sources, batch)),
    maxBatch,
    maxWaiting,
    isGeneral,
    gather: setImmediate,
    onCommitted: options.onAppended,
  });
  // Appends share commits, except those on terms, which are to be met within a transaction of their own.
  const append = async (item: AppendItem): Promise<AppendResult> => {
    if (currentTerms() === undefined) return commits.add(item);
    const [result] = await transact(prisma, (tx) => appendBatch(tx, sources, [item]));
    if (!result) throw new Error('an append gave no result');
    options.onAppended?.(1);
    return result;
  };
  const stores = {
    messages: createMessageStore(connection, append, sources),
    threads: createThreadStore(connection, sources),
    logs: createLogStore(prisma, append, sources),
    search: createSearchStore(reader),
    rooms: createRoomStore(connection, sources),
    users: createUserStore(prisma, sources),
    feeds: createFeedStore(prisma, sources),
    tickets: createTicketStore(connection, sources, setImmediate),
    sources: createSourceStore(prisma, sources),
    sports: createSportsStore(prisma, sources),
    alerts: createAlertStore(prisma, sources),
    attachments: createAttachmentStore(prisma, sources),
    roomFeeds: createRoomFeedStore(prisma, sources),
    following: createFollowingStore(connection, sources),
    audit: createAuditStore(prisma),
    invites: createInviteStore(prisma, sources),
    credentials: createCredentialStore(connection, sources),
    reports: createReportStore(prisma, sources),
    restrictions: createRestrictionStore(prisma, sources),
  };
  const call = callOf(stores);
  const calls = new UntilIdle();
  const guarded: Call = (method, args) => calls.run(() => call(method, args));
  const database: Database = {
    ...storesOf(guarded),
    ping: () =>
      calls.run(() =>
        translated(async () => {
          await prisma.$queryRaw`SELECT 1`;
        }),
      ),
    close: async () => {
      await calls.close();
      await connection.close();
    },
  };
  const keyedRequests = createKeyedRequests(prisma, sources);
  const onTheseTerms = (terms: Terms): Database => ({
    ...database,
    ...storesOf((method, args) => onTerms(terms, () => guarded(method, args))),
  });
  return {
    ...database,
    under: (precondition) => {
      const progress = { settled: false };
      return { database: onTheseTerms(preconditionTerms(precondition, sources, progress)), progress };
    },
    keyedRequests: {
      enter: (...args) => calls.run(() => keyedRequests.enter(...args)),
      answer: (...args) => calls.run(() => keyedRequests.answer(...args)),
      forget: (...args) => calls.run(() => keyedRequests.forget(...args)),
    },
    forKeyedRequest: (id) => onTheseTerms(onceTerms(id)),
  };
}
