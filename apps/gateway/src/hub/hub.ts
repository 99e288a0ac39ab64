/**
 * The channels of this node and who reads them: an event goes in, it is made into bytes once, and every reader's outbox gets it
 * by the rule of the channel's kind. Knows no sockets, no users' rights and no database; logs are read through a `LogSource`.
 */
import { type PresenceNodeEvent, parseChannel } from '@tidewire/protocol';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { HubCounters } from './hub-counters.ts';
import type { HubEvent } from './hub-event.ts';
import { defaultHubSettings, type HubSettings } from './hub-settings.ts';
import { LogChannel } from './log-channel.ts';
import type { LogSource } from './log-source.ts';
import { LogSubscription } from './log-subscription.ts';
import { Outbox } from './outbox.ts';
import { Presence } from './presence/presence.ts';
import { PresentSubscription } from './presence/present-subscription.ts';
import { Reader } from './reader.ts';
import type { Prepare, Prepared, Sink } from './sink.ts';
import { StateChannel } from './state-channel.ts';
import { StateSubscription } from './state-subscription.ts';
import type { OnRestarted, SubscribeOptions, Subscription } from './subscription.ts';

export interface HubPorts<P extends Prepared> {
  readonly prepare: Prepare<P>;
  readonly logs: LogSource;
  readonly clock: Clock;
  readonly log: Log;
  /** This process's name, which no other has. */
  readonly node: string;
  /** Carries to the other nodes who is here. */
  readonly tellNodes: (event: PresenceNodeEvent) => void;
  readonly settings?: HubSettings;
}

export class Hub<P extends Prepared> {
  readonly counters = new HubCounters();
  readonly presence: Presence<P>;
  readonly #ports: HubPorts<P>;
  readonly #settings: HubSettings;
  readonly #logs = new Map<string, LogChannel<P>>();
  /** Logs nobody reads, the longest idle first. They keep hearing events and are still right when somebody comes back. */
  readonly #idleLogs = new Set<string>();
  /** Values are kept also while nobody reads: there are as many as feeds. */
  readonly #states = new Map<string, StateChannel<P>>();
  readonly #readers = new Set<Reader<P>>();

  constructor(ports: HubPorts<P>) {
    this.#ports = ports;
    this.#settings = ports.settings ?? defaultHubSettings;
    const { node, tellNodes: tell, prepare, clock } = ports;
    this.presence = new Presence({ node, tell, prepare, clock, settings: this.#settings.presence });
  }

  get readerCount(): number {
    return this.#readers.size;
  }

  /** Channels held in memory, idle ones included. */
  get channelCount(): number {
    return this.#logs.size + this.#states.size;
  }

  /** True when the state channel has a value. */
  hasValue(channel: string): boolean {
    return (this.#states.get(channel)?.version.value ?? null) !== null;
  }

  /** The one way in for events, local and remote. */
  deliver(event: HubEvent): void {
    switch (event.type) {
      case 'log':
        this.#logs.get(event.channel)?.heard(event);
        return;
      case 'state':
        this.#stateChannel(event.channel).heard(event);
        return;
      case 'signal':
        this.#logs.get(event.channel)?.signal(
          this.#ports.prepare({
            type: 'signal',
            channel: event.channel,
            from: event.from,
            data: event.data,
          }),
          event.from.id,
        );
        return;
      case 'reset':
        this.#states.get(event.channel)?.clear();
        this.#logs.get(event.channel)?.reset(event.epoch);
        return;
    }
  }

  /** Bytes held for the reader for whom most are held. */
  get largestOutboxBytes(): number {
    return Math.max(0, ...[...this.#readers].map((reader) => reader.heldBytes));
  }

  /** Readers whose connection takes nothing at the moment. */
  get fullReaders(): number {
    return [...this.#readers].filter((reader) => reader.isFull).length;
  }

  /** Logs that somebody reads. */
  get readLogs(): string[] {
    return [...this.#logs.keys()].filter((name) => !this.#idleLogs.has(name));
  }

  /** Looks whether the log has more than was heard of; rejects when it cannot be read. */
  async checkTail(channel: string): Promise<void> {
    await this.#logs.get(channel)?.checkTail();
  }

  /** Opens a connection's end. Its owner calls `drained` whenever the sink becomes writable again, and `end` once. */
  openReader(sink: Sink<P>): Reader<P> {
    const { prepare, clock } = this.#ports;
    const outbox = new Outbox({ sink, prepare, clock, settings: this.#settings, counters: this.counters });
    const reader = new Reader<P>({
      outbox,
      createSubscription: (owner, channel, options, onRestarted) =>
        this.#subscribe(owner, outbox, channel, options, onRestarted),
      onEnded: (ended) => this.#readers.delete(ended),
    });
    this.#readers.add(reader);
    return reader;
  }

  close(): void {
    for (const reader of [...this.#readers]) reader.end();
    this.presence.close();
    for (const channel of [...this.#logs.values()]) channel.drop();
    this.#states.clear();
  }

  #subscribe(
    reader: Reader<P>,
    outbox: Outbox<P>,
    channel: string,
    options: SubscribeOptions,
    onRestarted: OnRestarted,
  ): Subscription {
    const ref = parseChannel(channel);
    if (ref?.kind === 'state') {
      const { clock } = this.#ports;
      const ports = { clock, settings: this.#settings, counters: this.counters, onRestarted };
      return new StateSubscription(this.#stateChannel(channel), outbox, options.maxRate, ports);
    }
    const owner = () => reader.person?.id;
    if (ref?.type !== 'room') {
      return new LogSubscription(this.#logChannel(channel), {
        outbox,
        since: options.since,
        owner,
        onRestarted,
      });
    }
    const log = new LogSubscription(this.#logChannel(channel), {
      outbox,
      since: options.since,
      owner,
      onRestarted: (name) => {
        present.end();
        onRestarted(name);
      },
    });
    const { presence, counters } = this;
    const { person } = reader;
    const wantsPresence = options.presence === true;
    const present = new PresentSubscription<P>({ log, presence, outbox, counters, person, wantsPresence });
    return present;
  }

  #stateChannel(name: string): StateChannel<P> {
    let channel = this.#states.get(name);
    if (channel === undefined) {
      channel = new StateChannel<P>(name, this.#ports.prepare);
      this.#states.set(name, channel);
    }
    return channel;
  }

  #logChannel(name: string): LogChannel<P> {
    const known = this.#logs.get(name);
    if (known !== undefined) return known;
    const { logs: source, prepare, clock, log } = this.#ports;
    const ports = { source, prepare, clock, log, settings: this.#settings, counters: this.counters };
    const channel: LogChannel<P> = new LogChannel<P>(name, ports, {
      onReadersChanged: (hasReaders) => {
        if (this.#logs.get(name) === channel) this.#markIdle(name, !hasReaders);
      },
      onDropped: () => {
        if (this.#logs.get(name) !== channel) return;
        this.#logs.delete(name);
        this.#idleLogs.delete(name);
      },
    });
    this.#logs.set(name, channel);
    return channel;
  }

  #markIdle(name: string, isIdle: boolean): void {
    this.#idleLogs.delete(name);
    if (!isIdle) return;
    this.#idleLogs.add(name);
    if (this.#idleLogs.size <= this.#settings.idleChannels) return;
    for (const longestIdle of this.#idleLogs) {
      this.#logs.get(longestIdle)?.drop();
      return;
    }
  }
}
