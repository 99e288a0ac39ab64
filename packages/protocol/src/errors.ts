import { z } from 'zod';

/**
 * The one error table of Tidewire: every failure a caller can see, on the socket (`error.code`) and over REST
 * (`problem.code`), with its HTTP status and whether the same request may succeed later.
 */
export const errorTable = {
  bad_request: { status: 400, title: 'The request could not be read', retryable: false },
  unauthenticated: { status: 401, title: 'Sign in first', retryable: false },
  forbidden: { status: 403, title: 'Not allowed', retryable: false },
  banned: { status: 403, title: 'Banned from this room', retryable: false },
  muted: { status: 403, title: 'Muted in this room', retryable: false },
  not_found: { status: 404, title: 'Not found', retryable: false },
  method_not_allowed: { status: 405, title: 'Method not allowed', retryable: false },
  not_acceptable: { status: 406, title: 'Not acceptable', retryable: false },
  request_timeout: { status: 408, title: 'The request did not arrive in time', retryable: false },
  conflict: { status: 409, title: 'Conflicts with what is there', retryable: false },
  precondition_failed: { status: 412, title: 'It was changed meanwhile', retryable: false },
  too_large: { status: 413, title: 'Too large', retryable: false },
  unsupported_media_type: { status: 415, title: 'Unsupported media type', retryable: false },
  invalid: { status: 422, title: 'Some values are not valid', retryable: false },
  upgrade_required: { status: 426, title: 'Ask for a WebSocket here', retryable: false },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key came with another request',
    retryable: false,
  },
  precondition_required: { status: 428, title: 'If-Match is required', retryable: false },
  headers_too_large: { status: 431, title: 'Too many or too large header fields', retryable: false },
  rate_limited: { status: 429, title: 'Too many requests', retryable: true },
  too_many_subscriptions: { status: 429, title: 'Too many subscriptions', retryable: false },
  internal: { status: 500, title: 'Something went wrong on our side', retryable: true },
  unavailable: { status: 503, title: 'Not available right now', retryable: true },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>;

export type ErrorCode = keyof typeof errorTable;

export const errorCodes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

export const ErrorCodeSchema = z.enum(errorCodes);
