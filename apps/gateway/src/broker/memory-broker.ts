import { feedChannel, type JsonObject } from '@tidewire/protocol';
import type { Broker, DeliveredEvent, FeedSeed, NumberedState, PublishedEvent } from './broker.ts';

export interface MemoryBrokerPorts {
  /** Names this broker's memory: another process, another epoch. */
  readonly epoch: string;
  readonly now: () => number;
  /** A `deliver` threw: a bug, to be logged with its stack. */
  readonly onDeliverFailed: (error: unknown, event: DeliveredEvent) => void;
}

/** The broker of a single node: delivers in the publisher's own turn. Keeps one value per feed. */
export class MemoryBroker implements Broker {
  readonly #ports: MemoryBrokerPorts;
  readonly #states = new Map<string, NumberedState>();
  readonly #nodes = new Set<(event: DeliveredEvent) => void>();
  #isClosed = false;

  constructor(ports: MemoryBrokerPorts) {
    this.#ports = ports;
  }

  async start(deliver: (event: DeliveredEvent) => void): Promise<void> {
    this.#mustBeOpen();
    for (const state of this.#states.values()) this.#deliverTo(deliver, state);
    this.#nodes.add(deliver);
  }

  async publish(event: PublishedEvent): Promise<void> {
    this.#mustBeOpen();
    const delivered = event.type === 'state' ? this.#number(feedChannel(event.feedId), event.value) : event;
    for (const node of this.#nodes) this.#deliverTo(node, delivered);
  }

  async seed(values: readonly FeedSeed[]): Promise<void> {
    this.#mustBeOpen();
    for (const { feedId, value } of values) {
      const channel = feedChannel(feedId);
      if (this.#states.has(channel)) continue;
      const state = this.#number(channel, value);
      for (const node of this.#nodes) this.#deliverTo(node, state);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#nodes.clear();
  }

  #number(channel: string, value: JsonObject): NumberedState {
    const seq = (this.#states.get(channel)?.seq ?? 0) + 1;
    const state: NumberedState = {
      type: 'state',
      channel,
      epoch: this.#ports.epoch,
      seq,
      ts: this.#ports.now(),
      value,
    };
    this.#states.set(channel, state);
    return state;
  }

  #deliverTo(node: (event: DeliveredEvent) => void, event: DeliveredEvent): void {
    try {
      node(event);
    } catch (error) {
      this.#ports.onDeliverFailed(error, event);
    }
  }

  #mustBeOpen(): void {
    if (this.#isClosed) throw new Error('the broker is closed');
  }
}
