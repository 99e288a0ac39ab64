import { assertNever, type ErrorCode, type Problem } from '@tidewire/protocol/wire';

export type ApiFailure =
  /** The server answered with a problem (RFC 9457). */
  | { kind: 'problem'; problem: Problem; retryAfterMs: number | undefined }
  /** No answer: the network, or a server that is not there. */
  | { kind: 'network' }
  /** An answer that is not ours: a proxy's page, or a bug. */
  | { kind: 'unreadable'; status: number };

/** A request that did not work. `message` is written for the person who caused it. */
export class ApiError extends Error {
  readonly failure: ApiFailure;

  constructor(failure: ApiFailure) {
    super(wordsFor(failure));
    this.name = 'ApiError';
    this.failure = failure;
  }

  get code(): ErrorCode | undefined {
    return this.failure.kind === 'problem' ? this.failure.problem.code : undefined;
  }

  /** The same request may work later. */
  get isRetryable(): boolean {
    const { failure } = this;
    switch (failure.kind) {
      case 'problem':
        return retryableCodes.has(failure.problem.code);
      case 'network':
        return true;
      case 'unreadable':
        return failure.status >= 500;
      default:
        return assertNever(failure);
    }
  }

  /** What is wrong with single fields, by their name in the body. */
  get fields(): ReadonlyMap<string, string> {
    const errors = this.failure.kind === 'problem' ? (this.failure.problem.errors ?? []) : [];
    return new Map(errors.map((error) => [error.pointer.replace(/^#?\//, ''), error.message]));
  }
}

const retryableCodes: ReadonlySet<ErrorCode> = new Set(['rate_limited', 'internal', 'unavailable']);

const words: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'You are signed out. Sign in again to go on.',
  forbidden: 'You are not allowed to do that.',
  banned: 'You were banned from this room.',
  not_found: 'It is not there any more, or it is not yours to see.',
  precondition_failed: 'It was changed meanwhile. Look at it again, then try again.',
  rate_limited: 'That was a lot at once. Wait a moment and try again.',
  too_large: 'That is too large.',
  internal: 'Something went wrong on our side. Try again.',
  unavailable: 'The server is not available right now. Try again in a moment.',
};

/** A problem as a sentence for a person. `detail` is used where the server knows better than a table can. */
export function wordsFor(failure: ApiFailure): string {
  switch (failure.kind) {
    case 'problem':
      return words[failure.problem.code] ?? failure.problem.detail ?? `${failure.problem.title}.`;
    case 'network':
      return 'The server could not be reached. Check your connection and try again.';
    case 'unreadable':
      return 'The server gave an answer that could not be read. Try again.';
  }
}

/** What to tell a person about anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return 'Something unexpected happened. Reload the page if it stays this way.';
}
