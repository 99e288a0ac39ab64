/**
 * The connection, whole: which word follows which, and what is to be done about it. It knows no socket, no clock and no dice; it is
 * handed the moment and a roll, and gives back the next state and its effects as data. What is not in the table does not happen.
 */
import { adviceForClose, type CloseCode } from '@tidewire/protocol/wire';
import type { StopReason, WaitReason } from '../api.ts';
import { backoffMs } from './backoff.ts';
import type {
  ConnectionEvent,
  ConnectionState,
  Effect,
  EventOfType,
  EventType,
  StateName,
  StateOf,
} from './state.ts';

/** The moment an event happens: Unix milliseconds, and a random number in [0, 1). */
export type Moment = { now: number; roll: number };
export type Step = { state: ConnectionState; effects: readonly Effect[] };

// The type knows the numbers; the protocol's table of them need not travel to every page.
const notSignedIn: CloseCode = 4001;
const ticketRefused: CloseCode = 4002;
const rateLimited: CloseCode = 4101;
const heartbeatMissed: CloseCode = 4201;

const stepMs = 10_000;
const pongMs = 5_000;
const stableMs = 10_000;
const silenceGraceMs = 10_000;
const minHeartbeatMs = 1_000;
const maxHeartbeatMs = 300_000;
/** No server keeps a client away for longer than this. */
const maxOrderedWaitMs = 300_000;
/** Who is told "overloaded" begins where others are after their third failure: at a ceiling of 2.4 s. */
const overloadFailures = 3;

type Rule<Name extends StateName, Type extends EventType> = (
  state: StateOf<Name>,
  event: EventOfType<Type>,
  moment: Moment,
) => Step;
type Table = { readonly [Name in StateName]: { readonly [Type in EventType]?: Rule<Name, Type> } };
type Linked = StateOf<'ticketing' | 'opening' | 'greeting' | 'live'>;

const table: Table = {
  idle: {
    start: (state, _, at) => connect({ ...state, failures: 0, ticketRefusals: 0 }, at),
  },
  ticketing: {
    ticketed: (state, { ticket, url }, at) => ({
      state: { ...state, name: 'opening', ticket, timers: { deadline: at.now + stepMs } },
      effects: [{ type: 'open', link: state.link, url }],
    }),
    ticket_failed: (state, { failure }, at) => {
      if (failure.advice === 'stop') return halt(state, failure.reason, failure.message);
      return wait(state, 'network', at, orderedWait(failure.retryAfterMs ?? 0));
    },
    due: (state, _, at) => dropped(state, wait(state, 'network', at)),
    stop,
  },
  opening: {
    opened: ({ ticket, ...state }, _, at) => ({
      state: { ...state, name: 'greeting', timers: { deadline: at.now + stepMs } },
      effects: [{ type: 'hello', link: state.link, ticket }],
    }),
    closed,
    due: (state, _, at) => dropped(state, wait(state, 'network', at)),
    stop,
  },
  greeting: {
    welcomed: (state, event, at) => {
      const heartbeatMs = Math.min(Math.max(event.heartbeatMs, minHeartbeatMs), maxHeartbeatMs);
      return still({
        name: 'live',
        link: state.link,
        failures: state.failures,
        since: at.now,
        heartbeatMs,
        timers: { silence: at.now + heartbeatMs + silenceGraceMs, stable: at.now + stableMs },
      });
    },
    mistaken: (state) => dropped(state, halt(state, 'another_user')),
    closed,
    due: (state, _, at) => dropped(state, wait(state, 'silent', at)),
    stop,
  },
  live: {
    nudge: (state, _, at) => probe(state, at),
    doubt: (state, _, at) => probe(state, at),
    retry: (state, _, at) => probe(state, at),
    ponged: ({ timers: { pong: _, ...timers }, ...state }) => still({ ...state, timers }),
    sent_away: (state, { reconnectInMs }, at) =>
      still({ ...state, slotAt: at.now + orderedWait(reconnectInMs) }),
    due: (state, { timer, lastHeardAt }, at) => {
      if (timer === 'stable') return settle(state);
      if (timer === 'silence') {
        const limitMs = state.heartbeatMs + silenceGraceMs;
        // A clock that was set back must not make this wait longer than from now on.
        const silence = Math.min(lastHeardAt, at.now) + limitMs;
        if (silence > at.now) return still({ ...state, timers: { ...state.timers, silence } });
      }
      return dropped(state, leave(state, 'silent', at), heartbeatMissed);
    },
    closed,
    stop,
  },
  waiting: {
    due: (state, _, at) => connect(state, at),
    retry: (state, _, at) => connect(state, at),
    // A server that named a time, or is overloaded, is not helped by everyone whose page is looked at.
    nudge: (state, _, at) => (isOrdered(state.why) ? still(state) : connect(state, at)),
    stop: (state) => still({ name: 'idle', link: state.link, timers: {} }),
  },
  stopped: {
    start: (state, _, at) => connect({ ...state, failures: 0, ticketRefusals: 0 }, at),
    retry: (state, _, at) => connect({ ...state, failures: 0, ticketRefusals: 0 }, at),
    stop: (state) => still({ name: 'idle', link: state.link, timers: {} }),
  },
};

/** The one function that changes the connection. Events of an earlier link, and those the present word has no rule for, change nothing. */
export function transition(state: ConnectionState, event: ConnectionEvent, moment: Moment): Step {
  if ('link' in event && event.link !== state.link) return still(state);
  if (event.type === 'due' && !(event.timer in state.timers)) return still(state);
  const rule = table[state.name][event.type] as
    | ((state: ConnectionState, event: ConnectionEvent, moment: Moment) => Step)
    | undefined;
  return rule === undefined ? still(state) : rule(state, event, moment);
}

const still = (state: ConnectionState): Step => ({ state, effects: [] });

const orderedWait = (ms: number): number => Math.min(Math.max(ms, 0), maxOrderedWaitMs);

const isOrdered = (why: WaitReason): boolean =>
  why === 'going_away' || why === 'overloaded' || why === 'rate_limited';

type Tally = { link: number; failures: number; ticketRefusals: number };

function connect({ link, failures, ticketRefusals }: Tally, at: Moment): Step {
  const next = link + 1;
  return {
    state: { name: 'ticketing', link: next, failures, ticketRefusals, timers: { deadline: at.now + stepMs } },
    effects: [{ type: 'fetch_ticket', link: next }],
  };
}

/** One more failure, and a wait of its backoff, or of `atLeastMs` when that is longer. */
function wait(tally: Tally, why: WaitReason, at: Moment, atLeastMs = 0): Step {
  const retryAt = at.now + Math.max(backoffMs(tally.failures, at.roll), atLeastMs);
  return waitUntil(retryAt, { ...tally, failures: tally.failures + 1 }, why);
}

/** From live, to come back: in the slot that the server gave, if it gave one, else with backoff. */
function leave(state: StateOf<'live'>, why: WaitReason, at: Moment): Step {
  const { link, failures, slotAt } = state;
  if (slotAt === undefined) return wait({ link, failures, ticketRefusals: 0 }, why, at);
  return waitUntil(Math.max(slotAt, at.now), { link, failures, ticketRefusals: 0 }, 'going_away');
}

function waitUntil(retryAt: number, { link, failures, ticketRefusals }: Tally, why: WaitReason): Step {
  return still({ name: 'waiting', link, failures, ticketRefusals, retryAt, why, timers: { retry: retryAt } });
}

function halt({ link }: Linked, reason: StopReason, message?: string, code?: number): Step {
  return still({ name: 'stopped', link, reason, code, message: message || undefined, timers: {} });
}

function probe(state: StateOf<'live'>, at: Moment): Step {
  if (state.timers.pong !== undefined) return still(state);
  return {
    state: { ...state, timers: { ...state.timers, pong: at.now + pongMs } },
    effects: [{ type: 'ping', link: state.link }],
  };
}

function settle({ timers: { stable: _, ...timers }, ...state }: StateOf<'live'>): Step {
  return still({ ...state, failures: 0, timers });
}

function closed(state: Linked, { code, reason }: EventOfType<'closed'>, at: Moment): Step {
  const trying = state.name === 'live' ? { ...state, ticketRefusals: 0 } : state;
  // A machine may sleep between getting a ticket and showing it. Once is bad luck; a fresh one that is refused as well is a reason.
  if (code === ticketRefused && trying.ticketRefusals === 0) {
    return wait({ ...trying, ticketRefusals: 1 }, 'closed', at);
  }
  // Before the welcome it mostly says that a network stood still and the hello came late. Who is signed out gets no other ticket.
  if (code === notSignedIn && state.name !== 'live') return wait(trying, 'closed', at);
  switch (adviceForClose(code)) {
    case 'stop': {
      const unknown = code < 4_000 ? 'protocol_error' : 'refused';
      return halt(state, stopReasons.get(code) ?? unknown, reason, code);
    }
    case 'backoff': {
      const why = code === rateLimited ? 'rate_limited' : 'overloaded';
      return wait({ ...trying, failures: Math.max(trying.failures, overloadFailures) }, why, at);
    }
    case 'resume': {
      const why = waitReasons.get(code) ?? 'closed';
      return state.name === 'live' ? leave(state, why, at) : wait(trying, why, at);
    }
  }
}

const stopReasons: ReadonlyMap<number, StopReason> = new Map<CloseCode, StopReason>([
  [4000, 'bad_message'],
  [notSignedIn, 'not_signed_in'],
  [ticketRefused, 'ticket_refused'],
  [4003, 'banned'],
  [4004, 'unsupported_protocol'],
  [4005, 'too_many_connections'],
]);

const waitReasons: ReadonlyMap<number, WaitReason> = new Map<CloseCode | 1006, WaitReason>([
  [1006, 'network'],
  [4200, 'going_away'],
  [heartbeatMissed, 'silent'],
]);

/** The same step, with what the link held given up first. */
function dropped(state: Linked, step: Step, code = 1000): Step {
  const drop: Effect = { type: 'drop', link: state.link, code };
  return { state: step.state, effects: [drop, ...step.effects] };
}

function stop(state: Linked): Step {
  return dropped(state, still({ name: 'idle', link: state.link, timers: {} }), 1000);
}
