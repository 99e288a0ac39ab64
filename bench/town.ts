/** A database with people who are signed in, and what a gateway on it is started with. */
import { randomBytes } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '@tidewire/database/testing';
import { limits, ticketAudience } from '@tidewire/protocol';
import { SignJWT } from 'jose';
import { v7 } from 'uuid';

export const origin = 'http://tidewire.test';

const dayMs = 86_400_000;
const atOnce = 500;

export class Town {
  readonly database: TestDatabase;
  readonly #authSecret = randomBytes(24).toString('hex');
  readonly internalSecret = randomBytes(24).toString('hex');

  static async build(people: readonly string[]): Promise<Town> {
    const town = new Town(await openTestDatabase());
    for (let at = 0; at < people.length; at += atOnce) await town.#settle(people.slice(at, at + atOnce));
    return town;
  }

  private constructor(database: TestDatabase) {
    this.database = database;
  }

  /** Everybody here comes from one address; all other limits are those of production. */
  get variables(): Record<string, string> {
    return {
      GATEWAY_PORT: '0',
      DATABASE_URL: this.database.url,
      PUBLIC_URL: origin,
      AUTH_SECRET: this.#authSecret,
      INTERNAL_SECRET: this.internalSecret,
      FEEDS: 'none',
      MAX_CONNECTIONS_PER_ADDRESS: '100000',
    };
  }

  /** The first person owns it. */
  async openRoom([owner = '', ...others]: readonly string[]): Promise<string> {
    const room = { id: v7(), name: 'Bench', topic: '', visibility: 'private' } as const;
    const created = await this.database.rooms.create(owner, room);
    if ('refused' in created) throw new Error(`the room was refused: ${created.refused}`);
    await this.database.prisma.membership.createMany({
      data: others.map((userId) => ({ roomId: room.id, userId, role: 'member' })),
    });
    return room.id;
  }

  /** As the web app signs them. */
  signTicket(person: string): Promise<string> {
    return new SignJWT({
      name: person,
      guest: false,
      admin: false,
      credential: { type: 'session', id: person },
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setJti(v7())
      .setSubject(person)
      .setAudience(ticketAudience)
      .setExpirationTime(Math.floor((Date.now() + limits.ticketMs) / 1_000))
      .sign(new TextEncoder().encode(this.#authSecret));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.database[Symbol.asyncDispose]();
  }

  async #settle(people: readonly string[]): Promise<void> {
    const { prisma } = this.database;
    await prisma.user.createMany({
      data: people.map((id) => ({ id, name: id, email: `${id}@example.com` })),
    });
    const expiresAt = new Date(Date.now() + dayMs);
    await prisma.session.createMany({
      data: people.map((id) => ({ id, token: id, userId: id, expiresAt })),
    });
  }
}
