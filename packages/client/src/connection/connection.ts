/**
 * Carries out what `transition` decides: fetches tickets, opens and drops the socket, keeps the timers. It knows messages only as far as
 * they are about the connection itself; the others it hands on.
 */
import { type ClientMessageInput, type ServerMessage, subprotocol } from '@tidewire/protocol/wire';
import type { Status } from '../api.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transport, TransportConnection } from '../platform/transport.ts';
import { type Ticket, TicketError, toTicketError } from '../ticket.ts';
import { type ConnectionEvent, type ConnectionState, type Effect, initialState, toStatus } from './state.ts';
import { TimerBoard } from './timer-board.ts';
import { transition } from './transition.ts';

export type WelcomeMessage = Extract<ServerMessage, { type: 'welcome' }>;

export type ConnectionParts = {
  clock: Clock;
  random: () => number;
  transport: Transport;
  getTicket: (signal: AbortSignal) => Promise<Ticket>;
  /** Whose connection it must be. */
  userId: string;
  /** Instead of the ticket's. */
  url: string | undefined;
  nextId: () => number;
  /** Reads a message; `undefined` when it is none. */
  parse: (text: string) => ServerMessage | undefined;
  report: (error: unknown) => void;
  /** Makes the hello, with everything that is to be resumed. */
  hello: (ticket: string) => ClientMessageInput;
  /** Before the state becomes live: what was missed is in here. */
  onWelcome: (welcome: WelcomeMessage) => void;
  onMessage: (message: ServerMessage) => void;
  onStatus: (status: Status) => void;
};

export class Connection {
  readonly #parts: ConnectionParts;
  readonly #timers: TimerBoard;
  #state: ConnectionState = initialState;
  #status: Status = toStatus(initialState);
  #pending: ConnectionEvent[] = [];
  #isStepping = false;
  #ticketing: AbortController | undefined;
  #socket: TransportConnection | undefined;
  #lastHeardAt = 0;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#timers = new TimerBoard(parts.clock, (timer) =>
      this.#happen({ type: 'due', timer, lastHeardAt: this.#lastHeardAt }),
    );
  }

  get status(): Status {
    return this.#status;
  }

  /** The server said that it goes away: what need not be sent now is better kept. */
  get isLeaving(): boolean {
    return this.#state.name === 'live' && this.#state.slotAt !== undefined;
  }

  /** Bytes that wait in the socket. */
  get bufferedBytes(): number {
    return this.#socket?.bufferedBytes ?? 0;
  }

  tell(type: 'start' | 'stop' | 'retry' | 'nudge' | 'doubt'): void {
    this.#happen({ type });
  }

  send(message: ClientMessageInput): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** Events that effects cause are taken after the effects are done: each step sees a finished one before it. */
  #happen(event: ConnectionEvent): void {
    this.#pending.push(event);
    if (this.#isStepping) return;
    this.#isStepping = true;
    try {
      for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
        this.#step(next);
      }
    } finally {
      this.#isStepping = false;
    }
  }

  #step(event: ConnectionEvent): void {
    const before = this.#state;
    const moment = { now: this.#parts.clock.now(), roll: this.#parts.random() };
    const { state, effects } = transition(before, event, moment);
    if (state === before) return;
    this.#state = state;
    this.#timers.follow(state.timers);
    if (event.type === 'closed') this.#socket = undefined;
    this.#tellStatus(toStatus(state));
    for (const effect of effects) this.#carryOut(effect);
  }

  #tellStatus(status: Status): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.#parts.onStatus(status);
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'fetch_ticket':
        void this.#fetchTicket(effect.link);
        return;
      case 'open':
        this.#open(effect.link, this.#parts.url ?? effect.url);
        return;
      case 'hello':
        this.send(this.#parts.hello(effect.ticket));
        return;
      case 'ping':
        this.send({ type: 'ping', id: this.#parts.nextId() });
        return;
      case 'drop':
        this.#ticketing?.abort();
        this.#ticketing = undefined;
        this.#socket?.close(effect.code);
        this.#socket = undefined;
        return;
    }
  }

  async #fetchTicket(link: number): Promise<void> {
    const controller = new AbortController();
    this.#ticketing = controller;
    try {
      const { ticket, url } = await this.#parts.getTicket(controller.signal);
      this.#happen({ type: 'ticketed', link, ticket, url });
    } catch (error) {
      if (!(error instanceof TicketError) && !controller.signal.aborted) this.#parts.report(error);
      this.#happen({ type: 'ticket_failed', link, failure: toTicketError(error) });
    }
  }

  #open(link: number, url: string): void {
    try {
      this.#socket = this.#parts.transport(url, subprotocol, {
        onOpen: () => this.#happen({ type: 'opened', link }),
        onText: (text) => this.#hear(link, text),
        onClose: (code, reason) => this.#happen({ type: 'closed', link, code, reason }),
      });
    } catch (error) {
      this.#parts.report(error);
      this.#happen({ type: 'closed', link, code: 1006, reason: '' });
    }
  }

  #hear(link: number, text: string): void {
    this.#lastHeardAt = this.#parts.clock.now();
    try {
      const message = this.#parts.parse(text);
      if (message !== undefined) this.#take(link, message);
    } catch (error) {
      // A message of a shape that nobody foresaw. It is as if it were lost, and what is lost is noticed.
      this.#parts.report(error);
    }
  }

  #take(link: number, message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        if (this.#state.name !== 'greeting') return;
        if (message.user.id !== this.#parts.userId) {
          this.#happen({ type: 'mistaken', link });
          return;
        }
        this.#parts.onWelcome(message);
        this.#happen({ type: 'welcomed', link, heartbeatMs: message.heartbeatMs });
        return;
      case 'pong':
        this.#happen({ type: 'ponged', link });
        return;
      case 'goaway':
        this.#happen({ type: 'sent_away', link, reconnectInMs: message.reconnectInMs });
        return;
      default:
        this.#parts.onMessage(message);
    }
  }
}
