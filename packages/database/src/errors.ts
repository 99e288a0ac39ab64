/**
 * Why the database could not do what was asked, in words a caller can act on. Everything else that is thrown through the door is a bug.
 */

/** Too much is under way, or another process holds the write lock for too long. Nothing was stored; the same call may be tried again. */
export class DatabaseBusyError extends Error {
  override readonly name = 'DatabaseBusyError';
  readonly code = 'database_busy';
  readonly retryable = true;
}

/**
 * The database cannot be reached or written: its worker died, its disk is full, its file is gone. Whether a write that was under way got
 * stored is not known; the same call with the same id settles it.
 */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
  readonly code = 'database_unavailable';
  readonly retryable = true;
}

/** The URL names a database that this build does not speak to. */
export class UnsupportedDatabaseError extends Error {
  override readonly name = 'UnsupportedDatabaseError';
  readonly code = 'database_unsupported';
  readonly retryable = false;
}

/** The thing is not as the caller saw it. Nothing was stored. */
export class PreconditionFailedError extends Error {
  override readonly name = 'PreconditionFailedError';
  readonly code = 'precondition_failed';
  readonly retryable = false;
}
