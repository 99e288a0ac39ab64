import { type ErrorCode, errorTable, type ServerMessage } from '@tidewire/protocol';

/** Why a request was refused: a row of the one error table, and words for this case. */
export type Failure = { code: ErrorCode; message: string; retryAfterMs?: number; until?: string };

export function failure(code: ErrorCode, message?: string, retryAfterMs?: number): Failure {
  return {
    code,
    message: message ?? errorTable[code].title,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

export function toErrorMessage(
  re: number | undefined,
  { code, message, retryAfterMs, until }: Failure,
): ServerMessage {
  return {
    type: 'error',
    ...(re !== undefined && { re }),
    code,
    message,
    retryable: errorTable[code].retryable,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(until !== undefined && { until }),
  };
}

/** Somebody who is banned or muted: `until` is RFC 3339, `null` for good. */
export function restricted(code: 'banned' | 'muted', until: string | null): Failure {
  const { title } = errorTable[code];
  return until === null ? failure(code) : { code, message: `${title} until ${until}`, until };
}

/** The database says of an error of its own that the same call may be tried again; any other error is a bug. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'retryable' in error && error.retryable === true;
}
