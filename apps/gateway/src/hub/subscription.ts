import type { ChannelGreeting, ChannelKind, Position, PresencePage } from '@tidewire/protocol';

export type SubscribeOptions = {
  /** Continue from here; a log only. */
  since?: Position | undefined;
  /** Most events per second this reader wants; a state only. */
  maxRate?: number | undefined;
  /** Be told who is there; a room only. */
  presence?: boolean | undefined;
};

/** As a client asks: see `presence` in the protocol. */
export type PeopleRequest = { watch?: boolean | undefined; after?: string | undefined; limit: number };

/**
 * A subscription that is registered and has read what it needs, and says nothing yet. `greet` and `begin` are called one after the
 * other, with the greeting sent in between: so nothing of the channel goes out before its greeting.
 */
export interface OpenedSubscription {
  /** The channel's greeting; of a log at most `budgetBytes` of events, the rest follows as events. */
  greet(budgetBytes: number): ChannelGreeting;
  begin(): void;
}

/** One reader on one channel. */
export interface Subscription {
  readonly channel: string;
  readonly kind: ChannelKind;
  /** Rejects when the channel's history cannot be read now. */
  open(): Promise<OpenedSubscription>;
  /** Who is there; of a room only. */
  people?(asked: PeopleRequest): PresencePage;
  /** Idempotent. Nothing leaves any more, also nothing that was queued. */
  end(): void;
}

/** What a channel tells the reader of a subscription that it had to end by itself. */
export type OnRestarted = (channel: string) => void;
