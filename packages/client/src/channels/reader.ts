import type { ChannelGreeting, EventMessage, ServerMessage, Subscription } from '@tidewire/protocol/wire';
import type { Failure } from '../api.ts';
import type { Ask } from '../requests.ts';

export type RefusedGreeting = Extract<ChannelGreeting, { error: unknown }>;
export type LogGreeting = Extract<ChannelGreeting, { kind: 'log' }>;
export type StateGreeting = Extract<ChannelGreeting, { kind: 'state' }>;
/** Messages about a channel that are passed on as they are. */
export type AsideMessage = Extract<ServerMessage, { type: 'signal' | 'presence' | 'degraded' }>;

/** What a reader may ask of the registry that owns it. */
export type ReaderPort = {
  /** Ask for this channel again, from where the reader is now. */
  resubscribe(): void;
  ask: Ask;
  /** Calls back later in the same task, so that a handler is never called before its subscription was returned. */
  soon(callback: () => void): void;
  /** Calls a handler of the app; what it throws is reported and harms nobody else. */
  call(handler: () => void): void;
};

/**
 * One channel, read by any number of subscriptions of this page. It is told what the wire says of the channel and tells its
 * subscriptions; it knows nothing of sockets, nor of when to ask.
 */
export type Reader = {
  readonly channel: string;
  readonly members: {
    readonly isEmpty: boolean;
    refuse(failure: Failure): void;
    aside(message: AsideMessage): void;
  };
  /** What to ask the server for, now. */
  request(): Subscription;
  greet(greeting: LogGreeting | StateGreeting): void;
  /** One live event, while the subscription stands. */
  event(message: EventMessage): void;
  /** The connection went, or an answer is awaited: what is shown may be behind. */
  fallBehind(): void;
};
