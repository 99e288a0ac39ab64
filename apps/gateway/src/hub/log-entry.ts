import { amended, type LogEvent } from '@tidewire/protocol';
import type { Prepare, Prepared } from './sink.ts';

/** One event of a log, made into bytes on first need and then shared by all its readers. */
export class LogEntry<P extends Prepared> {
  readonly event: LogEvent;
  readonly #channel: string;
  readonly #prepare: Prepare<P>;
  #prepared: P | undefined;

  constructor(channel: string, event: LogEvent, prepare: Prepare<P>) {
    this.#channel = channel;
    this.event = event;
    this.#prepare = prepare;
  }

  get seq(): number {
    return this.event.seq;
  }

  /** As it is to be given out once `later` has happened; the same entry when that does not concern it. */
  amendedBy(later: LogEvent): LogEntry<P> {
    const data = amended(this.event.data, later.data);
    return data === this.event.data
      ? this
      : new LogEntry(this.#channel, { ...this.event, data }, this.#prepare);
  }

  get prepared(): P {
    this.#prepared ??= this.#prepare({ type: 'event', channel: this.#channel, ...this.event });
    return this.#prepared;
  }
}
