import { openTestDatabase, type TestDatabase } from '@tidewire/database/testing';
import { type NodeEvent, roomChannel, type TicketClaims, ticketAudience } from '@tidewire/protocol';
import { SignJWT } from 'jose';
import { v7 } from 'uuid';
import { vi } from 'vitest';
import { parseConfig } from '../config.ts';
import type { FakeClock } from '../fake-clock.ts';
import { silentLog } from '../log.ts';
import { type Gateway, startGateway } from '../main.ts';
import { TestClient } from './test-client.fixture.ts';

// Real processes, databases and sockets take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export const origin = 'http://tidewire.test';
export const authSecret = 'test-auth-secret-0123456789';
export const internalSecret = 'test-internal-secret-0123456789';

/** A real gateway in this process, on a free port, with a database of its own that the test can open too. */
export class TestGateway {
  readonly database: TestDatabase;
  readonly #variables: Record<string, string>;
  readonly #clock: FakeClock | undefined;
  #gateway: Gateway | undefined;
  readonly #clients: TestClient[] = [];

  private constructor(
    database: TestDatabase,
    variables: Record<string, string>,
    clock: FakeClock | undefined,
  ) {
    this.database = database;
    this.#variables = variables;
    this.#clock = clock;
  }

  /** With a `clock`, every deadline of the gateway waits for the test to move it. */
  static async start(variables: Record<string, string> = {}, clock?: FakeClock): Promise<TestGateway> {
    const test = new TestGateway(await openTestDatabase(), variables, clock);
    await test.startAgain();
    return test;
  }

  async startAgain(): Promise<void> {
    const config = parseConfig(gatewayVariables(this.database.url, this.#variables));
    this.#gateway = await startGateway(config, silentLog, this.#clock);
  }

  get gateway(): Gateway {
    if (this.#gateway === undefined) throw new Error('the gateway does not run');
    return this.#gateway;
  }

  get httpUrl(): string {
    return `http://127.0.0.1:${this.gateway.port}`;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.gateway.port}/live`;
  }

  /** A person with an account and a session to sign tickets for. */
  async addPerson(id: string, options: { guest?: boolean } = {}): Promise<void> {
    await this.database.addUser({ id, ...options });
    await addSession(this.database, id);
  }

  /** A room; the first person owns it. */
  async addRoom(...userIds: [string, ...string[]]): Promise<string> {
    const [ownerId, ...others] = userIds;
    const created = await this.database.rooms.create(ownerId, {
      id: v7(),
      name: 'Room',
      topic: '',
      visibility: 'private',
    });
    if ('refused' in created) throw new Error(`the room was refused: ${created.refused}`);
    const roomId = created.membership.room.id;
    for (const userId of others) await this.database.rooms.putMember(roomId, userId, 'member');
    return roomId;
  }

  /** Tells the gateway what the web app would. */
  async tell(...events: NodeEvent[]): Promise<void> {
    const response = await fetch(`${this.httpUrl}/internal/publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${internalSecret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
    });
    if (response.status !== 204) throw new Error(`not taken: ${await response.text()}`);
  }

  /** A page that is open and has said nothing. */
  async connect(): Promise<TestClient> {
    const client = new TestClient(this.url, { origin });
    this.#clients.push(client);
    return client.opened();
  }

  /** A message as the REST API takes one: committed, and not told to the gateway yet. */
  async commit(roomId: string, userId: string, body: string): Promise<Extract<NodeEvent, { type: 'log' }>> {
    const messageId = v7();
    const author = { id: userId, name: userId, guest: false };
    const appended = await this.database.messages.append({ roomId, messageId, author, body });
    if ('refused' in appended) throw new Error(`the message was refused: ${appended.refused}`);
    const { epoch, seq, ts } = appended;
    const data = { kind: 'message.created', messageId, author, body } as const;
    return { type: 'log', channel: roomChannel(roomId), epoch, seq, ts, data };
  }

  /** Committed and told. Gives its place. */
  async post(roomId: string, userId: string, body: string): Promise<number> {
    const event = await this.commit(roomId, userId, body);
    await this.tell(event);
    return event.seq;
  }

  /** A page of this person, welcomed and subscribed to these rooms. */
  async join(userId: string, ...roomIds: string[]): Promise<TestClient> {
    const client = await this.connect();
    await client.hello(
      await signTicket(userId),
      roomIds.map((roomId) => ({ channel: roomChannel(roomId) })),
    );
    return client;
  }

  async stop(): Promise<void> {
    const gateway = this.#gateway;
    this.#gateway = undefined;
    await gateway?.stop('test');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) await client.close();
    await this.stop();
    await this.database[Symbol.asyncDispose]();
  }
}

export function gatewayVariables(databaseUrl: string, more: Record<string, string> = {}) {
  return {
    GATEWAY_PORT: '0',
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: origin,
    AUTH_SECRET: authSecret,
    INTERNAL_SECRET: internalSecret,
    FEEDS: 'none',
    LOG_LEVEL: 'silent',
    ...more,
  };
}

export async function addSession({ prisma }: TestDatabase, userId: string): Promise<void> {
  await prisma.session.create({
    data: {
      id: sessionIdOf(userId),
      token: sessionIdOf(userId),
      userId,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
}

export const sessionIdOf = (userId: string): string => `session-${userId}`;

/** As the web app signs them. */
export function signTicket(
  userId: string,
  claims: Partial<TicketClaims> = {},
  secret = authSecret,
): Promise<string> {
  const { jti = v7(), exp = Math.floor(Date.now() / 1_000) + 60, sub = userId, ...others } = claims;
  const credential = { type: 'session', id: sessionIdOf(userId) };
  return new SignJWT({ name: userId, guest: false, admin: false, credential, ...others })
    .setProtectedHeader({ alg: 'HS256' })
    .setJti(jti)
    .setSubject(sub)
    .setAudience(ticketAudience)
    .setExpirationTime(exp)
    .sign(new TextEncoder().encode(secret));
}
