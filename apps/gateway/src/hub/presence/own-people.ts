/**
 * The people connected to this node, room by room. What is present is the person: the first of their connections makes them come, and
 * the last one that goes makes them go, after a grace in which they may come back. Knows no timer: it is asked what is due.
 */
import type { Author } from '@tidewire/protocol';

/** A connection, as a thing to count. */
export type PresentConnection = object;

export interface OwnPeopleListener {
  onCame(channel: string, person: Author): void;
  onGone(channel: string, userId: string): void;
}

type Present = {
  readonly channel: string;
  person: Author;
  readonly connections: Set<PresentConnection>;
  /** When they will have been away long enough; meaningful without connections. */
  dueAt: number;
};

export class OwnPeople {
  readonly #graceMs: number;
  readonly #listener: OwnPeopleListener;
  readonly #rooms = new Map<string, Map<string, Present>>();
  /** Those without a connection. The grace is the same for all, so they are in the order of their ends. */
  readonly #leaving = new Set<Present>();

  constructor(graceMs: number, listener: OwnPeopleListener) {
    this.#graceMs = graceMs;
    this.#listener = listener;
  }

  /** When the first grace ends. */
  get nextDueAt(): number | undefined {
    for (const { dueAt } of this.#leaving) return dueAt;
    return undefined;
  }

  /** Everybody, room by room. */
  *rooms(): Generator<{ channel: string; people: Author[] }> {
    for (const [channel, people] of this.#rooms) {
      yield { channel, people: [...people.values()].map(({ person }) => person) };
    }
  }

  enter(channel: string, person: Author, connection: PresentConnection): void {
    let room = this.#rooms.get(channel);
    if (room === undefined) {
      room = new Map();
      this.#rooms.set(channel, room);
    }
    const known = room.get(person.id);
    if (known === undefined) {
      room.set(person.id, { channel, person, connections: new Set([connection]), dueAt: 0 });
      this.#listener.onCame(channel, person);
      return;
    }
    known.connections.add(connection);
    this.#leaving.delete(known);
    if (known.person.name === person.name && known.person.guest === person.guest) return;
    known.person = person;
    this.#listener.onCame(channel, person);
  }

  leave(channel: string, userId: string, connection: PresentConnection, now: number): void {
    const present = this.#rooms.get(channel)?.get(userId);
    if (present === undefined || !present.connections.delete(connection)) return;
    if (present.connections.size > 0) return;
    present.dueAt = now + this.#graceMs;
    this.#leaving.add(present);
  }

  /** Gone at once: they may not be there any more, whatever connections they have. */
  expel(channel: string, userId: string): void {
    const present = this.#rooms.get(channel)?.get(userId);
    if (present !== undefined) this.#remove(present);
  }

  expelEverywhere(userId: string): void {
    for (const channel of [...this.#rooms.keys()]) this.expel(channel, userId);
  }

  expelAll(channel: string): void {
    for (const present of [...(this.#rooms.get(channel)?.values() ?? [])]) this.#remove(present);
  }

  /** Lets go of those whose grace is over. */
  endGraces(now: number): void {
    for (const present of this.#leaving) {
      if (present.dueAt > now) return;
      this.#remove(present);
    }
  }

  #remove(present: Present): void {
    const { channel, person } = present;
    this.#leaving.delete(present);
    const room = this.#rooms.get(channel);
    room?.delete(person.id);
    if (room?.size === 0) this.#rooms.delete(channel);
    this.#listener.onGone(channel, person.id);
  }
}
