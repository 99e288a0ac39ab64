/**
 * Five thousand sockets cut in one moment, by kill -9 of the server, which is started again at once: how long until everybody is back.
 * Back at Tidewire means signed in with a fresh ticket, subscribed, and in possession of the message that was written meanwhile; back at
 * the `ws` server means greeted.
 */
import { setTimeout as delay } from 'node:timers/promises';
import {
  aloneInTheWorld,
  type Client,
  createClient,
  memoryStorage,
  type Transport,
  webSocketTransport,
} from '@tidewire/client';
import { roomChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { Delays } from './delays.ts';
import { ServerProcess } from './servers/server-process.ts';
import { origin, Town } from './town.ts';

const sockets = 5_000;
const peoplePerRoom = 50;
/** They do not all come in one moment the first time: only the second time is of interest. */
const arrivalsAtOnce = 100;
const backoff = { firstMs: 300, mostMs: 15_000 };

export async function benchHerd(): Promise<string[]> {
  const ws = await cutWs();
  const tidewire = await cutTidewire();
  const ratio = tidewire.percentile(1) / ws.percentile(1);
  return [
    `${sockets} sockets cut at once by kill -9 of the server, which is started again at once`,
    describe('ws', ws),
    describe('tidewire', tidewire),
    `  until the last is back, tidewire to ws: × ${ratio.toFixed(2)}`,
  ];
}

function describe(name: string, delays: Delays): string {
  const seconds = (share: number) => `${(delays.percentile(share) / 1_000).toFixed(1)} s`;
  return `  ${name.padEnd(9)} half of them back after ${seconds(0.5)}, 99 % after ${seconds(0.99)}, all ${delays.count} after ${seconds(1)}`;
}

/** Counts who is there. */
class Attendance {
  #present = 0;
  #waits: { count: number; resolve: () => void }[] = [];
  #since = 0;
  #delays = new Delays();

  /** From now on everybody is awaited anew. */
  begin(): void {
    this.#present = 0;
    this.#since = performance.now();
    this.#delays = new Delays();
  }

  arrived(): void {
    this.#present += 1;
    this.#delays.add(performance.now() - this.#since);
    for (const { count, resolve } of this.#waits) if (this.#present >= count) resolve();
    this.#waits = this.#waits.filter(({ count }) => this.#present < count);
  }

  async until(count: number): Promise<Delays> {
    if (this.#present < count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waits.push({ count, resolve });
      await promise;
    }
    return this.#delays;
  }
}

async function cutTidewire(): Promise<Delays> {
  const people = Array.from({ length: sockets }, (_, at) => `p${at}`);
  await using cleanup = new AsyncDisposableStack();
  const town = cleanup.use(await Town.build(people));
  const rooms: string[] = [];
  for (let at = 0; at < sockets; at += peoplePerRoom) {
    rooms.push(await town.openRoom(people.slice(at, at + peoplePerRoom)));
  }
  let server = await ServerProcess.start('gateway', town.variables);
  cleanup.defer(() => server.kill());

  const attendance = new Attendance();
  attendance.begin();
  for (const [at, person] of people.entries()) {
    const client = createClient({
      userId: person,
      getTicket: async () => ({
        ticket: await town.signTicket(person),
        url: `ws://127.0.0.1:${server.port}/live`,
      }),
      transport,
      storage: memoryStorage(),
      tabs: aloneInTheWorld,
    });
    cleanup.defer(() => client.stop());
    join(client, rooms[Math.floor(at / peoplePerRoom)] ?? '', attendance);
    client.start();
    if ((at + 1) % arrivalsAtOnce === 0) await attendance.until(at + 1);
  }

  attendance.begin();
  await server.kill();
  const isWritten = Promise.all(rooms.map((roomId, at) => write(town, roomId, people[at * peoplePerRoom])));
  server = await ServerProcess.start('gateway', town.variables);
  await isWritten;
  // Awaited here: what is returned as a promise outlives what is put away at the end.
  return await attendance.until(sockets);
}

/** There at first when it is live; after that, each time when it has read what was written while it was away. */
function join(client: Client, roomId: string, attendance: Attendance): void {
  client.log(roomChannel(roomId), {
    onReset: () => attendance.arrived(),
    onEvents: () => attendance.arrived(),
    onError: ({ message }) => {
      throw new Error(`a room was refused: ${message}`);
    },
  });
}

async function write(town: Town, roomId: string, userId = ''): Promise<void> {
  const author = { id: userId, name: userId, guest: false };
  const appended = await town.database.messages.append({
    roomId,
    messageId: v7(),
    author,
    body: 'while you were away',
  });
  if ('refused' in appended) throw new Error(`a message was refused: ${appended.refused}`);
}

/** A browser says where a page is from; here it must be said. */
const transport: Transport = (() => {
  // Node's takes options where the standard has protocols; the standard's type does not know.
  const PlatformSocket = globalThis.WebSocket as unknown as new (
    url: string,
    options: { protocols: string[]; headers: Record<string, string> },
  ) => WebSocket;
  class SocketWithOrigin extends PlatformSocket {
    constructor(url: string, protocols: string[]) {
      super(url, { protocols, headers: { origin } });
    }
  }
  return webSocketTransport(SocketWithOrigin);
})();

async function cutWs(): Promise<Delays> {
  await using cleanup = new AsyncDisposableStack();
  let server = await ServerProcess.start('ws');
  cleanup.defer(() => server.kill());
  const attendance = new Attendance();
  attendance.begin();
  for (let at = 0; at < sockets; at += 1) {
    cleanup.defer(stayConnected(() => `ws://127.0.0.1:${server.port}`, attendance));
    if ((at + 1) % arrivalsAtOnce === 0) await attendance.until(at + 1);
  }
  attendance.begin();
  await server.kill();
  server = await ServerProcess.start('ws');
  return await attendance.until(sockets);
}

/** With the same full-jitter backoff as ours. Gives how to end it. */
function stayConnected(url: () => string, attendance: Attendance): () => void {
  let socket: WebSocket;
  let attempt = 0;
  let hasEnded = false;
  const connect = () => {
    socket = new WebSocket(url());
    socket.onopen = () => socket.send('{"feedIds":["stock.BENCH"]}');
    socket.onmessage = () => {
      attempt = 0;
      attendance.arrived();
    };
    socket.onclose = async () => {
      const most = Math.min(backoff.mostMs, backoff.firstMs * 2 ** attempt);
      attempt += 1;
      await delay(Math.random() * most);
      if (!hasEnded) connect();
    };
    socket.onerror = () => undefined;
  };
  connect();
  return () => {
    hasEnded = true;
    socket.close();
  };
}
