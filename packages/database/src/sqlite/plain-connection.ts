/**
 * A connection to the SQLite file without Prisma in front: each statement is prepared once, and what comes back are rows. It is opened at
 * its first statement, and through the very library that Prisma's adapter uses: two copies of SQLite in one process would take each
 * other's file locks away (sqlite.org/howtocorrupt.html §2.2).
 */
/// <reference path="./better-sqlite3.d.ts" />
import Library, { type Statement, type Value } from 'better-sqlite3';
import { Prisma } from '../generated/client.ts';
import type { PlainStatements } from '../transact.ts';
import { makeDurable } from './durability.ts';
import { blockingWaitMs } from './patiently.ts';

/** Statements kept prepared. Their texts are written in this package; only lists of ids make more of them. */
const maxPrepared = 200;

type Prepared = { statement: Statement; decoders: readonly [column: string, decode: Decode][] };
type Decode = (value: unknown) => unknown;

export class PlainConnection implements PlainStatements {
  readonly #path: string;
  readonly #mode: 'reading' | 'writing';
  readonly #prepared = new Map<string, Prepared>();
  #opening: Promise<Library> | undefined;
  #library: Library | undefined;

  constructor(path: string, mode: 'reading' | 'writing') {
    this.#path = path;
    this.#mode = mode;
  }

  async $queryRaw<T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T> {
    const library = this.#library ?? (await this.#open());
    const { sql, args } = textOf(query, values);
    const { statement, decoders } = this.#prepare(library, sql);
    const rows = statement.all(...args);
    for (const [column, decode] of decoders) {
      for (const row of rows) row[column] = decode(row[column]);
    }
    return rows as T;
  }

  async $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number> {
    const library = this.#library ?? (await this.#open());
    const { sql, args } = textOf(query, values);
    return this.#prepare(library, sql).statement.run(...args).changes;
  }

  /** For statements that give nothing and are no part of a unit: `BEGIN`, `COMMIT`, `ROLLBACK`. */
  async exec(script: string): Promise<void> {
    const library = this.#library ?? (await this.#open());
    library.exec(script);
  }

  /** SQLite ends a transaction by itself after a full disk or an I/O error. */
  get inTransaction(): boolean {
    return this.#library?.inTransaction ?? false;
  }

  /** The next statement opens it again. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.#library = undefined;
    this.#prepared.clear();
    (await opening)?.close();
  }

  #open(): Promise<Library> {
    if (this.#opening !== undefined) return this.#opening;
    const opening = this.#connect();
    this.#opening = opening;
    // Whoever asked hears why; whoever asks next tries again.
    opening.catch(() => {
      this.#opening = undefined;
    });
    return opening;
  }

  async #connect(): Promise<Library> {
    const library = new Library(this.#path, { fileMustExist: true, timeout: blockingWaitMs });
    try {
      await this.#prepareMode(library);
    } catch (error) {
      library.close();
      throw error;
    }
    this.#library = library;
    return library;
  }

  async #prepareMode(library: Library): Promise<void> {
    switch (this.#mode) {
      case 'reading':
        // Nothing that would wait for somebody's write lock.
        library.exec('PRAGMA query_only=ON');
        return;
      case 'writing':
        return makeDurable({
          run: async (script) => library.exec(script),
          read: async (name) => String(library.pragma(name, { simple: true })),
        });
    }
  }

  #prepare(library: Library, sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = library.prepare(sql);
    const prepared = { statement, decoders: statement.reader ? decodersOf(statement) : [] };
    const oldest = this.#prepared.keys().next();
    if (this.#prepared.size >= maxPrepared && !oldest.done) this.#prepared.delete(oldest.value);
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

function textOf(
  query: TemplateStringsArray | Prisma.Sql,
  values: readonly unknown[],
): { sql: string; args: Value[] } {
  const { sql, values: all } = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
  return { sql, args: all.map(argumentOf) };
}

/** As Prisma's adapter stores them: times are Unix milliseconds. */
function argumentOf(value: unknown): Value {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw new TypeError(`a ${typeof value} is no value of a statement`);
}

/** A column has the type that the schema declares; an expression has none and comes as SQLite gives it. */
function decodersOf(statement: Statement): [string, Decode][] {
  return statement.columns().flatMap(({ name, type }): [string, Decode][] => {
    const decode = type === null ? undefined : decodes[type.toUpperCase()];
    return decode === undefined ? [] : [[name, decode]];
  });
}

const unlessNull =
  (decode: Decode): Decode =>
  (value) =>
    value === null ? null : decode(value);

const decodes: Readonly<Record<string, Decode | undefined>> = {
  DATETIME: unlessNull((value) => new Date(Number(value))),
  BOOLEAN: unlessNull((value) => value === 1),
  BIGINT: unlessNull((value) => BigInt(value as number)),
};
