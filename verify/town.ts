/** The people and rooms of a plan, made real in a database of their own; and what its logs hold in the end. */
import { openTestDatabase, type TestDatabase } from '@tidewire/database/testing';
import { type LogEvent, type Message, type RoomChannelName, roomChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import type { Plan, RoomPlan } from './plan.ts';

const sessionMs = 86_400_000;
const pageEvents = 1_000;

export class Town {
  readonly database: TestDatabase;
  readonly #channels = new Map<string, RoomChannelName>();

  static async build({ people, rooms }: Pick<Plan, 'people' | 'rooms'>): Promise<Town> {
    const town = new Town(await openTestDatabase());
    for (const person of people) await town.#settle(person);
    for (const room of rooms) await town.#open(room);
    return town;
  }

  private constructor(database: TestDatabase) {
    this.database = database;
  }

  get channels(): readonly RoomChannelName[] {
    return [...this.#channels.values()];
  }

  channelOf(room: string): RoomChannelName {
    const channel = this.#channels.get(room);
    if (channel === undefined) throw new Error(`there is no room ${room}`);
    return channel;
  }

  async readLog(channel: string): Promise<{ seq: number; events: LogEvent[] }> {
    const { seq } = await this.database.logs.position(channel);
    const events: LogEvent[] = [];
    for (;;) {
      const after = events.at(-1)?.seq ?? 0;
      const page = await this.database.logs.read(channel, { after, limit: pageEvents });
      events.push(...page.events);
      if (!page.more) return { seq, events };
    }
  }

  /** As a page that asks REST for them lists them; ascending. */
  async readMessages(channel: string): Promise<Message[]> {
    const roomId = channel.slice('room:'.length);
    const newestFirst: Message[] = [];
    for (;;) {
      const before = newestFirst.at(-1)?.seq;
      const page = await this.database.messages.list(roomId, {
        limit: pageEvents,
        ...(before !== undefined && { before }),
      });
      if (page.length === 0) return newestFirst.reverse();
      newestFirst.push(...page);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.database[Symbol.asyncDispose]();
  }

  async #settle(person: string): Promise<void> {
    await this.database.addUser({ id: person });
    const id = sessionOf(person);
    const expiresAt = new Date(Date.now() + sessionMs);
    await this.database.prisma.session.create({ data: { id, token: id, userId: person, expiresAt } });
  }

  async #open({ name, members }: RoomPlan): Promise<void> {
    const [owner = '', ...others] = members;
    const room = { id: v7(), name, topic: '', visibility: 'private' } as const;
    const created = await this.database.rooms.create(owner, room);
    if ('refused' in created) throw new Error(`the room ${name} was refused: ${created.refused}`);
    for (const member of others) await this.database.rooms.putMember(room.id, member, 'member');
    this.#channels.set(name, roomChannel(room.id));
  }
}

export const sessionOf = (person: string): string => `session-${person}`;
