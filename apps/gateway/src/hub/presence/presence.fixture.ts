import type { Author, PresenceNodeEvent, ServerMessage } from '@tidewire/protocol';
import { FakeClock } from '../../fake-clock.ts';
import type { FakePrepared } from '../hub.fixture.ts';
import { Presence } from './presence.ts';
import { defaultPresenceSettings, type PresenceSettings } from './presence-settings.ts';
import type { PresenceReader, RoomPresence } from './room-presence.ts';

export const room = 'room:01998000-0000-7000-8000-000000000001';
export const otherRoom = 'room:01998000-0000-7000-8000-000000000002';

export const person = (id: string, name = id): Author => ({ id, name, guest: false });

/** A wire between nodes that a test can cut, and that loses what it is told to lose. */
export class FakeNetwork {
  readonly #nodes = new Map<string, (event: PresenceNodeEvent) => void>();
  readonly #cut = new Set<string>();
  readonly carried: PresenceNodeEvent[] = [];
  loses: (event: PresenceNodeEvent) => boolean = () => false;

  join(node: string, hear: (event: PresenceNodeEvent) => void): void {
    this.#nodes.set(node, hear);
  }

  /** kill -9: neither says nor hears anything any more. */
  kill(node: string): void {
    this.#cut.add(node);
  }

  /** It was only away. */
  restore(node: string): void {
    this.#cut.delete(node);
  }

  carry(from: string, event: PresenceNodeEvent): void {
    if (this.#cut.has(from) || this.loses(event)) return;
    this.carried.push(event);
    for (const [node, hear] of this.#nodes) if (!this.#cut.has(node)) hear(event);
  }
}

export type FakeNode = ReturnType<typeof createNode>;

/** One node's presence with everything around it under the test's control. */
export function createNode(
  name = 'n1',
  given: { clock?: FakeClock; network?: FakeNetwork; settings?: Partial<PresenceSettings> } = {},
) {
  const { clock = new FakeClock(), network = new FakeNetwork() } = given;
  let prepared = 0;
  const presence = new Presence<FakePrepared>({
    node: name,
    tell: (event) => network.carry(name, event),
    prepare: (message: ServerMessage) => {
      prepared += 1;
      return { message, byteLength: JSON.stringify(message).length };
    },
    clock,
    settings: { ...defaultPresenceSettings, ...given.settings },
  });
  network.join(name, (event) => presence.heard(event));
  return { presence, clock, network, preparedCount: () => prepared };
}

/** Holds a window and keeps it right by what it is told, as a client does. */
export class FakeWatcher implements PresenceReader {
  readonly #room: RoomPresence<FakePrepared>;
  readonly people = new Map<string, string>();
  readonly told: Extract<ServerMessage, { type: 'presence' }>[] = [];
  count: number;
  version: number;

  constructor(room: RoomPresence<FakePrepared>) {
    this.#room = room;
    const window = room.window();
    for (const { id, name } of window.people) this.people.set(id, name);
    this.count = window.count;
    this.version = window.version;
    room.watch(this);
  }

  get ids(): string[] {
    return [...this.people.keys()].toSorted();
  }

  changed(): void {
    const message = this.#room.latest?.message;
    if (message?.type !== 'presence') throw new Error('nothing was told');
    if (message.version !== this.version + 1) throw new Error('a version was skipped');
    this.told.push(message);
    this.version = message.version;
    this.count = message.count;
    for (const id of message.left) if (!this.people.delete(id)) throw new Error(`${id} was not there`);
    for (const { id, name } of message.joined) this.people.set(id, name);
  }
}
