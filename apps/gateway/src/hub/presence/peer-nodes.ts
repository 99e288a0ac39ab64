/**
 * The people of other nodes, as these tell of them. What a node tells is numbered: after a hole, or when it is heard for the first time in
 * the middle, the whole is asked for, and until it comes what was known stays. A node that says nothing any more was perhaps killed, and
 * its people are gone with it: nobody stays as a ghost.
 */
import type { Author, PresenceNodeEvent } from '@tidewire/protocol';

type EventOf<Type extends PresenceNodeEvent['type']> = Extract<PresenceNodeEvent, { type: Type }>;
type People = Map<string, Map<string, Author>>;

export interface PeerNodesPorts {
  /** The longest a node may be silent, and the shortest time between two requests for the whole of one. */
  readonly silentMs: number;
  readonly askAgainMs: number;
  onJoined(channel: string, person: Author, node: string): void;
  onLeft(channel: string, userId: string, node: string): void;
  ask(node: string): void;
}

type Peer = {
  readonly name: string;
  /** The last that was heard of it. */
  seq: number;
  heardAt: number;
  people: People;
  state:
    | { name: 'known' }
    /** Something was not heard. */
    | { name: 'asking'; askedAt: number };
  /** The parts of a whole that came so far; believed when the last has come. */
  coming: People | undefined;
};

export class PeerNodes {
  readonly #ports: PeerNodesPorts;
  readonly #peers = new Map<string, Peer>();

  constructor(ports: PeerNodesPorts) {
    this.#ports = ports;
  }

  get size(): number {
    return this.#peers.size;
  }

  changed(event: EventOf<'presence.changed'>, now: number): void {
    const peer = this.#peerOf(event.node, now);
    const isNext = this.#follow(peer, event.seq);
    peer.coming = undefined;
    if (!isNext || peer.state.name === 'asking') {
      this.#ask(peer, now);
      return;
    }
    for (const { channel, joined, left } of event.rooms) {
      for (const userId of left) this.#remove(peer, channel, userId);
      for (const person of joined) this.#join(peer, channel, person);
    }
  }

  whole({ node, seq, first, last, rooms }: EventOf<'presence.whole'>, now: number): void {
    const peer = this.#peerOf(node, now);
    const isNext = this.#follow(peer, seq);
    if (first) peer.coming = new Map();
    if (peer.coming === undefined || !(isNext || first)) {
      peer.coming = undefined;
      this.#ask(peer, now);
      return;
    }
    for (const { channel, people } of rooms) {
      for (const person of people) put(peer.coming, channel, person);
    }
    if (last) this.#replace(peer, peer.coming);
  }

  /** Forgets the nodes that have been silent for too long, and everybody on them. */
  forgetSilent(now: number): void {
    for (const peer of this.#peers.values()) {
      if (now - peer.heardAt < this.#ports.silentMs) continue;
      this.#replace(peer, new Map());
      this.#peers.delete(peer.name);
    }
  }

  #peerOf(name: string, now: number): Peer {
    let peer = this.#peers.get(name);
    if (peer === undefined) {
      peer = { name, seq: 0, heardAt: now, people: new Map(), state: { name: 'known' }, coming: undefined };
      this.#peers.set(name, peer);
    }
    peer.heardAt = now;
    return peer;
  }

  /** False when something before it was not heard. */
  #follow(peer: Peer, seq: number): boolean {
    const isNext = seq === peer.seq + 1;
    peer.seq = seq;
    return isNext;
  }

  #ask(peer: Peer, now: number): void {
    if (peer.state.name === 'asking' && now - peer.state.askedAt < this.#ports.askAgainMs) return;
    peer.state = { name: 'asking', askedAt: now };
    this.#ports.ask(peer.name);
  }

  #join(peer: Peer, channel: string, person: Author): void {
    put(peer.people, channel, person);
    this.#ports.onJoined(channel, person, peer.name);
  }

  #remove(peer: Peer, channel: string, userId: string): void {
    const room = peer.people.get(channel);
    room?.delete(userId);
    if (room?.size === 0) peer.people.delete(channel);
    this.#ports.onLeft(channel, userId, peer.name);
  }

  /** From now on these are its people. */
  #replace(peer: Peer, people: People): void {
    const before = peer.people;
    peer.people = people;
    peer.coming = undefined;
    peer.state = { name: 'known' };
    for (const [channel, room] of people) {
      for (const person of room.values()) this.#ports.onJoined(channel, person, peer.name);
    }
    for (const [channel, room] of before) {
      for (const userId of room.keys()) {
        if (!people.get(channel)?.has(userId)) this.#ports.onLeft(channel, userId, peer.name);
      }
    }
  }
}

function put(people: People, channel: string, person: Author): void {
  const room = people.get(channel);
  if (room === undefined) people.set(channel, new Map([[person.id, person]]));
  else room.set(person.id, person);
}
