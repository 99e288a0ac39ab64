import { openTestDatabase } from '@tidewire/database/testing';
import { type Position, roomChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addSession, signTicket } from './gateway.fixture.ts';
import { GatewayProcess } from './gateway-process.fixture.ts';
import type { TestClient } from './test-client.fixture.ts';

const people = ['ada', 'bob', 'eve'];

describe('a gateway killed with -9 in the middle of publishing', () => {
  test('[P13] loses nothing it acknowledged, doubles nothing, and readers resume without a hole', async () => {
    await using database = await openTestDatabase();
    for (const id of people) {
      await database.addUser({ id });
      await addSession(database, id);
    }
    const created = await database.rooms.create('ada', {
      id: v7(),
      name: 'R',
      topic: '',
      visibility: 'private',
    });
    if ('refused' in created) throw new Error(created.refused);
    const roomId = created.membership.room.id;
    for (const id of people) await database.rooms.putMember(roomId, id, id === 'ada' ? 'owner' : 'member');
    const channel = roomChannel(roomId);
    await using gateway = await GatewayProcess.start(database.url);

    const writers = people.map((id) => new Writer(id, channel));
    const reader = new Reader(channel);
    for (let round = 0; round < 3; round += 1) {
      await reader.join(gateway.connect(), 'bob');
      await Promise.all(writers.map((writer) => writer.join(gateway.connect())));
      // Each has messages on their way when the process dies: it is killed once the first of a batch is acknowledged.
      const firstOk = Promise.race(writers.map((writer) => writer.write(6)));
      await firstOk;
      await gateway.signal('SIGKILL');
      await Promise.all([...writers, reader].map(({ page }) => page?.closed));
      await gateway.startAgain();
    }
    await reader.join(gateway.connect(), 'bob');
    await Promise.all(writers.map((writer) => writer.join(gateway.connect())));
    await Promise.all(writers.map((writer) => writer.settle()));

    const written = writers.flatMap(({ messages }) => [...messages.keys()]);
    const { seq } = await database.logs.position(channel);
    await reader.until(seq);
    const { events } = await database.logs.read(channel, { after: 0, limit: 1_000 });
    const stored = events.flatMap(({ seq: at, data }) =>
      data.kind === 'message.created' ? [{ seq: at, messageId: data.messageId }] : [],
    );
    // Everything that was written was settled by a retry, so everything is there, once.
    expect(stored.map(({ messageId }) => messageId).toSorted()).toEqual(written.toSorted());
    const placed = new Map(stored.map(({ messageId, seq: at }) => [messageId, at]));
    for (const writer of writers) {
      for (const [messageId, seqs] of writer.messages) {
        for (const acknowledged of seqs) expect(acknowledged).toBe(placed.get(messageId));
        expect(seqs.length).toBeGreaterThan(0);
      }
    }
    expect(reader.heard).toEqual(events.map(({ seq: at }) => at).filter((at) => at > reader.from));
  });
});

/** Publishes, and remembers every acknowledgement of every message. */
class Writer {
  readonly messages = new Map<string, number[]>();
  page: TestClient | undefined;
  readonly #userId: string;
  readonly #channel: string;

  constructor(userId: string, channel: string) {
    this.#userId = userId;
    this.#channel = channel;
  }

  async join(page: TestClient): Promise<void> {
    this.page = await page.opened();
    await page.hello(await signTicket(this.#userId));
  }

  /** Resolves with the first acknowledgement; the others may come or not. */
  async write(count: number): Promise<void> {
    const ids = Array.from({ length: count }, () => v7());
    for (const id of ids) this.messages.set(id, []);
    await Promise.race(ids.map((id) => this.#publish(id)));
  }

  /** Says again what was not acknowledged, and once more what was: a retry makes no second copy. */
  async settle(): Promise<void> {
    for (const messageId of this.messages.keys()) await this.#publish(messageId);
  }

  async #publish(messageId: string): Promise<void> {
    const { page } = this;
    if (page === undefined) throw new Error('not connected');
    for (;;) {
      const data = { kind: 'message', messageId, body: messageId } as const;
      const answer = await page.ask({ type: 'publish', channel: this.#channel, data });
      if (answer.type === 'ok' && answer.seq !== undefined) {
        this.messages.get(messageId)?.push(answer.seq);
        return;
      }
      if (answer.type !== 'error' || answer.retryAfterMs === undefined)
        throw new Error(JSON.stringify(answer));
      await new Promise((resolve) => setTimeout(resolve, answer.retryAfterMs));
    }
  }
}

/** Reads, and comes back from where it was. */
class Reader {
  readonly heard: number[] = [];
  from = 0;
  page: TestClient | undefined;
  #position: Position | undefined;
  readonly #channel: string;

  constructor(channel: string) {
    this.#channel = channel;
  }

  async join(page: TestClient, userId: string): Promise<void> {
    this.#takeEvents();
    this.page = await page.opened();
    const since = this.#position;
    const { channels } = await page.hello(await signTicket(userId), [
      { channel: this.#channel, ...(since && { since }) },
    ]);
    const [greeting] = channels;
    if (greeting === undefined || !('events' in greeting)) throw new Error('not greeted');
    if (since === undefined) this.from = greeting.seq;
    else if (!greeting.recovered) throw new Error(`not recovered: ${greeting.reason}`);
    else this.heard.push(...greeting.events.map(({ seq }) => seq));
    this.#position = { epoch: greeting.epoch, seq: greeting.seq };
  }

  /** Everything up to this place has been heard. */
  async until(seq: number): Promise<void> {
    this.#takeEvents();
    while ((this.#position?.seq ?? 0) < seq) {
      const event = await this.page?.next('event');
      if (event !== undefined) this.#take(event.seq);
    }
  }

  #takeEvents(): void {
    for (const message of this.page?.takeAll() ?? []) if (message.type === 'event') this.#take(message.seq);
  }

  #take(seq: number): void {
    this.heard.push(seq);
    if (this.#position !== undefined) this.#position = { epoch: this.#position.epoch, seq };
  }
}
