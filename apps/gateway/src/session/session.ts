/**
 * One connection's conversation: who speaks, and what becomes of each thing they say. Knows no sockets: it is handed texts, and
 * answers through its reader and its link.
 *
 * `greeting` (nobody yet) → `admitting` (a hello is being checked) → `live` → `closed`.
 */
import {
  assertNever,
  type ClientMessage,
  closeCodes,
  fitCloseReason,
  parseClientMessage,
  roomChannel,
  type TicketClaims,
  type Unreadable,
} from '@tidewire/protocol';
import type { Cancel } from '../clock.ts';
import type { Log } from '../log.ts';
import { admit } from './admission.ts';
import { type Failure, failure, restricted, toErrorMessage } from './failure.ts';
import { prepareWelcome } from './handlers/hello.ts';
import { history } from './handlers/history.ts';
import { ping } from './handlers/ping.ts';
import { presence } from './handlers/presence.ts';
import { publish } from './handlers/publish.ts';
import { signal } from './handlers/signal.ts';
import { subscribe } from './handlers/subscribe.ts';
import { unsubscribe } from './handlers/unsubscribe.ts';
import { LiveSession } from './live-session.ts';
import type { Loss } from './memberships.ts';
import type { ReaderPort } from './reader-port.ts';
import type { Services } from './services.ts';
import type { Seat, SessionHandle, Sessions } from './sessions.ts';
import { TokenBucket } from './token-bucket.ts';

type Hello = Extract<ClientMessage, { type: 'hello' }>;

/** The connection, as a session uses it. */
export interface Link {
  readonly id: string;
  close(code: number, reason: string): void;
}

export interface SessionParts {
  readonly link: Link;
  readonly reader: ReaderPort;
  readonly services: Services;
  readonly sessions: Sessions;
  readonly log: Log;
}

type State =
  | { name: 'greeting'; cancelDeadline: Cancel }
  | { name: 'admitting'; leave: () => void }
  | { name: 'live'; live: LiveSession; leave: () => void; cancelHeartbeat: Cancel }
  | { name: 'closed'; settled: Promise<void> };

export class Session implements SessionHandle {
  readonly #parts: SessionParts;
  readonly #mistakes: TokenBucket;
  #state: State;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    const { clock, settings } = parts.services;
    this.#mistakes = new TokenBucket(clock, settings.mistakesPerSecond, settings.mistakeBurst);
    const cancelDeadline = clock.after(settings.helloMs, () =>
      this.close(closeCodes.notSignedIn, 'no hello in time'),
    );
    this.#state = { name: 'greeting', cancelDeadline };
    parts.sessions.add(this);
  }

  onText(text: string): void {
    if (this.#state.name === 'closed') return;
    const parsed = parseClientMessage(text);
    if (parsed.ok) this.#onMessage(parsed.value);
    else if (this.#state.name === 'greeting') this.close(closeCodes.badMessage, explainNoHello(parsed));
    else this.#onMistake(parsed.re, parsed.message);
  }

  /** Only text is spoken here (RFC 6455 §7.4.1: 1003). */
  onBinary(): void {
    this.close(1003, 'text only');
  }

  /** The connection is gone. Idempotent, and the only way to `closed`. */
  onClosed(): void {
    const state = this.#state;
    if (state.name === 'closed') return;
    this.#state = {
      name: 'closed',
      settled: state.name === 'live' ? state.live.settled() : Promise.resolve(),
    };
    switch (state.name) {
      case 'greeting':
        state.cancelDeadline();
        break;
      case 'admitting':
        state.leave();
        break;
      case 'live':
        state.cancelHeartbeat();
        state.leave();
        break;
    }
    this.#parts.sessions.remove(this);
    this.#parts.reader.end();
  }

  close(code: number, reason: string): void {
    if (this.#state.name === 'closed') return;
    this.onClosed();
    this.#parts.link.close(code, reason);
  }

  revokeRoom(roomId: string, loss: Loss): void {
    const { reader } = this.#parts;
    const channel = roomChannel(roomId);
    if (!reader.unsubscribe(channel) || this.#state.name !== 'live') return;
    const { code, message, until } = explainLoss(loss);
    reader.send({ type: 'unsubscribed', channel, code, message, ...(until !== undefined && { until }) });
  }

  goAway(reconnectInMs: number, why: string): void {
    if (this.#state.name === 'live') this.#parts.reader.send({ type: 'goaway', reconnectInMs, why });
  }

  async settled(): Promise<void> {
    if (this.#state.name === 'live') await this.#state.live.settled();
    else if (this.#state.name === 'closed') await this.#state.settled;
  }

  #onMessage(message: ClientMessage): void {
    switch (this.#state.name) {
      case 'greeting':
        if (message.type === 'hello') this.#guard(this.#admit(message, this.#state.cancelDeadline));
        else this.close(closeCodes.notSignedIn, 'say hello first');
        return;
      case 'admitting':
        this.#onMistake(idOf(message), 'wait for the welcome');
        return;
      case 'live':
        this.#answer(this.#state.live, message);
        return;
      case 'closed':
        return;
    }
  }

  #answer(live: LiveSession, message: ClientMessage): void {
    if (!this.#isWithinRate(live, message)) return;
    switch (message.type) {
      case 'hello':
        this.#onMistake(message.id, 'hello was said already');
        break;
      case 'subscribe':
        this.#guard(subscribe(live, message));
        break;
      case 'unsubscribe':
        unsubscribe(live, message);
        break;
      case 'publish':
        this.#guard(publish(live, message));
        break;
      case 'signal':
        this.#guard(signal(live, message));
        break;
      case 'history':
        this.#guard(history(live, message));
        break;
      case 'presence':
        this.#guard(presence(live, message));
        break;
      case 'ping':
        ping(live, message);
        break;
      default:
        assertNever(message);
    }
  }

  /** For messages of any kind; publishes and signals have narrower limits of their own besides. */
  #isWithinRate(live: LiveSession, message: ClientMessage): boolean {
    const { historyCost } = this.#parts.services.settings;
    const waitMs = live.requests.take(message.type === 'history' ? historyCost : 1);
    if (waitMs === 0) return true;
    if (this.#mistakes.take() > 0) this.close(closeCodes.rateLimited, 'too many requests');
    else if (message.type !== 'signal') live.refuse(message.id, failure('rate_limited', undefined, waitMs));
    return false;
  }

  async #admit(hello: Hello, cancelDeadline: Cancel): Promise<void> {
    cancelDeadline();
    this.#state = { name: 'admitting', leave: () => {} };
    const { services, sessions, log } = this.#parts;
    const admission = await admit(hello.ticket, {
      session: this,
      services,
      sessions,
      log,
      isGone: () => this.#isClosed,
      onSeated: (leave) => {
        this.#state = { name: 'admitting', leave };
      },
    });
    if (this.#isClosed) return;
    if (admission.ok) await this.#welcome(hello, admission.claims, admission.seat);
    else this.close(admission.code, admission.reason);
  }

  async #welcome(hello: Hello, { sub, name, guest }: TicketClaims, seat: Seat): Promise<void> {
    const { reader, services, link } = this.#parts;
    const log = this.#parts.log.child({ userId: sub });
    const user = { id: sub, name, guest };
    reader.person = user;
    const live = new LiveSession({ user, services, reader, log, userPublishes: seat.publishes });
    const welcome = await prepareWelcome(live, link.id, hello);
    if (this.#state.name !== 'admitting') return;
    const { leave } = this.#state;
    this.#state = { name: 'live', live, leave, cancelHeartbeat: () => {} };
    welcome();
    this.#beatLater(services.settings.heartbeatMs);
    log.info({ client: hello.client, channels: hello.subscribe.length }, 'welcomed');
  }

  /** So that a page which hears nothing for longer knows its socket is dead. */
  #beatLater(delayMs: number): void {
    if (this.#state.name !== 'live') return;
    const { clock, settings } = this.#parts.services;
    const { reader } = this.#parts;
    this.#state.cancelHeartbeat = clock.after(delayMs, () => {
      const quietMs = clock.elapsed() - reader.lastSentAt;
      if (quietMs >= settings.heartbeatMs) reader.send({ type: 'heartbeat', now: clock.now() });
      this.#beatLater(
        quietMs >= settings.heartbeatMs ? settings.heartbeatMs : settings.heartbeatMs - quietMs,
      );
    });
  }

  #onMistake(re: number | undefined, what: string): void {
    if (this.#mistakes.take() > 0) this.close(closeCodes.badMessage, 'too many bad messages');
    else this.#parts.reader.send(toErrorMessage(re, failure('bad_request', what)));
  }

  get #isClosed(): boolean {
    return this.#state.name === 'closed';
  }

  /** The door at which a bug in a handler is caught: the person loses this connection and nothing else. */
  #guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#parts.log.error({ err: error }, 'a request failed');
      this.close(1011, 'something went wrong');
    });
  }
}

/** What is wrong with a hello: nothing has been agreed yet, so the reason of the close is the only place to say it. */
function explainNoHello({ type, message }: Unreadable): string {
  return type === 'hello' ? fitCloseReason(`hello: ${message}`) : 'the first message must be a hello';
}

function idOf(message: ClientMessage): number | undefined {
  return message.type === 'signal' ? undefined : message.id;
}

function explainLoss(loss: Loss): Failure {
  switch (loss.why) {
    case 'forbidden':
      return failure('forbidden', 'you are no longer in this room');
    case 'banned':
      return restricted('banned', loss.until);
    case 'not_found':
      return failure('not_found');
    default:
      return assertNever(loss);
  }
}
