import type { Status, StopReason, WaitReason } from '../api.ts';

/** Each timer of the connection by its name, with the moment it is due. One that is not here is not running. */
export type TimerName = 'deadline' | 'retry' | 'silence' | 'stable' | 'pong';
export type Timers = { readonly [Name in TimerName]?: number };

/**
 * `link` counts attempts to connect; what is heard from an earlier one is ignored. `failures` counts attempts that failed in a row, and
 * is forgotten after ten seconds live. `ticketRefusals` counts tickets in a row that the server did not take.
 */
type Trying = { link: number; failures: number; ticketRefusals: number };

/** The one word of the connection, with the data that this word needs. Only `transition` makes a new one. */
export type ConnectionState =
  | { name: 'idle'; link: number; timers: Record<never, never> }
  | (Trying & { name: 'ticketing'; timers: { deadline: number } })
  | (Trying & { name: 'opening'; ticket: string; timers: { deadline: number } })
  | (Trying & { name: 'greeting'; timers: { deadline: number } })
  | {
      name: 'live';
      link: number;
      failures: number;
      since: number;
      heartbeatMs: number;
      /** When to come back, once the server has said that it goes away. */
      slotAt?: number;
      timers: { silence: number; stable?: number; pong?: number };
    }
  | (Trying & { name: 'waiting'; retryAt: number; why: WaitReason; timers: { retry: number } })
  | {
      name: 'stopped';
      link: number;
      reason: StopReason;
      code?: number | undefined;
      message?: string | undefined;
      timers: Record<never, never>;
    };

export type StateName = ConnectionState['name'];
export type StateOf<Name extends StateName> = Extract<ConnectionState, { name: Name }>;

export const initialState: ConnectionState = { name: 'idle', link: 0, timers: {} };

/** What can happen to a connection. */
export type ConnectionEvent =
  | { type: 'start' }
  | { type: 'stop' }
  /** The person asked for it. */
  | { type: 'retry' }
  /** The page came online, was looked at, or woke up: a good moment to try. */
  | { type: 'nudge' }
  /** There is reason to ask whether the socket lives: the network went, an answer did not come. */
  | { type: 'doubt' }
  | { type: 'ticketed'; link: number; ticket: string; url: string }
  | { type: 'ticket_failed'; link: number; failure: TicketFailure }
  | { type: 'opened'; link: number }
  | { type: 'welcomed'; link: number; heartbeatMs: number }
  /** The welcome was for somebody else. */
  | { type: 'mistaken'; link: number }
  | { type: 'ponged'; link: number }
  | { type: 'sent_away'; link: number; reconnectInMs: number }
  | { type: 'closed'; link: number; code: number; reason: string }
  /** @param lastHeardAt when the server was last heard, for the timer that listens for silence */
  | { type: 'due'; timer: TimerName; lastHeardAt: number };

export type TicketFailure = {
  readonly advice: 'stop' | 'backoff';
  /** Of `stop`. */
  readonly reason: StopReason;
  readonly message: string;
  /** Of `backoff`. */
  readonly retryAfterMs: number | undefined;
};

export type EventType = ConnectionEvent['type'];
export type EventOfType<Type extends EventType> = Extract<ConnectionEvent, { type: Type }>;

/** What is to be done in the world outside; done in order, after the new state holds. */
export type Effect =
  | { type: 'fetch_ticket'; link: number }
  | { type: 'open'; link: number; url: string }
  | { type: 'hello'; link: number; ticket: string }
  | { type: 'ping'; link: number }
  /** Give up what this link holds: the request for a ticket, or the socket. */
  | { type: 'drop'; link: number; code: number };

export function toStatus(state: ConnectionState): Status {
  switch (state.name) {
    case 'idle':
      return { state: 'idle' };
    case 'ticketing':
    case 'opening':
      return { state: 'connecting', attempt: state.failures + 1 };
    case 'greeting':
      return { state: 'greeting', attempt: state.failures + 1 };
    case 'live':
      return { state: 'live', since: state.since, probing: state.timers.pong !== undefined };
    case 'waiting':
      return { state: 'waiting', attempt: state.failures, retryAt: state.retryAt, why: state.why };
    case 'stopped':
      return { state: 'stopped', reason: state.reason, code: state.code, message: state.message };
  }
}
