/** One client from its start to its stop, reading some rooms: notes everything that it shows, and looks after it as a person would. */
import {
  type Client,
  createClient,
  type EnvironmentSignal,
  type LogSubscription,
  type OutboxStorage,
  type Publication,
  type Status,
  type Transport,
} from '@tidewire/client';
import { type Position, parseServerMessage, type RoomChannelName } from '@tidewire/protocol';
import { type History, sight } from './history.ts';
import type { Random } from './random.ts';
import { tap } from './wire-tap.ts';

export type PageMeans = {
  history: History;
  channelOf: (room: string) => RoomChannelName;
  getTicket: () => Promise<{ ticket: string; url: string }>;
  transport: Transport;
  random: Random;
  /** Something happened that somebody may wait for. */
  stir: () => void;
};

export type PageParts = {
  /** Unique among all pages. */
  name: string;
  person: string;
  rooms: readonly string[];
  /** Where to go on reading, by room. */
  places: ReadonlyMap<string, Position>;
  storage: OutboxStorage;
  /** How long its person looks at "waiting" before they do something about it. */
  patienceMs: number;
  means: PageMeans;
};

type OpenReader = { reader: string; room: string; subscription: LogSubscription };

export class Page {
  readonly #parts: PageParts;
  readonly #client: Client;
  readonly #outboxLoaded: Promise<void>;
  #signal: (signal: EnvironmentSignal) => void = () => undefined;
  #reading: OpenReader[] = [];
  #readersSoFar = 0;
  #patience: NodeJS.Timeout | undefined;
  #wasLive = false;

  constructor(parts: PageParts) {
    const { name, person, rooms, places, storage, means } = parts;
    this.#parts = parts;
    this.#client = createClient({
      userId: person,
      name,
      getTicket: means.getTicket,
      transport: tap(means.transport, name, means.history),
      storage,
      validate: parseServerMessage,
      random: means.random,
      environment: {
        listen: (hear) => {
          this.#signal = hear;
          return () => undefined;
        },
      },
      report: (error) => this.complain(String(error)),
    });
    for (const room of rooms) this.#read(room, places.get(room));
    this.#outboxLoaded = whenOutboxLoaded(this.#client);
    this.#client.onStatus((status) => this.#heed(status));
    this.#client.start();
  }

  get isLive(): boolean {
    return this.#client.status.state === 'live';
  }

  /** For whoever wonders why it does not move. */
  get state(): string {
    const readers = this.#reading.map(({ room, subscription }) => {
      return `${room} ${subscription.sync} at ${subscription.position?.seq}`;
    });
    return [JSON.stringify(this.#client.status), ...readers].join('; ');
  }

  /** What the outbox found where it keeps things. */
  async keptIds(): Promise<ReadonlySet<string>> {
    await this.#outboxLoaded;
    return new Set(this.#client.outbox.map(({ messageId }) => messageId));
  }

  /** Live, and shown everything up to these ends, by channel. */
  hasCaughtUp(ends: ReadonlyMap<string, number>): boolean {
    const isAtEnd = ({ subscription }: OpenReader) =>
      subscription.position?.seq === ends.get(subscription.channel);
    return this.isLive && this.#reading.every(isAtEnd);
  }

  publish(channel: RoomChannelName, body: string, messageId: string): Publication {
    return this.#client.publish(channel, body, { messageId });
  }

  /** Leaves a room and enters it again. */
  reopen(room: string, resumes: boolean): void {
    const at = this.#reading.findIndex((reading) => reading.room === room);
    const [left] = at < 0 ? [] : this.#reading.splice(at, 1);
    if (left === undefined) return;
    const { position } = left.subscription;
    this.#close(left);
    this.#read(room, resumes ? position : undefined);
  }

  /** Gives where it was in each room. */
  leave(): Map<string, Position> {
    const places = new Map<string, Position>();
    for (const { room, subscription } of this.#reading) {
      if (subscription.position !== undefined) places.set(room, subscription.position);
    }
    this.stop();
    for (const reading of this.#reading.splice(0)) this.#close(reading);
    return places;
  }

  /** What it was shown counts to the end. */
  stop(): void {
    this.#client.stop();
    clearTimeout(this.#patience);
  }

  /** Pages through a whole log from its beginning, and reads no further. */
  async readWhole(channel: RoomChannelName): Promise<void> {
    const { history } = this.#parts.means;
    const reader = this.#nextReader('history');
    history.add({ type: 'opened', reader, channel, since: 0 });
    for (let after = 0, more = true; more; ) {
      const page = await this.#client.history(channel, { after, limit: 100 });
      history.add({ type: 'shown', reader, events: page.events.map(sight) });
      after = page.events.at(-1)?.seq ?? after;
      more = page.more;
    }
  }

  complain(text: string): void {
    this.#parts.means.history.add({ type: 'complaint', of: this.#parts.name, text });
  }

  #nextReader(kind: string): string {
    this.#readersSoFar += 1;
    return `${this.#parts.name}/${kind}-${this.#readersSoFar}`;
  }

  #read(room: string, since: Position | undefined): void {
    const { history, channelOf, stir } = this.#parts.means;
    const channel = channelOf(room);
    const reader = this.#nextReader(room);
    history.add({ type: 'opened', reader, channel, since: since?.seq });
    const subscription = this.#client.log(
      channel,
      {
        onReset: ({ reason, events, more, position: { seq } }) => {
          history.add({ type: 'reset', reader, reason, events: events.map(sight), seq, more });
          stir();
        },
        onEvents: (events) => {
          history.add({ type: 'shown', reader, events: events.map(sight) });
          stir();
        },
        onError: ({ code, message }) => this.complain(`${reader} was refused: ${code}, ${message}`),
      },
      since && { since },
    );
    this.#reading.push({ reader, room, subscription });
  }

  #close({ reader, subscription }: OpenReader): void {
    subscription.close();
    this.#parts.means.history.add({ type: 'closed', reader });
  }

  /** Who has waited long enough looks whether the network is back. */
  #heed(status: Status): void {
    const { name, means, patienceMs } = this.#parts;
    clearTimeout(this.#patience);
    switch (status.state) {
      case 'waiting':
        this.#patience = setTimeout(() => this.#signal('online'), patienceMs);
        break;
      case 'stopped':
        this.complain(`it gave up: ${status.reason} ${status.code ?? ''} ${status.message ?? ''}`);
        break;
    }
    if (status.state === 'live' && !this.#wasLive) {
      means.history.add({ type: 'connected', client: name });
    }
    this.#wasLive = status.state === 'live';
    means.stir();
  }
}

/** The outbox tells the list as it is, and then the list as it was kept. */
function whenOutboxLoaded(client: Client): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isFirst = true;
  const unsubscribe = client.onOutbox(() => {
    if (!isFirst) resolve();
    isFirst = false;
  });
  return promise.finally(unsubscribe);
}
