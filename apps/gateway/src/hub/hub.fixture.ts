import type { LogEvent, LogEventData, Position, ServerMessage } from '@tidewire/protocol';
import { FakeClock } from '../fake-clock.ts';
import { silentLog } from '../log.ts';
import { Hub } from './hub.ts';
import type { LogHubEvent } from './hub-event.ts';
import { defaultHubSettings, type HubSettings } from './hub-settings.ts';
import type { LogSource } from './log-source.ts';
import type { Reader } from './reader.ts';
import type { Prepared, Sink } from './sink.ts';

export type FakePrepared = Prepared & { readonly message: ServerMessage };

export const room = 'room:01998000-0000-7000-8000-000000000001';
export const feed = 'feed:stock.GOOG';

export const textOf = (seq: number): LogEventData => ({ kind: 'read.moved', roomId: room.slice(5), seq });

/** A log in memory whose answers can be held back, or refused. */
export class FakeLogSource implements LogSource {
  epoch = 'e1';
  readonly events: LogEvent[] = [];
  /** Set to refuse every read. */
  failure: Error | undefined;
  reads = 0;
  #isHeld = false;
  #held: (() => void)[] = [];

  /** Commits one more event and gives it as the broker would carry it. */
  append(data?: LogEventData): LogHubEvent {
    const seq = this.events.length + 1;
    const event = { seq, ts: seq, data: data ?? textOf(seq) };
    this.events.push(event);
    return { type: 'log', channel: room, epoch: this.epoch, ...event };
  }

  appendMany(count: number): LogHubEvent[] {
    return Array.from({ length: count }, () => this.append());
  }

  reset(epoch: string): void {
    this.epoch = epoch;
    this.events.length = 0;
  }

  /** From now on answers wait for `release`. What they say was read when they were asked. */
  hold(): void {
    this.#isHeld = true;
  }

  get heldCount(): number {
    return this.#held.length;
  }

  releaseOne(): void {
    this.#held.shift()?.();
  }

  release(): void {
    this.#isHeld = false;
    for (const go of this.#held.splice(0)) go();
  }

  position(): Promise<Position> {
    return this.#answer(() => ({ epoch: this.epoch, seq: this.events.length }));
  }

  read(_channel: string, { after, limit }: { after?: number; limit: number }) {
    this.reads += 1;
    return this.#answer(() => {
      const from = after ?? Math.max(0, this.events.length - limit);
      const events = this.events.slice(from, from + limit);
      const more = after === undefined ? from > 0 : from + limit < this.events.length;
      return { epoch: this.epoch, seq: this.events.length, events, more };
    });
  }

  async #answer<T>(read: () => T): Promise<T> {
    if (this.failure !== undefined) throw this.failure;
    const answer = read();
    if (this.#isHeld) await new Promise<void>((resolve) => this.#held.push(resolve));
    return answer;
  }
}

/** A connection that takes what it is given, or nothing while it is full. */
export class FakeSink implements Sink<FakePrepared> {
  readonly written: FakePrepared[] = [];
  closedWith: { code: number; reason: string } | undefined;
  progressedAt = 0;
  /** Messages that may still be written before it is full. */
  room = Number.POSITIVE_INFINITY;
  bufferedBytes = 0;

  get isWritable(): boolean {
    return this.closedWith === undefined && this.room > 0;
  }

  get messages(): ServerMessage[] {
    return this.written.map(({ message }) => message);
  }

  write(prepared: FakePrepared): void {
    if (!this.isWritable) throw new Error('written to while full');
    this.room -= 1;
    this.written.push(prepared);
  }

  close(code: number, reason: string): void {
    this.closedWith = { code, reason };
  }

  seqs(): number[] {
    return this.messages.flatMap((message) => (message.type === 'event' ? [message.seq] : []));
  }
}

export type FakeReader = { reader: Reader<FakePrepared>; sink: FakeSink };

/** A hub with everything around it under the test's control. */
export function createHub(settings: Partial<HubSettings> = {}) {
  const clock = new FakeClock();
  const source = new FakeLogSource();
  let prepared = 0;
  const hub = new Hub<FakePrepared>({
    prepare: (message) => {
      prepared += 1;
      return { message, byteLength: JSON.stringify(message).length };
    },
    logs: source,
    clock,
    log: silentLog,
    node: 'n1',
    tellNodes: () => {},
    settings: { ...defaultHubSettings, ...settings },
  });
  return {
    hub,
    clock,
    source,
    preparedCount: () => prepared,
    openReader(): FakeReader {
      const sink = new FakeSink();
      sink.progressedAt = clock.elapsed();
      return { reader: hub.openReader(sink), sink };
    },
    /** The connection took everything and can take `room` messages more. */
    drain({ reader, sink }: FakeReader, room = Number.POSITIVE_INFINITY): void {
      sink.room = room;
      sink.progressedAt = clock.elapsed();
      reader.drained();
    },
  };
}

/** Subscribes the way a session does: the greeting goes out, then the channel begins. */
export async function subscribe(
  { reader }: FakeReader,
  channel: string,
  options: {
    since?: Position;
    maxRate?: number;
    presence?: boolean;
    budgetBytes?: number;
    /** What else has to be ready before anything is greeted. */
    isReady?: Promise<void>;
  } = {},
) {
  const { budgetBytes = 262_144, isReady, ...wanted } = options;
  const opened = await reader.subscribe(channel, wanted);
  await isReady;
  const greeting = opened.greet(budgetBytes);
  reader.send({ type: 'subscribed', re: 0, greeting });
  opened.begin();
  if ('error' in greeting) throw new Error(`refused: ${greeting.error.message}`);
  return greeting;
}

/** Of a log. */
export async function subscribeLog(
  reader: FakeReader,
  since?: Position,
  budgetBytes?: number,
  isReady?: Promise<void>,
) {
  const greeting = await subscribe(reader, room, {
    ...(since !== undefined && { since }),
    ...(budgetBytes !== undefined && { budgetBytes }),
    ...(isReady !== undefined && { isReady }),
  });
  if (greeting.kind !== 'log') throw new Error('not a log');
  return greeting;
}
