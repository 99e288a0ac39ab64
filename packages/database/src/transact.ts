import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { DatabaseBusyError, DatabaseUnavailableError } from './errors.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Connection } from './open-connection.ts';
import { isBusy, sqliteCodeOf } from './sqlite/patiently.ts';
import { currentTerms } from './terms.ts';

/** What runs statements: the client, or one transaction of it. */
export type Statements = Prisma.TransactionClient;

/** What runs plain SQL: any of these, or a connection without Prisma. */
export interface PlainStatements extends Reader {
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
}

/** What answers plain SQL. */
export interface Reader {
  $queryRaw<T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>;
}

/** Runs `unit` whole or not at all, with the write lock held from its beginning, on the terms of whoever asked. */
export function transact<T>(prisma: PrismaClient, unit: (tx: Statements) => Promise<T>): Promise<T> {
  const terms = currentTerms();
  return translated(() => prisma.$transaction((tx) => (terms === undefined ? unit(tx) : terms(tx, unit))));
}

/** As `transact`, for units of plain SQL that serve many requests at once: the terms of one of them are not those of the others. */
export const transactForMany = <T>(
  { transactPlainly }: Pick<Connection, 'transactPlainly'>,
  unit: (tx: PlainStatements) => Promise<T>,
): Promise<T> => translated(() => transactPlainly(unit));

/** Runs statements and says what went wrong in the door's own words; bugs pass through as they are. */
export async function translated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw translate(error);
  }
}

/** About the database as a whole rather than about what it was asked to store. */
export function isGeneral(error: unknown): boolean {
  return error instanceof DatabaseBusyError || error instanceof DatabaseUnavailableError;
}

/** `P1008`: the lock did not come free. `P2024`, `P2028`: no transaction could be started, or it ran out of time and was rolled back. */
const busyCodes: ReadonlySet<unknown> = new Set(['P1008', 'P2024', 'P2028']);
/** Primary SQLite result codes: PERM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB (sqlite.org/rescode.html). */
const unavailableSqliteCodes: ReadonlySet<number> = new Set([3, 8, 10, 11, 13, 14, 26]);
const unavailableMessage =
  /SQLITE_(?:PERM|READONLY|IOERR|CORRUPT|FULL|CANTOPEN|NOTADB)|database or disk is full|disk I\/O error|attempt to write a readonly database|unable to open database file|file is not a database|database disk image is malformed/;

function translate(error: unknown): unknown {
  if (isGeneral(error)) return error;
  const isBusyPrisma = error instanceof Prisma.PrismaClientKnownRequestError && busyCodes.has(error.code);
  if (isBusyPrisma || isBusy(error)) {
    return new DatabaseBusyError('the database is busy', { cause: error });
  }
  if (isUnavailable(error)) {
    return new DatabaseUnavailableError('the database cannot be read or written', { cause: error });
  }
  return error;
}

function isUnavailable(error: unknown): boolean {
  if (isDriverAdapterError(error) && error.cause.kind === 'sqlite') {
    return (
      unavailableSqliteCodes.has(error.cause.extendedCode & 0xff) || unavailableMessage.test(error.message)
    );
  }
  return (
    error instanceof Error &&
    (unavailableMessage.test(error.message) || unavailableMessage.test(sqliteCodeOf(error)))
  );
}
