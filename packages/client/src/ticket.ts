import type { StopReason } from './api.ts';
import { describeError } from './failure.ts';

/** What a connection is opened with: good for one use, soon. */
export type Ticket = { ticket: string; url: string };

/**
 * Thrown by a `getTicket` that got none. `stop`: coming back would not help (the person is signed out). `backoff`: it may, not before
 * `retryAfterMs`.
 */
export class TicketError extends Error {
  override readonly name = 'TicketError';
  readonly advice: 'stop' | 'backoff';
  readonly reason: StopReason;
  readonly retryAfterMs: number | undefined;

  /** @param reason why to stop, as the person is told it; means nothing for `backoff` */
  constructor(
    advice: 'stop' | 'backoff',
    message: string,
    about: { reason?: StopReason; retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, about);
    this.advice = advice;
    this.reason = about.reason ?? 'not_signed_in';
    this.retryAfterMs = about.retryAfterMs;
  }
}

/** Whatever was thrown on the way to a ticket: what says nothing about it may pass. */
export const toTicketError = (error: unknown): TicketError =>
  error instanceof TicketError ? error : new TicketError('backoff', describeError(error), { cause: error });

/**
 * Asks `POST /v1/tickets` for one. In a browser the session's cookie speaks for the person; elsewhere `headers` carry an API key.
 *
 * @throws {TicketError} 401: `stop`, not signed in. 403: `stop`, refused. Everything else: `backoff`, after `Retry-After` if there is one.
 */
export async function fetchTicket(
  url: string,
  options: { headers?: Record<string, string>; signal?: AbortSignal; fetch?: typeof fetch } = {},
): Promise<Ticket> {
  const { headers, signal = null, fetch = globalThis.fetch } = options;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', ...headers },
      credentials: 'same-origin',
      signal,
    });
    if (response.ok) return parseTicket(await response.json());
    throw refusal(response);
  } catch (error) {
    throw toTicketError(error);
  }
}

function refusal({ status, headers }: Response): TicketError {
  const message = `no ticket: ${status}`;
  if (status === 401) return new TicketError('stop', message);
  if (status === 403) return new TicketError('stop', message, { reason: 'refused' });
  return new TicketError('backoff', message, { retryAfterMs: parseRetryAfter(headers.get('retry-after')) });
}

function parseTicket(body: unknown): Ticket {
  if (typeof body === 'object' && body !== null && 'ticket' in body && 'url' in body) {
    const { ticket, url } = body;
    if (typeof ticket === 'string' && typeof url === 'string') return { ticket, url };
  }
  throw new TicketError('backoff', 'no ticket in the answer');
}

/** RFC 9110 §10.2.3, in its form of seconds; a date would need a clock that agrees with the server's. */
function parseRetryAfter(value: string | null): number | undefined {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) * 1_000 : undefined;
}
