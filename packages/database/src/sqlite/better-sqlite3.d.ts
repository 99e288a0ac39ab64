/** What is used here of a library that comes without types. */
declare module 'better-sqlite3' {
  export type Value = string | number | bigint | null;

  export type Statement = {
    /** Whether it gives rows. */
    readonly reader: boolean;
    columns(): { name: string; type: string | null }[];
    all(...values: Value[]): Record<string, unknown>[];
    run(...values: Value[]): { changes: number };
  };

  export default class Database {
    constructor(path: string, options?: { fileMustExist?: boolean; timeout?: number });
    readonly inTransaction: boolean;
    prepare(sql: string): Statement;
    pragma(source: string, options: { simple: true }): unknown;
    exec(sql: string): void;
    close(): void;
  }
}
