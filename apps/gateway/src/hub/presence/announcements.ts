/**
 * What this node tells the others of its own people: what changed since it last told, numbered without a hole, or everybody when somebody
 * asks. A join and a leave in between cancel out.
 */
import type { Author, PresenceNodeEvent } from '@tidewire/protocol';

export interface AnnouncementsPorts {
  readonly node: string;
  /** People in one event; what is more is told in several. */
  readonly eventPeople: number;
  readonly tell: (event: PresenceNodeEvent) => void;
}

type Changes = { joined: Map<string, Author>; left: Set<string> };

export class Announcements {
  readonly #ports: AnnouncementsPorts;
  readonly #changes = new Map<string, Changes>();
  #seq = 0;

  constructor(ports: AnnouncementsPorts) {
    this.#ports = ports;
  }

  get isEmpty(): boolean {
    return this.#changes.size === 0;
  }

  came(channel: string, person: Author): void {
    const { joined, left } = this.#changesOf(channel);
    left.delete(person.id);
    joined.set(person.id, person);
  }

  gone(channel: string, userId: string): void {
    const { joined, left } = this.#changesOf(channel);
    joined.delete(userId);
    left.add(userId);
  }

  /** Says that this node lives, and what changed. */
  announce(): void {
    const changes = [...this.#changes].flatMap(([channel, { joined, left }]) => [
      ...[...joined.values()].map((person) => ({ channel, joined: [person], left: [] })),
      ...[...left].map((userId) => ({ channel, joined: [], left: [userId] })),
    ]);
    this.#changes.clear();
    for (const part of partsOf(changes, this.#ports.eventPeople)) {
      const rooms = gather(part, ({ channel }) => ({
        channel,
        joined: [] as Author[],
        left: [] as string[],
      }));
      for (const { channel, joined, left } of part) {
        rooms.get(channel)?.joined.push(...joined);
        rooms.get(channel)?.left.push(...left);
      }
      this.#tell({ type: 'presence.changed', rooms: [...rooms.values()] });
    }
  }

  /** Everybody, in as many parts as it takes. */
  announceAll(all: Iterable<{ channel: string; people: readonly Author[] }>): void {
    const present = [...all].flatMap(({ channel, people }) => people.map((person) => ({ channel, person })));
    const parts = partsOf(present, this.#ports.eventPeople);
    for (const [index, part] of parts.entries()) {
      const rooms = gather(part, ({ channel }) => ({ channel, people: [] as Author[] }));
      for (const { channel, person } of part) rooms.get(channel)?.people.push(person);
      const place = { first: index === 0, last: index === parts.length - 1 };
      this.#tell({ type: 'presence.whole', ...place, rooms: [...rooms.values()] });
    }
  }

  #changesOf(channel: string): Changes {
    let changes = this.#changes.get(channel);
    if (changes === undefined) {
      changes = { joined: new Map(), left: new Set() };
      this.#changes.set(channel, changes);
    }
    return changes;
  }

  #tell(event: Unnumbered): void {
    this.#seq += 1;
    this.#ports.tell({ ...event, node: this.#ports.node, seq: this.#seq });
  }
}

type WithoutPlace<Event> = Event extends { node: string } ? Omit<Event, 'node' | 'seq'> : never;
type Unnumbered = WithoutPlace<PresenceNodeEvent>;

/** At least one part, which may be empty. */
function partsOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

function gather<T extends { channel: string }, R>(
  items: readonly T[],
  create: (item: T) => R,
): Map<string, R> {
  return new Map(items.map((item) => [item.channel, create(item)]));
}
