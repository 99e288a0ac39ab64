/**
 * Who is in which room, on all nodes: puts together this node's own people and what the others tell of theirs, and tells the rooms that
 * somebody watches at most once per tick. One timer for everything, for the next thing that is due. Knows people, rooms and nodes; refuses
 * to know who may see whom.
 */
import { type Author, assertNever, type PresenceNodeEvent } from '@tidewire/protocol';
import type { Cancel, Clock } from '../../clock.ts';
import type { Prepare, Prepared } from '../sink.ts';
import { Announcements } from './announcements.ts';
import { OwnPeople, type PresentConnection } from './own-people.ts';
import { PeerNodes } from './peer-nodes.ts';
import type { PresenceSettings } from './presence-settings.ts';
import { RoomPresence } from './room-presence.ts';

export interface PresencePorts<P extends Prepared> {
  /** A name that no other process has, nor this one after it was started again. */
  readonly node: string;
  /** Carries an event to the other nodes. What gets lost is noticed there by its number. */
  readonly tell: (event: PresenceNodeEvent) => void;
  readonly prepare: Prepare<P>;
  readonly clock: Clock;
  readonly settings: PresenceSettings;
}

export class Presence<P extends Prepared> {
  readonly #ports: PresencePorts<P>;
  readonly #own: OwnPeople;
  readonly #peers: PeerNodes;
  readonly #announcements: Announcements;
  readonly #rooms = new Map<string, RoomPresence<P>>();
  /** Rooms in which something may have changed since they were told. */
  readonly #untold = new Set<string>();
  /** The highest version of a room that is no longer held; one that begins anew begins above it. */
  #highestVersion = 0;
  #isWholeAsked = false;
  #nextTellAt = Number.NEGATIVE_INFINITY;
  /** When to say that this node lives; never before `start`. */
  #nextBeatAt = Number.POSITIVE_INFINITY;
  #timer: { dueAt: number; cancel: Cancel } | undefined;

  constructor(ports: PresencePorts<P>) {
    const { node, settings, tell } = ports;
    this.#ports = ports;
    this.#announcements = new Announcements({ node, eventPeople: settings.eventPeople, tell });
    this.#own = new OwnPeople(settings.graceMs, {
      onCame: (channel, person) => {
        this.#announcements.came(channel, person);
        this.#joined(channel, person, node);
      },
      onGone: (channel, userId) => {
        this.#announcements.gone(channel, userId);
        this.#left(channel, userId, node);
      },
    });
    this.#peers = new PeerNodes({
      silentMs: settings.silentMs,
      askAgainMs: settings.beatMs,
      onJoined: (channel, person, from) => this.#joined(channel, person, from),
      onLeft: (channel, userId, from) => this.#left(channel, userId, from),
      ask: (of) => tell({ type: 'presence.asked', by: node, of }),
    });
  }

  /** Rooms held in memory. */
  get roomCount(): number {
    return this.#rooms.size;
  }

  /** Other nodes that are heard. */
  get peerCount(): number {
    return this.#peers.size;
  }

  /** The other nodes can be reached: asks who is there, and says from time to time that this one lives. */
  start(): void {
    this.#ports.tell({ type: 'presence.asked', by: this.#ports.node });
    this.#beat();
    this.#settle();
  }

  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#nextBeatAt = Number.POSITIVE_INFINITY;
    this.#untold.clear();
  }

  enter(channel: string, person: Author, connection: PresentConnection): void {
    this.#own.enter(channel, person, connection);
    this.#settle();
  }

  leave(channel: string, userId: string, connection: PresentConnection): void {
    this.#own.leave(channel, userId, connection, this.#now);
    this.#settle();
  }

  /** Somebody may not be there any more: gone without a grace. */
  expel(channel: string, userId: string): void {
    this.#own.expel(channel, userId);
    this.#settle();
  }

  expelEverywhere(userId: string): void {
    this.#own.expelEverywhere(userId);
    this.#settle();
  }

  /** The room is gone. */
  expelAll(channel: string): void {
    this.#own.expelAll(channel);
    this.#settle();
  }

  /** An event through the broker, perhaps this node's own. */
  heard(event: PresenceNodeEvent): void {
    switch (event.type) {
      case 'presence.asked':
        if (event.by === this.#ports.node) return;
        if (event.of === undefined || event.of === this.#ports.node) this.#isWholeAsked = true;
        break;
      case 'presence.changed':
        if (event.node === this.#ports.node) return;
        this.#peers.changed(event, this.#now);
        break;
      case 'presence.whole':
        if (event.node === this.#ports.node) return;
        this.#peers.whole(event, this.#now);
        break;
      default:
        assertNever(event);
    }
    this.#settle();
  }

  /** The room, made when there is none. Whoever does not use it says `settled`. */
  room(channel: string): RoomPresence<P> {
    const known = this.#rooms.get(channel);
    if (known !== undefined) return known;
    const { node, prepare, settings } = this.#ports;
    const version = this.#highestVersion;
    const room = new RoomPresence<P>({
      channel,
      epoch: node,
      windowSize: settings.windowSize,
      version,
      prepare,
    });
    this.#rooms.set(channel, room);
    return room;
  }

  /** The room may have lost its last reader. */
  release(channel: string): void {
    const room = this.#rooms.get(channel);
    if (!room?.isIdle) return;
    this.#highestVersion = Math.max(this.#highestVersion, room.version);
    this.#rooms.delete(channel);
  }

  get #now(): number {
    return this.#ports.clock.elapsed();
  }

  #joined(channel: string, person: Author, node: string): void {
    this.room(channel).join(person, node);
    this.#untold.add(channel);
  }

  #left(channel: string, userId: string, node: string): void {
    this.#rooms.get(channel)?.leave(userId, node);
    this.#untold.add(channel);
  }

  get #hasNews(): boolean {
    return this.#untold.size > 0 || this.#isWholeAsked || !this.#announcements.isEmpty;
  }

  /** Does what is due now and waits for what is due next. A first change after a calm time is told at once. */
  #settle(): void {
    this.#own.endGraces(this.#now);
    if (this.#hasNews && this.#now >= this.#nextTellAt) this.#tell();
    if (this.#now >= this.#nextBeatAt) this.#beat();
    const dueAt = Math.min(
      this.#hasNews ? this.#nextTellAt : Number.POSITIVE_INFINITY,
      this.#own.nextDueAt ?? Number.POSITIVE_INFINITY,
      this.#nextBeatAt,
    );
    if (this.#timer?.dueAt === dueAt) return;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (dueAt === Number.POSITIVE_INFINITY) return;
    const cancel = this.#ports.clock.after(Math.max(0, dueAt - this.#now), () => {
      this.#timer = undefined;
      this.#settle();
    });
    this.#timer = { dueAt, cancel };
  }

  #tell(): void {
    this.#nextTellAt = this.#now + this.#ports.settings.tickMs;
    if (!this.#announcements.isEmpty) this.#announcements.announce();
    const isWholeAsked = this.#isWholeAsked;
    this.#isWholeAsked = false;
    if (isWholeAsked) this.#announcements.announceAll(this.#own.rooms());
    const channels = [...this.#untold];
    this.#untold.clear();
    for (const channel of channels) {
      this.#rooms.get(channel)?.tell();
      this.release(channel);
    }
  }

  #beat(): void {
    this.#nextBeatAt = this.#now + this.#ports.settings.beatMs;
    this.#announcements.announce();
    this.#peers.forgetSilent(this.#now);
  }
}
