/**
 * What was seen, in the order it was seen, by everybody. Records are only ever added, and nobody judges here; `check` does, later, from
 * these alone.
 */
import { writeFile } from 'node:fs/promises';
import type { LogEvent, LogEventData, Message } from '@tidewire/protocol';
import type { Fault } from './plan.ts';
import { hash } from './random.ts';

/** One event of a log, as somebody saw it. */
export type Sighting = {
  /** Its place, as it was told. */
  readonly seq: number;
  /** When it was committed, as it was told. */
  readonly ts: number;
  /** What it is: the message's id, or a name made of what else happened. */
  readonly id: string;
  /** What it says: equal for all who see the same thing. */
  readonly mark: string;
};

export type HistoryRecord =
  /** Somebody wants this said. `writer` keeps an order of its own in each room. */
  | {
      readonly type: 'written';
      readonly writer: string;
      readonly channel: string;
      readonly messageId: string;
      readonly mark: string;
    }
  /** Who says so: the answer on the wire, the client to its app, or the database to the web app. */
  | {
      readonly type: 'acknowledged';
      readonly by: 'wire' | 'client' | 'database';
      readonly messageId: string;
      readonly channel: string;
      readonly seq: number;
    }
  /** Its writer is gone and will not ask again. */
  | { readonly type: 'abandoned'; readonly messageId: string }
  | { readonly type: 'refused'; readonly messageId: string; readonly reason: string }
  /** A reader begins, right behind `since`, or wherever the server says. */
  | {
      readonly type: 'opened';
      readonly reader: string;
      readonly channel: string;
      readonly since: number | undefined;
    }
  /** What was shown before is replaced by these, which end at `seq`. */
  | {
      readonly type: 'reset';
      readonly reader: string;
      readonly reason: string;
      readonly events: readonly Sighting[];
      readonly seq: number;
      readonly more: boolean;
    }
  | { readonly type: 'shown'; readonly reader: string; readonly events: readonly Sighting[] }
  /** It reads no further. Who did not close must have seen everything in the end. */
  | { readonly type: 'closed'; readonly reader: string }
  /** The log itself, read from the database when everything was over. */
  | {
      readonly type: 'stored';
      readonly channel: string;
      readonly seq: number;
      readonly events: readonly Sighting[];
    }
  /** The messages of a room as a page that asks REST for them lists them, ascending. */
  | { readonly type: 'listed'; readonly channel: string; readonly messages: readonly Sighting[] }
  | { readonly type: 'connected'; readonly client: string }
  /** Of the close codes of the protocol and of RFC 6455. */
  | { readonly type: 'disconnected'; readonly client: string; readonly code: number }
  | { readonly type: 'fault'; readonly kind: Fault['kind'] | 'untold'; readonly whom: string }
  /** Something that must not happen, whatever else does. */
  | { readonly type: 'complaint'; readonly of: string; readonly text: string };

export class History {
  readonly #records: HistoryRecord[] = [];
  readonly #startedAt = performance.now();
  readonly #times: number[] = [];
  readonly #acknowledged = new Set<string>();
  #shown = 0;

  get records(): readonly HistoryRecord[] {
    return this.#records;
  }

  /** Messages, each counted once. */
  get acknowledgedCount(): number {
    return this.#acknowledged.size;
  }

  /** Events that readers were shown. */
  get shownCount(): number {
    return this.#shown;
  }

  add(record: HistoryRecord): void {
    if (record.type === 'acknowledged') this.#acknowledged.add(record.messageId);
    if (record.type === 'shown' || record.type === 'reset') this.#shown += record.events.length;
    this.#records.push(record);
    this.#times.push(Math.round(performance.now() - this.#startedAt));
  }

  /** One record a line, with the milliseconds since the start. */
  async save(path: string): Promise<void> {
    const lines = this.#records.map((record, at) => JSON.stringify({ at: this.#times[at], ...record }));
    await writeFile(path, `${lines.join('\n')}\n`);
  }
}

export const markOf = (authorId: string, body: string): string => `${authorId}:${hash(body).toString(36)}`;

export function sight({ seq, ts, data }: LogEvent): Sighting {
  if (data.kind === 'message.created') {
    return { seq, ts, id: data.messageId, mark: markOf(data.author.id, data.body) };
  }
  return { seq, ts, id: nameOf(data), mark: '' };
}

export const sightListed = ({ id, seq, createdAt, author, body }: Message): Sighting => ({
  id,
  seq,
  ts: Date.parse(createdAt),
  mark: markOf(author.id, body),
});

const nameOf = (data: LogEventData): string => `${data.kind}:${hash(JSON.stringify(data)).toString(36)}`;
