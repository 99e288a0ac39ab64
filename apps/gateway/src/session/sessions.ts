/**
 * Everybody who is connected to this node, by person and by credential, so that a right which ends somewhere ends here at once.
 */
import { closeCodes, type NodeEvent } from '@tidewire/protocol';
import type { Clock } from '../clock.ts';
import type { Loss, Memberships } from './memberships.ts';
import type { SessionSettings } from './session-settings.ts';
import { TokenBucket } from './token-bucket.ts';

/** A session, as the register of all sees it. */
export interface SessionHandle {
  revokeRoom(roomId: string, loss: Loss): void;
  close(code: number, reason: string): void;
  goAway(reconnectInMs: number, why: string): void;
  /** Resolves when everything the person had published is answered. */
  settled(): Promise<void>;
}

export type Credential = { type: 'session' | 'key'; id: string };

/** A signed-in session's place in the register. */
export interface Seat {
  /** Shared by all connections of the person. */
  readonly publishes: TokenBucket;
  leave(): void;
}

export type ControlEvent = Exclude<NodeEvent, { type: 'log' | 'reset' | 'state' }>;

type Person = { sessions: Set<SessionHandle>; publishes: TokenBucket };
type CredentialHolders = { credential: Credential; sessions: Set<SessionHandle> };

export interface SessionsPorts {
  readonly clock: Clock;
  readonly settings: SessionSettings;
  readonly memberships: Pick<Memberships, 'apply'>;
}

export class Sessions {
  readonly #all = new Set<SessionHandle>();
  readonly #people = new Map<string, Person>();
  readonly #credentials = new Map<string, CredentialHolders>();
  readonly #ports: SessionsPorts;

  constructor(ports: SessionsPorts) {
    this.#ports = ports;
  }

  get size(): number {
    return this.#all.size;
  }

  get credentials(): Credential[] {
    return [...this.#credentials.values()].map(({ credential }) => credential);
  }

  /** A connection came; nobody is signed in on it yet. */
  add(session: SessionHandle): void {
    this.#all.add(session);
  }

  remove(session: SessionHandle): void {
    this.#all.delete(session);
  }

  /** Signs a session in; undefined when the person has too many connections. */
  seat(session: SessionHandle, userId: string, credential: Credential): Seat | undefined {
    const { clock, settings } = this.#ports;
    const rate = settings.publishPerSecondPerUser;
    const person = this.#people.get(userId) ?? {
      sessions: new Set(),
      publishes: new TokenBucket(clock, rate, 2 * rate),
    };
    if (person.sessions.size >= settings.connectionsPerUser) return undefined;
    this.#people.set(userId, person);
    person.sessions.add(session);
    const holders = this.#credentials.get(credential.id) ?? { credential, sessions: new Set() };
    this.#credentials.set(credential.id, holders);
    holders.sessions.add(session);
    return {
      publishes: person.publishes,
      leave: () => {
        person.sessions.delete(session);
        if (person.sessions.size === 0 && this.#people.get(userId) === person) this.#people.delete(userId);
        holders.sessions.delete(session);
        if (holders.sessions.size === 0 && this.#credentials.get(credential.id) === holders) {
          this.#credentials.delete(credential.id);
        }
      },
    };
  }

  /** Something that sessions answer from memory is no longer right. */
  heard(event: ControlEvent): void {
    switch (event.type) {
      case 'member.set':
      case 'member.removed':
      case 'room.deleted':
        this.#ports.memberships.apply(event);
        return;
      case 'credential.ended':
        this.endCredential(event.credentialId);
        return;
      case 'user.ended':
        closeAll(this.#people.get(event.userId)?.sessions, ...endingOf(event));
        return;
    }
  }

  endCredential(credentialId: string): void {
    closeAll(this.#credentials.get(credentialId)?.sessions, closeCodes.notSignedIn, 'signed out');
  }

  /** A person is no longer in a room, or the room is gone. */
  revokeRoom(userId: string, roomId: string, loss: Loss): void {
    for (const session of this.#people.get(userId)?.sessions ?? []) session.revokeRoom(roomId, loss);
  }

  /** Tells everybody to come back, each in a slot of their own, and waits for what they had sent. */
  async goAway(slots: { firstMs: number; spreadMs: number }, why: string): Promise<void> {
    const everybody = [...this.#all];
    for (const [index, session] of everybody.entries()) {
      session.goAway(Math.round(slots.firstMs + (index / everybody.length) * slots.spreadMs), why);
    }
    await Promise.all(everybody.map((session) => session.settled()));
  }

  closeAll(code: number, reason: string): void {
    closeAll(this.#all, code, reason);
  }
}

function endingOf({ why }: Extract<ControlEvent, { type: 'user.ended' }>): [code: number, reason: string] {
  switch (why) {
    case 'banned':
      return [closeCodes.banned, 'banned'];
    case 'rights_changed':
      return [closeCodes.rightsChanged, 'rights changed'];
    case undefined:
      return [closeCodes.notSignedIn, 'the account ended'];
  }
}

function closeAll(sessions: Iterable<SessionHandle> | undefined, code: number, reason: string): void {
  for (const session of [...(sessions ?? [])]) session.close(code, reason);
}
