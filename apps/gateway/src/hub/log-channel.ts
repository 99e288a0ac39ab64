/**
 * One log on this node: where its head is, what happened lately, and who reads it. Events may be heard late, twice, out of
 * order or never; `head` moves only over the very next one, and what is missing is fetched from the log. Knows nothing of who
 * may read.
 */
import { isAmending, type LogEvent } from '@tidewire/protocol';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { AheadEvents } from './ahead-events.ts';
import { HoleWatch } from './hole-watch.ts';
import type { HubCounters } from './hub-counters.ts';
import type { LogHubEvent } from './hub-event.ts';
import type { HubSettings } from './hub-settings.ts';
import { LogEntry } from './log-entry.ts';
import type { LogSource } from './log-source.ts';
import { RecentEvents } from './recent-events.ts';
import { SharedReads } from './shared-reads.ts';
import type { Prepare, Prepared } from './sink.ts';

export interface LogChannelPorts<P extends Prepared> {
  readonly source: LogSource;
  readonly prepare: Prepare<P>;
  readonly clock: Clock;
  readonly settings: HubSettings;
  readonly counters: HubCounters;
  readonly log: Log;
}

export interface LogReader<P extends Prepared> {
  advanced(entry: LogEntry<P>): void;
  /** A signal by this user. */
  signalled(message: P, userId: string): void;
  restarted(): void;
}

export interface LogChannelOwner {
  /** The last reader left, or the first one came. */
  onReadersChanged(hasReaders: boolean): void;
  /** The channel is over; the next subscribe makes a new one. */
  onDropped(): void;
}

type State =
  | { name: 'loading'; loaded: Promise<void>; isStale: boolean }
  | { name: 'ready' }
  | { name: 'dropped' };

export class LogChannel<P extends Prepared> {
  readonly name: string;
  readonly #ports: LogChannelPorts<P>;
  readonly #owner: LogChannelOwner;
  readonly #readers = new Set<LogReader<P>>();
  readonly #ahead: AheadEvents;
  readonly #holes: HoleWatch;
  readonly #pages = new SharedReads((seq) => this.#readPage(seq));
  #state: State;
  #recent: RecentEvents<P>;
  #epoch = '';
  #head = 0;
  #filling: Promise<void> | undefined;
  #isVerifying = false;

  constructor(name: string, ports: LogChannelPorts<P>, owner: LogChannelOwner) {
    this.name = name;
    this.#ports = ports;
    this.#owner = owner;
    this.#ahead = new AheadEvents(ports.settings.aheadEvents);
    this.#holes = new HoleWatch({
      clock: ports.clock,
      settings: ports.settings,
      hasHole: () => this.#ahead.highest > this.#head,
      fill: () => this.#fillHole(),
    });
    this.#recent = this.#createRecent(0);
    this.#state = { name: 'loading', loaded: Promise.resolve().then(() => this.#load()), isStale: false };
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** Everything up to here was accepted on this node. */
  get head(): number {
    return this.#head;
  }

  get recent(): RecentEvents<P> {
    return this.#recent;
  }

  get settings(): HubSettings {
    return this.#ports.settings;
  }

  get counters(): HubCounters {
    return this.#ports.counters;
  }

  /** Rejects when the log could not be read; the channel is dropped then. */
  async ready(): Promise<void> {
    if (this.#state.name === 'loading') await this.#state.loaded;
    if (this.#state.name === 'dropped') throw new Error(`${this.name} cannot be read now`);
  }

  add(reader: LogReader<P>): void {
    this.#readers.add(reader);
    if (this.#readers.size === 1) this.#owner.onReadersChanged(true);
  }

  remove(reader: LogReader<P>): void {
    if (this.#readers.delete(reader) && this.#readers.size === 0) this.#owner.onReadersChanged(false);
  }

  /** An event came through the broker. */
  heard(event: LogHubEvent): void {
    if (this.#state.name === 'dropped') return;
    if (this.#state.name === 'loading') this.#ahead.put(event);
    else if (event.epoch !== this.#epoch) this.#verifyEpoch();
    else if (event.seq > this.#head + 1) this.#awaitHole(event);
    else if (event.seq === this.#head + 1) {
      this.#accept(event);
      this.#acceptAhead();
    }
  }

  signal(message: P, userId: string): void {
    for (const reader of this.#readers) reader.signalled(message, userId);
  }

  /** The history began anew, says the broker. */
  reset(epoch: string): void {
    if (this.#state.name === 'loading') this.#state.isStale = true;
    else if (this.#state.name === 'ready' && epoch !== this.#epoch) this.#restart();
  }

  /** Reads everything that was committed before this call and was not heard of. */
  catchUp(): Promise<void> {
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = undefined;
    });
    return this.#filling;
  }

  /** Notices what the broker lost when nothing came after it. */
  async checkTail(): Promise<void> {
    if (this.#state.name !== 'ready') return;
    const position = await this.#ports.source.position(this.name);
    const isLate = position.epoch !== this.#epoch || position.seq > this.#head;
    if (isLate && this.#state.name === 'ready') await this.catchUp();
  }

  /** The next page of the log, shared by all who ask for the same while it is read. */
  readAfter(seq: number): Promise<readonly LogEntry<P>[]> {
    return this.#pages.get(seq);
  }

  retryLater(task: () => void): Cancel {
    return this.#ports.clock.after(this.#ports.settings.retryMs, task);
  }

  drop(): void {
    if (this.#state.name === 'dropped') return;
    this.#state = { name: 'dropped' };
    this.#holes.stop();
    this.#owner.onDropped();
  }

  async #load(): Promise<void> {
    try {
      await this.#readWhole();
    } catch (error) {
      this.#ports.log.warn({ channel: this.name, err: error }, 'a log could not be read');
      this.drop();
    }
    if (this.#state.name !== 'loading') return;
    this.#state = { name: 'ready' };
    for (const event of this.#ahead.takeAll()) this.heard(event);
    // Some may have been heard and not kept.
    this.#holes.look();
  }

  async #readWhole(): Promise<void> {
    // A channel that never saw an event has a position too: this makes it.
    await this.#ports.source.position(this.name);
    const page = await this.#ports.source.read(this.name, { limit: this.#ports.settings.recentEvents });
    if (this.#state.name === 'loading' && this.#state.isStale) {
      this.#state.isStale = false;
      return this.#readWhole();
    }
    const [first] = page.events;
    this.#epoch = page.epoch;
    this.#head = first === undefined ? page.seq : first.seq - 1;
    this.#recent = this.#createRecent(this.#head);
    for (const event of page.events) this.#accept(event);
  }

  #accept({ seq, ts, data }: LogEvent): void {
    const entry = new LogEntry(this.name, { seq, ts, data }, this.#ports.prepare);
    this.#head = seq;
    // What was taken back is not given to those who come later; readers who are here hear of it now.
    if (isAmending(data)) this.#recent.amend((earlier) => earlier.amendedBy(entry.event));
    this.#recent.push(entry);
    for (const reader of this.#readers) reader.advanced(entry);
  }

  #acceptAhead(): void {
    for (;;) {
      const next = this.#ahead.take(this.#head + 1);
      if (next === undefined) return;
      this.#accept(next);
    }
  }

  #awaitHole(event: LogHubEvent): void {
    this.#ahead.put(event);
    this.#holes.look();
  }

  async #fillHole(): Promise<void> {
    this.#ports.counters.holesFetched += 1;
    try {
      await this.catchUp();
    } catch (error) {
      this.#ports.log.warn({ channel: this.name, err: error }, 'a hole in a log could not be filled yet');
    }
  }

  async #fill(): Promise<void> {
    for (;;) {
      const heardBefore = this.#ahead.highest;
      const page = await this.#ports.source.read(this.name, {
        after: this.#head,
        limit: this.#ports.settings.pageEvents,
      });
      if (this.#state.name !== 'ready') return;
      if (page.epoch !== this.#epoch) {
        this.#restart();
        return;
      }
      for (const event of page.events) if (event.seq > this.#head) this.#accept(event);
      this.#ahead.dropUpTo(this.#head);
      this.#acceptAhead();
      if (page.more) continue;
      this.#disbelieve(heardBefore);
      return;
    }
  }

  /** An event that was heard before the log was read, and is not in the log, was never committed. */
  #disbelieve(heardBefore: number): void {
    if (heardBefore <= this.#head) return;
    this.#ports.log.warn(
      { channel: this.name, heard: heardBefore, head: this.#head },
      'events were heard that the log does not have',
    );
    this.#ahead.disbelieve(heardBefore);
  }

  async #readPage(after: number): Promise<readonly LogEntry<P>[]> {
    try {
      const page = await this.#ports.source.read(this.name, {
        after,
        limit: this.#ports.settings.pageEvents,
      });
      if (page.epoch === this.#epoch) {
        return page.events.map((event) => new LogEntry(this.name, event, this.#ports.prepare));
      }
    } catch (error) {
      this.#ports.log.warn({ channel: this.name, err: error }, 'a page of a log could not be read');
      throw error;
    }
    this.#restart();
    return [];
  }

  /** An event of another history: either it is old, or a reset was not heard. The log knows. */
  #verifyEpoch(): void {
    if (this.#isVerifying) return;
    this.#isVerifying = true;
    this.#ports.source
      .position(this.name)
      .then(
        (position) => {
          if (this.#state.name === 'ready' && position.epoch !== this.#epoch) this.#restart();
        },
        (error: unknown) => {
          this.#ports.log.warn({ channel: this.name, err: error }, 'the epoch of a log could not be read');
        },
      )
      .finally(() => {
        this.#isVerifying = false;
      });
  }

  #restart(): void {
    if (this.#state.name === 'dropped') return;
    this.drop();
    for (const reader of [...this.#readers]) reader.restarted();
  }

  #createRecent(floor: number): RecentEvents<P> {
    const { recentEvents, recentBytes } = this.#ports.settings;
    return new RecentEvents(floor, { maxEvents: recentEvents, maxBytes: recentBytes });
  }
}
