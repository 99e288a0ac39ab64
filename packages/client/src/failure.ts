import type { ErrorCode, ServerMessage } from '@tidewire/protocol/wire';
import type { Failure } from './api.ts';

/** A request that did not succeed: the server's error, or that there was no answer. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  declare readonly code: Failure['code'];
  declare readonly retryable: boolean;
  declare readonly retryAfterMs: number | undefined;

  constructor(failure: Failure) {
    super();
    Object.assign(this, failure);
  }
}

/** The outbox holds as much as it may: nothing was kept, the text is still the caller's. */
export class OutboxFullError extends Error {
  override readonly name = 'OutboxFullError';
}

/** Errors that may pass by themselves; a test holds this equal to the protocol's error table, which would bring zod along. */
export const retryableCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rate_limited',
  'internal',
  'unavailable',
]);

export const disconnected: Failure = {
  code: 'disconnected',
  message: 'not connected',
  retryable: true,
};
export const unanswered: Failure = { code: 'timeout', message: 'there was no answer', retryable: true };

/** A refused subscription, told inside an answer, where only the code says whether trying again helps. */
export const toFailure = (error: { code: ErrorCode; message: string }): Failure => ({
  code: error.code,
  message: error.message,
  retryable: retryableCodes.has(error.code),
});

export const errorToFailure = ({
  type: _,
  re: __,
  ...failure
}: Extract<ServerMessage, { type: 'error' }>): Failure => failure;

export const describeError = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
