/**
 * How nodes hear each other. A broker carries events and numbers states; it keeps nothing that must not be lost, and refuses to
 * know who listens.
 */
import type { Author, JsonObject, NodeEvent, PresenceNodeEvent, SignalData } from '@tidewire/protocol';

export type SignalEvent = { type: 'signal'; channel: string; from: Author; data: SignalData };

/** What goes in. */
export type PublishedEvent = NodeEvent | SignalEvent | PresenceNodeEvent;

/** A state channel's whole value with its place in this channel's history. */
export type NumberedState = {
  type: 'state';
  channel: string;
  epoch: string;
  seq: number;
  ts: number;
  value: JsonObject;
};

/** What comes out, on every node. */
export type DeliveredEvent = Exclude<PublishedEvent, { type: 'state' }> | NumberedState;

export type FeedSeed = { feedId: string; value: JsonObject };

/**
 * The law, held by `broker.contract.ts` for every implementation:
 *
 * 1. What one node publishes is delivered to every node that has started, itself included, at most once.
 * 2. Events of one channel published by one node come in the order of publishing, and so do a node's presence events. Both and log
 *    events may be lost, and those of several nodes may be mixed: their `seq` says what is missing. Control events may not be lost while the broker is reachable.
 * 3. A state comes with `epoch` and `seq`; within an epoch `seq` rises by one with every value of that channel, on whichever
 *    node it was published. Another epoch begins at most when the broker lost its memory.
 * 4. `seed` gives a state channel its first value and does nothing where there is one.
 * 5. A node that starts is first given the newest value of every state channel.
 * 6. `publish` resolves when the event was handed over and rejects when it was not; it never throws. A `deliver` that throws
 *    harms neither the publisher nor later events.
 * 7. After `close` nothing is delivered.
 */
export interface Broker {
  start(deliver: (event: DeliveredEvent) => void): Promise<void>;
  publish(event: PublishedEvent): Promise<void>;
  seed(values: readonly FeedSeed[]): Promise<void>;
  close(): Promise<void>;
}
