/**
 * What the main thread and the database's thread say to each other. Errors travel as plain objects, because structured cloning forgets
 * their class and their code.
 */
import { DatabaseBusyError, DatabaseUnavailableError, UnsupportedDatabaseError } from '../errors.ts';

export type WorkerSettings = { url: string; reportsAppended: boolean };

export type ToWorker =
  | { type: 'call'; id: number; method: string; args: unknown[] }
  | { type: 'ping'; id: number }
  | { type: 'close' };

export type FromWorker =
  | { type: 'opened' }
  | { type: 'failed'; error: WireError }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; error: WireError }
  | { type: 'appended'; count: number };

export type WireError = { name: string; message: string; code?: string; stack?: string };

export function encodeError(error: unknown): WireError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name, message, ...code, ...(stack === undefined ? {} : { stack: withCause(stack, error.cause) }) };
}

export function decodeError({ name, message, code, stack }: WireError): Error {
  const error = ofCode(code, message);
  if (error.name !== name) error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}

function ofCode(code: string | undefined, message: string): Error {
  switch (code) {
    case 'database_busy':
      return new DatabaseBusyError(message);
    case 'database_unavailable':
      return new DatabaseUnavailableError(message);
    case 'database_unsupported':
      return new UnsupportedDatabaseError(message);
    default:
      return code === undefined ? new Error(message) : Object.assign(new Error(message), { code });
  }
}

/** A log prints the causes of an error; one that crossed a thread has only its stack to carry them. */
function withCause(stack: string, cause: unknown): string {
  return cause instanceof Error ? `${stack}\nCaused by: ${cause.stack ?? cause.message}` : stack;
}
