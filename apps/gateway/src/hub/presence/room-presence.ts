/**
 * Who is in one room, on whichever node, and what was told of it. A person is there as long as one node has them. What changed is told
 * when `tell` is called, as the difference between two windows: so a join and a leave in between cancel out, and what is told is never
 * larger than the window however many people come at once. Knows no time and no connections.
 */
import type { Author, PresencePage, ServerMessage } from '@tidewire/protocol';
import type { Prepare, Prepared } from '../sink.ts';
import { SortedPeople } from './sorted-people.ts';

/** Somebody who is told what changes. */
export interface PresenceReader {
  /** There is a newer version. */
  changed(): void;
}

export interface RoomPresencePorts<P extends Prepared> {
  readonly channel: string;
  readonly epoch: string;
  readonly windowSize: number;
  /** The version to begin with. */
  readonly version: number;
  readonly prepare: Prepare<P>;
}

export class RoomPresence<P extends Prepared> {
  readonly #ports: RoomPresencePorts<P>;
  readonly #people = new SortedPeople();
  /** Which nodes have this person. */
  readonly #nodes = new Map<string, Set<string>>();
  readonly #readers = new Set<PresenceReader>();
  #version: number;
  #count = 0;
  #window: readonly Author[] = [];
  #change: ServerMessage | undefined;
  #prepared: P | undefined;

  constructor(ports: RoomPresencePorts<P>) {
    this.#ports = ports;
    this.#version = ports.version;
  }

  get version(): number {
    return this.#version;
  }

  /** Nobody is there, nobody watches, and everybody was told so. */
  get isIdle(): boolean {
    return this.#people.size === 0 && this.#count === 0 && this.#readers.size === 0;
  }

  /** What brings a reader from the version before to this one: bytes made once, when somebody first needs them. */
  get latest(): P | undefined {
    if (this.#change !== undefined) this.#prepared ??= this.#ports.prepare(this.#change);
    return this.#prepared;
  }

  join(person: Author, node: string): void {
    const nodes = this.#nodes.get(person.id);
    if (nodes === undefined) this.#nodes.set(person.id, new Set([node]));
    else nodes.add(node);
    this.#people.put(person);
  }

  leave(userId: string, node: string): void {
    const nodes = this.#nodes.get(userId);
    nodes?.delete(node);
    if (nodes === undefined || nodes.size > 0) return;
    this.#nodes.delete(userId);
    this.#people.delete(userId);
  }

  watch(reader: PresenceReader): void {
    this.#readers.add(reader);
  }

  unwatch(reader: PresenceReader): void {
    this.#readers.delete(reader);
  }

  /** The window as it was last told: the next change continues it. */
  window(limit = this.#window.length): PresencePage {
    const people = this.#window.slice(0, limit);
    return { ...this.#place, people, more: people.length < this.#count };
  }

  /** People behind the window, or behind any other person, as they are now. */
  after(userId: string, limit: number): PresencePage {
    return { ...this.#place, ...this.#people.after(userId, limit) };
  }

  /** Tells what changed since it was last told; nothing when nothing shows. */
  tell(): void {
    const window = this.#people.first(this.#ports.windowSize);
    const joined = missingFrom(this.#window, window);
    const isThere = new Set(window.map(({ id }) => id));
    const left = this.#window.flatMap(({ id }) => (isThere.has(id) ? [] : [id]));
    if (joined.length === 0 && left.length === 0 && this.#count === this.#people.size) return;
    this.#version += 1;
    this.#count = this.#people.size;
    this.#window = window;
    this.#change = { type: 'presence', channel: this.#ports.channel, ...this.#place, joined, left };
    this.#prepared = undefined;
    for (const reader of [...this.#readers]) reader.changed();
  }

  get #place() {
    return { epoch: this.#ports.epoch, version: this.#version, count: this.#count };
  }
}

/** Those who are new, or whose name is. */
function missingFrom(before: readonly Author[], now: readonly Author[]): Author[] {
  const known = new Map(before.map((person) => [person.id, person]));
  return now.filter((person) => {
    const same = known.get(person.id);
    return same === undefined || same.name !== person.name || same.guest !== person.guest;
  });
}
