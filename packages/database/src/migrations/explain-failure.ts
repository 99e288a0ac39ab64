import { UnsupportedDatabaseError } from '../errors.ts';

/** Why each kind of failure happens, by SQLite's or the system's name for it. */
const reasons: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/SQLITE_NOTADB|not a database/, 'the file is there but is not a SQLite database'],
  [/SQLITE_FULL|ENOSPC|disk is full/, 'the disk is full'],
  [/SQLITE_READONLY|EROFS|readonly database/, 'it is read-only'],
  [/SQLITE_PERM|EACCES|EPERM/, 'this user may not open it'],
  [/EISDIR|is a directory/, 'the path is a directory: name a file in it'],
  [/ENOTDIR|EEXIST/, 'a part of its path is a file, not a directory'],
  [/SQLITE_CORRUPT|malformed/, 'the file is damaged: restore it from a backup'],
  [/SQLITE_BUSY|database is locked/, 'another process keeps it locked'],
  [/SQLITE_IOERR|disk I\/O error/, 'the disk reports an error'],
  [/ENOENT/, 'its folder cannot be created'],
  [/SQLITE_CANTOPEN|unable to open/, 'its file cannot be opened or created'],
  [/P3018|P3009|failed migrations/, 'a migration failed half-way: see the _prisma_migrations table'],
];

/** One sentence for the person who starts Tidewire, about the database at `url`. */
export function explainFailure(url: string, error: unknown): string {
  if (error instanceof UnsupportedDatabaseError) return `${error.message}.`;
  const text = describe(error);
  const reason = reasons.find(([pattern]) => pattern.test(text))?.[1] ?? text;
  return `Cannot prepare the database ${url}: ${reason}.`;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = [
    'code' in error ? String(error.code) : '',
    error.message,
    error.cause === undefined ? '' : JSON.stringify(error.cause),
  ];
  return details.filter((detail) => detail !== '').join(' ');
}
