/**
 * Messages that come by REST, as the web app takes them: committed to the same database by another process, and then told to the gateway.
 * The gateway may be away, or never be told; what is committed must be read all the same.
 */
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Database,
  DatabaseBusyError,
  DatabaseUnavailableError,
  openDatabaseInWorker,
} from '@tidewire/database';
import type { NodeEvent, RoomChannelName } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { createBody } from './body.ts';
import { type History, markOf } from './history.ts';
import type { SideWrite, Write } from './plan.ts';

export type SideDoorParts = {
  databaseUrl: string;
  history: History;
  channelOf: (room: string) => RoomChannelName;
  gatewayPort: () => number | undefined;
  internalSecret: string;
  stir: () => void;
};

type Message = { person: string; write: Write; writer: string };
type LogNodeEvent = Extract<NodeEvent, { type: 'log' }>;

const busyMs = 100;
/** As long as the web app waits for the gateway. */
const tellMs = 2_000;
/** Long ones, so that they fit into one request. */
const toldAtOnce = 50;

export class SideDoor {
  readonly #parts: SideDoorParts;
  readonly #database: Database;
  #last: Promise<void> = Promise.resolve();

  static async open(parts: SideDoorParts): Promise<SideDoor> {
    const database = await openDatabaseInWorker(parts.databaseUrl, {
      onCrashed: (error) => parts.history.add({ type: 'complaint', of: 'side door', text: String(error) }),
    });
    return new SideDoor(parts, database);
  }

  private constructor(parts: SideDoorParts, database: Database) {
    this.#parts = parts;
    this.#database = database;
  }

  /** One after the other, in the order they are asked for. */
  write({ person, write, untold }: SideWrite): Promise<void> {
    const done = this.#last.then(async () => {
      const event = await this.#commit({ person, write, writer: `side-${person}` });
      if (untold) this.#parts.history.add({ type: 'fault', kind: 'untold', whom: write.label });
      else await this.#tell([event]);
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** All at once, in no order of their own. */
  async flood(person: string, writes: readonly Write[]): Promise<void> {
    const commits = writes.map((write) => this.#commit({ person, write, writer: write.label }));
    for (let at = 0; at < commits.length; at += toldAtOnce) {
      await this.#tell(await Promise.all(commits.slice(at, at + toldAtOnce)));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database.close();
  }

  async #commit({ person, write, writer }: Message): Promise<LogNodeEvent> {
    const { history, channelOf, stir } = this.#parts;
    const channel = channelOf(write.room);
    const messageId = v7();
    const body = createBody(write.label, write.length);
    const author = { id: person, name: person, guest: false };
    history.add({ type: 'written', writer, channel, messageId, mark: markOf(person, body) });
    const roomId = channel.slice('room:'.length);
    const { epoch, seq, ts } = await this.#append({ roomId, messageId, author, body });
    history.add({ type: 'acknowledged', by: 'database', messageId, channel, seq });
    stir();
    const data = { kind: 'message.created', messageId, author, body } as const;
    return { type: 'log', channel, epoch, seq, ts, data };
  }

  /** Asks until there is an answer: the id makes that safe. */
  async #append(message: Parameters<Database['messages']['append']>[0]) {
    for (;;) {
      try {
        const appended = await this.#database.messages.append(message);
        if ('refused' in appended) throw new Error(`a message was refused: ${appended.refused}`);
        return appended;
      } catch (error) {
        if (!(error instanceof DatabaseBusyError || error instanceof DatabaseUnavailableError)) throw error;
        await delay(busyMs);
      }
    }
  }

  /** As well as it goes: who does not hear it reads it. */
  async #tell(events: readonly LogNodeEvent[]): Promise<void> {
    const port = this.#parts.gatewayPort();
    if (port === undefined) return;
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/internal/publish`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.#parts.internalSecret}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ events }),
        signal: AbortSignal.timeout(tellMs),
      });
      await answer.arrayBuffer();
      if (answer.status >= 400 && answer.status !== 503) {
        const text = `the gateway answered ${answer.status} to what was committed`;
        this.#parts.history.add({ type: 'complaint', of: 'side door', text });
      }
    } catch {
      // It was killed, or stands still. The message is committed, and that is all that was promised.
      this.#parts.history.add({ type: 'fault', kind: 'untold', whom: `${events.length} events` });
    }
  }
}
