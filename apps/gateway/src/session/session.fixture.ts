import type { Appended, AppendRefusal, NewMessage } from '@tidewire/database';
import {
  type Author,
  type ChannelKind,
  type ClientMessageInput,
  type LogEvent,
  type PresencePage,
  parseChannel,
  type Role,
  type ServerMessage,
  type TicketClaims,
  ticketAudience,
} from '@tidewire/protocol';
import { SignJWT } from 'jose';
import type { PublishedEvent } from '../broker/broker.ts';
import { FakeClock, settle } from '../fake-clock.ts';
import type { OpenedSubscription } from '../hub/subscription.ts';
import { silentLog } from '../log.ts';
import { Memberships } from './memberships.ts';
import type { ReaderPort } from './reader-port.ts';
import type { Services } from './services.ts';
import { Session } from './session.ts';
import { defaultSessionSettings, type SessionSettings } from './session-settings.ts';
import { Sessions } from './sessions.ts';
import { TicketGate } from './tickets.ts';

export const secret = 'a-secret-of-thirty-two-characters';
export const roomId = '01998000-0000-7000-8000-000000000001';
export const room = `room:${roomId}`;
export const messageId = (n: number) => `01998000-0000-7000-8000-0000000a${String(n).padStart(4, '0')}`;

/** The database's own kind of failure. */
export class AwayError extends Error {
  readonly retryable = true;
}

/** As much of the database as sessions use. */
export class FakeDatabase {
  readonly roles = new Map<string, { roomId: string; role: Role }[]>();
  readonly feeds = new Set<string>();
  readonly #usedTickets = new Set<string>();
  readonly endedCredentials = new Set<string>();
  readonly appended: NewMessage[] = [];
  log: LogEvent[] = [];
  failure: Error | undefined;
  refusal: AppendRefusal | undefined;
  /** While set, appends wait for it. */
  gate: Promise<void> | undefined;

  async rolesOf(userId: string) {
    this.#mustBeThere();
    return this.roles.get(userId) ?? [];
  }

  async isCredentialGood({ id }: { id: string }): Promise<boolean> {
    this.#mustBeThere();
    return !this.endedCredentials.has(id);
  }

  async useTicket(id: string): Promise<'first' | 'again'> {
    this.#mustBeThere();
    if (this.#usedTickets.has(id)) return 'again';
    this.#usedTickets.add(id);
    return 'first';
  }

  async append(message: NewMessage): Promise<Appended | AppendRefusal> {
    await this.gate;
    this.#mustBeThere();
    if (this.refusal !== undefined) return this.refusal;
    const earlier = this.appended.findIndex((other) => other.messageId === message.messageId);
    if (earlier >= 0) return { epoch: 'e1', seq: earlier + 1, ts: 1, duplicate: true };
    this.appended.push(message);
    return { epoch: 'e1', seq: this.appended.length, ts: 1, duplicate: false };
  }

  async readLog() {
    this.#mustBeThere();
    return { epoch: 'e1', seq: this.log.length, events: this.log, more: false };
  }

  readonly bans = new Map<string, string | null>();

  async findBan(_: string, userId: string) {
    this.#mustBeThere();
    const until = this.bans.get(userId);
    return until === undefined ? undefined : { until };
  }

  async findFeed(feedId: string) {
    this.#mustBeThere();
    return this.feeds.has(feedId) ? { id: feedId } : undefined;
  }

  #mustBeThere(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}

/** A connection's end of the hub that remembers what it was asked for. */
export class FakeReader implements ReaderPort {
  person: Author | undefined;
  lastSentAt = 0;
  hasEnded = false;
  readonly sent: ServerMessage[] = [];
  readonly subscriptions = new Set<string>();
  failure: Error | undefined;
  onSent = (): void => {};
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  subscriptionCount(kind: ChannelKind): number {
    return [...this.subscriptions].filter((channel) => parseChannel(channel)?.kind === kind).length;
  }

  isSubscribed(channel: string): boolean {
    return this.subscriptions.has(channel);
  }

  send(message: ServerMessage): void {
    if (this.hasEnded) return;
    this.lastSentAt = this.#clock.elapsed();
    this.sent.push(message);
    this.onSent();
  }

  async subscribe(channel: string): Promise<OpenedSubscription> {
    if (this.failure !== undefined) throw this.failure;
    this.subscriptions.add(channel);
    return {
      greet: () => ({ channel, kind: 'state', epoch: 'q1', seq: 0, snapshot: null }),
      begin: () => {},
    };
  }

  unsubscribe(channel: string): boolean {
    return this.subscriptions.delete(channel);
  }

  people(channel: string): PresencePage | undefined {
    if (!this.subscriptions.has(channel)) return undefined;
    return { epoch: 'n1', version: 1, count: 0, people: [], more: false };
  }

  end(): void {
    this.hasEnded = true;
  }
}

/** One connection: says things, and shows what came back and how it was closed. */
export class Conversation {
  readonly reader: FakeReader;
  readonly session: Session;
  closedWith: { code: number; reason: string } | undefined;
  #onClosed = (): void => {};

  constructor(world: World) {
    this.reader = new FakeReader(world.clock);
    this.session = new Session({
      link: { id: 'c1', close: (code, reason) => this.#closed(code, reason) },
      reader: this.reader,
      services: world.services,
      sessions: world.sessions,
      log: silentLog,
    });
  }

  async say(message: ClientMessageInput): Promise<ServerMessage[]> {
    return this.sayText(JSON.stringify(message));
  }

  /** Gives what was told in answer, as far as no timer is needed. */
  async sayText(text: string): Promise<ServerMessage[]> {
    const before = this.reader.sent.length;
    this.session.onText(text);
    await settle();
    return this.reader.sent.slice(before);
  }

  /** Says hello and waits until it was welcomed or sent away: tickets are checked on a thread. */
  async hello(ticket: string, channels: string[] = []): Promise<ServerMessage[]> {
    const before = this.reader.sent.length;
    const subscribe = channels.map((channel) => ({ channel }));
    this.session.onText(JSON.stringify({ type: 'hello', id: 1, ticket, subscribe }));
    await this.until(() => this.closedWith !== undefined || this.reader.sent.length > before);
    return this.reader.sent.slice(before);
  }

  /** Looks again whenever something is sent or the connection closes. */
  async until(isReached: () => boolean): Promise<void> {
    while (!isReached()) {
      await new Promise<void>((resolve) => {
        this.reader.onSent = resolve;
        this.#onClosed = resolve;
      });
    }
  }

  async publish(n: number, body = 'hello', channel = room): Promise<ServerMessage[]> {
    return this.say({
      type: 'publish',
      id: n,
      channel,
      data: { kind: 'message', messageId: messageId(n), body },
    });
  }

  #closed(code: number, reason: string): void {
    if (this.closedWith !== undefined) throw new Error('closed twice');
    this.closedWith = { code, reason };
    this.#onClosed();
  }
}

export type World = ReturnType<typeof createWorld>;

export function createWorld(settings: Partial<SessionSettings> = {}) {
  const clock = new FakeClock();
  const database = new FakeDatabase();
  const published: PublishedEvent[] = [];
  const all = { ...defaultSessionSettings, ...settings };
  const memberships: Memberships = new Memberships(
    (userId) => database.rolesOf(userId),
    (userId, lost, loss) => sessions.revokeRoom(userId, lost, loss),
  );
  const sessions: Sessions = new Sessions({ clock, settings: all, memberships });
  const services = {
    node: 'g1',
    clock,
    settings: all,
    tickets: new TicketGate(secret, clock, { use: (id) => database.useTicket(id) }),
    memberships,
    database: {
      messages: { append: (message: NewMessage) => database.append(message) },
      logs: { read: () => database.readLog() },
      users: { isCredentialGood: (credential: { id: string }) => database.isCredentialGood(credential) },
      feeds: { find: (feedId: string) => database.findFeed(feedId) },
      restrictions: { find: (roomId: string, userId: string) => database.findBan(roomId, userId) },
    },
    publish: async (event: PublishedEvent) => {
      published.push(event);
    },
    hasValue: () => false,
    // Sessions use no more of the database than this.
  } as unknown as Services;
  const world = { clock, database, published, memberships, sessions, services, connect, join };
  database.roles.set('ada', [{ roomId, role: 'owner' }]);
  database.roles.set('bob', [{ roomId, role: 'member' }]);
  return world;

  function connect(): Conversation {
    return new Conversation(world);
  }

  /** A connection on which this person is welcomed. */
  async function join(userId: string, ...channels: string[]): Promise<Conversation> {
    const conversation = connect();
    const [welcome] = await conversation.hello(await signTicket(userId, clock), channels);
    if (welcome?.type !== 'welcome') throw new Error('not welcomed');
    conversation.reader.sent.length = 0;
    return conversation;
  }
}

let tickets = 0;

export function signTicket(
  userId: string,
  clock: FakeClock,
  claims: Partial<TicketClaims> & { audience?: string; secret?: string } = {},
): Promise<string> {
  tickets += 1;
  const { exp = Math.floor(clock.now() / 1_000) + 60, jti = `t${tickets}`, ...others } = claims;
  const credential = { type: 'session', id: `s-${userId}` };
  return new SignJWT({ name: userId, guest: false, admin: false, credential, ...others })
    .setProtectedHeader({ alg: 'HS256' })
    .setJti(jti)
    .setSubject(userId)
    .setAudience(claims.audience ?? ticketAudience)
    .setExpirationTime(exp)
    .sign(new TextEncoder().encode(claims.secret ?? secret));
}
