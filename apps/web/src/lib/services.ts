/**
 * Composition root of the web app's server side: the parts that routes work with, made once per process. A handler is handed them; it
 * never reaches for one.
 */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createDatabase, type LocalDatabase, openConnection } from '@tidewire/database';
import { limits } from '@tidewire/protocol';
import { v7 as uuidv7 } from 'uuid';
import { type Attachments, createAttachments } from './attachments/attachments.ts';
import { type Auth, createAuth } from './auth/create-auth.ts';
import { type Cursors, createCursors } from './cursor.ts';
import { type Environment, environment } from './environment.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createLog, type Log } from './log.ts';
import { createRateLimiter, type RateLimiter } from './rate-limit.ts';
import { type Budgets, createBudgets } from './rest/budget.ts';
import { createOnce, type Once } from './rest/idempotency.ts';

export type Services = {
  environment: Environment;
  log: Log;
  database: LocalDatabase;
  auth: Auth;
  gateway: Gateway;
  attachments: Attachments;
  cursors: Cursors;
  /** Requests with an `Idempotency-Key`. */
  once: Once;
  /** A new id: UUID version 7. */
  newId: () => string;
  /** For what must not be guessed. */
  randomBytes: (size: number) => Buffer;
  budgets: Budgets;
  limiters: { publish: RateLimiter };
  close(): Promise<void>;
};

export function createServices(given: Environment): Services {
  const log = createLog(given);
  const connection = openConnection(given.databaseUrl);
  const { prisma } = connection;
  const database = createDatabase(connection);
  const gateway = createGateway(given, log);
  const attachments = createAttachments({ folder: resolve(given.uploadsFolder), database, log });
  const perSecond = limits.publishPerSecondPerUser;
  return {
    environment: given,
    log,
    database,
    auth: createAuth({ environment: given, prisma, database, gateway, log }),
    gateway,
    attachments,
    cursors: createCursors(given.authSecret),
    once: createOnce(given.authSecret),
    newId: () => uuidv7(),
    randomBytes: (size) => randomBytes(size),
    budgets: createBudgets(given),
    limiters: { publish: createRateLimiter({ perSecond, burst: perSecond }) },
    close: async () => {
      await attachments.close();
      await database.close();
    },
  };
}

// A development server evaluates this module again at each reload, and the database must be opened once.
const kept = globalThis as typeof globalThis & { tidewireServices?: Services };

/** This process's parts. */
export function services(): Services {
  if (kept.tidewireServices === undefined) {
    kept.tidewireServices = createServices(environment());
    kept.tidewireServices.attachments.start();
  }
  return kept.tidewireServices;
}
