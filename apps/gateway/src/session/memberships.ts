/**
 * Who is in which room, answered from memory for the people who are connected here. Loaded when the first connection of a person
 * comes, kept right by control events, read again from time to time in case one was lost.
 */
import { assertNever, type NodeEvent, type Role } from '@tidewire/protocol';

export type LoadRoles = (userId: string) => Promise<readonly { roomId: string; role: Role }[]>;
/** `forbidden`: the person is no longer in the room. `banned`: and may not come back until then (`null`: ever). `not_found`: the room is gone. */
export type Loss = { why: 'forbidden' | 'not_found' } | { why: 'banned'; until: string | null };
export type OnLost = (userId: string, roomId: string, loss: Loss) => void;

type MembershipEvent = Extract<NodeEvent, { type: 'member.set' | 'member.removed' | 'room.deleted' }>;
type Change = (roles: Map<string, Role>) => void;

type Person = {
  holders: number;
  roles: Map<string, Role>;
  loaded: Promise<void>;
  /** What happened while roles are being read: the answer may be from before it. */
  meanwhile: Change[] | undefined;
};

export class Memberships {
  readonly #load: LoadRoles;
  readonly #onLost: OnLost;
  readonly #people = new Map<string, Person>();

  constructor(load: LoadRoles, onLost: OnLost) {
    this.#load = load;
    this.#onLost = onLost;
  }

  get userIds(): string[] {
    return [...this.#people.keys()];
  }

  /** Begins to answer for this person; rejects when the rooms cannot be read. Every `hold` needs one `release`, also a rejected one. */
  async hold(userId: string): Promise<void> {
    let person = this.#people.get(userId);
    if (person === undefined) {
      person = { holders: 0, roles: new Map(), loaded: Promise.resolve(), meanwhile: undefined };
      this.#people.set(userId, person);
      person.holders += 1;
      person.loaded = this.#read(userId, person);
    } else person.holders += 1;
    await person.loaded;
  }

  release(userId: string): void {
    const person = this.#people.get(userId);
    if (person === undefined) return;
    person.holders -= 1;
    if (person.holders === 0) this.#people.delete(userId);
  }

  roleIn(userId: string, roomId: string): Role | undefined {
    return this.#people.get(userId)?.roles.get(roomId);
  }

  apply(event: MembershipEvent): void {
    switch (event.type) {
      case 'member.set':
        this.#change(event.userId, (roles) => roles.set(event.roomId, event.role));
        return;
      case 'member.removed':
        this.lose(event.userId, event.roomId, lossOf(event));
        return;
      case 'room.deleted':
        for (const userId of this.userIds) this.lose(userId, event.roomId, { why: 'not_found' });
        return;
      default:
        assertNever(event);
    }
  }

  lose(userId: string, roomId: string, loss: Loss): void {
    const had = this.roleIn(userId, roomId) !== undefined;
    this.#change(userId, (roles) => roles.delete(roomId));
    if (had) this.#onLost(userId, roomId, loss);
  }

  /** Reads a person's rooms again and reports those that are lost. */
  async refresh(userId: string): Promise<void> {
    const person = this.#people.get(userId);
    if (person === undefined || person.meanwhile !== undefined) return;
    const before = [...person.roles.keys()];
    await this.#read(userId, person);
    if (this.#people.get(userId) !== person) return;
    for (const roomId of before)
      if (!person.roles.has(roomId)) this.#onLost(userId, roomId, { why: 'forbidden' });
  }

  #change(userId: string, change: Change): void {
    const person = this.#people.get(userId);
    if (person === undefined) return;
    change(person.roles);
    person.meanwhile?.push(change);
  }

  async #read(userId: string, person: Person): Promise<void> {
    const meanwhile: Change[] = [];
    person.meanwhile = meanwhile;
    try {
      const rooms = await this.#load(userId);
      const roles = new Map(rooms.map(({ roomId, role }) => [roomId, role]));
      for (const change of meanwhile) change(roles);
      person.roles = roles;
    } finally {
      person.meanwhile = undefined;
    }
  }
}

const lossOf = ({ why, until }: Extract<NodeEvent, { type: 'member.removed' }>): Loss =>
  why === 'banned' ? { why, until: until ?? null } : { why: 'forbidden' };
