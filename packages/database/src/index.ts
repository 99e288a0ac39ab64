export { createDatabase, type DatabaseOptions, type LocalDatabase } from './create-database.ts';
export { apiKeyBytes, apiKeyPrefix, hashApiKey, isApiKey, newApiKey } from './credentials/api-key.ts';
export type * from './database.ts';
export type { Entity, Precondition } from './entities.ts';
export { canonical, contentTag, type EntityKind, entityTag, matchesTag } from './entity-tag.ts';
export {
  DatabaseBusyError,
  DatabaseUnavailableError,
  PreconditionFailedError,
  UnsupportedDatabaseError,
} from './errors.ts';
export type { PrismaClient } from './generated/client.ts';
export { type KeyedRequests, keyedRequestKeptMs } from './keyed-requests.ts';
export { type Connection, openConnection } from './open-connection.ts';
export { openDatabase } from './open-database.ts';
export { openPrisma } from './open-prisma.ts';
export type { Sources } from './sources.ts';
export { translated } from './transact.ts';
export { openDatabaseInWorker, type WorkerDatabaseOptions } from './worker/open-database-in-worker.ts';
