/** A server with feeds, as the slow-reader scenario sees it: readers come, values are posted. */
import { once } from 'node:events';
import { feedChannel, type Quote, subprotocol } from '@tidewire/protocol';
import { WebSocket } from 'ws';
import { ServerProcess } from './servers/server-process.ts';
import { origin, Town } from './town.ts';

export interface FeedServer extends AsyncDisposable {
  readonly process: ServerProcess;
  /** A connection that follows these feeds and was greeted. */
  follow(feedIds: readonly string[]): Promise<WebSocket>;
  publish(feedId: string, values: readonly Quote[]): Promise<void>;
}

export async function startTidewire(feedIds: readonly string[]): Promise<FeedServer> {
  await using started = new AsyncDisposableStack();
  const town = started.use(await Town.build([reader]));
  for (const id of feedIds) {
    await town.database.feeds.put({
      id,
      kind: 'quote',
      title: id,
      currency: null,
      provenance: 'simulated',
    });
  }
  const process = started.use(
    await ServerProcess.start('gateway', { ...town.variables, MAX_CONNECTIONS_PER_USER: '1000' }),
  );
  const all = started.move();
  return {
    process,
    async follow(ids) {
      const socket = new WebSocket(`ws://127.0.0.1:${process.port}/live`, subprotocol, {
        origin,
        perMessageDeflate: false,
      });
      const ticket = await town.signTicket(reader);
      const subscribe = ids.map((id) => ({ channel: feedChannel(id) }));
      return greet(socket, { type: 'hello', id: 1, ticket, subscribe });
    },
    publish: (feedId, values) => post(process.port, feedId, values, town.internalSecret),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

export async function startWs(): Promise<FeedServer> {
  const process = await ServerProcess.start('ws');
  return {
    process,
    follow: (feedIds) =>
      greet(new WebSocket(`ws://127.0.0.1:${process.port}`, { perMessageDeflate: false }), { feedIds }),
    publish: (feedId, values) => post(process.port, feedId, values, ''),
    [Symbol.asyncDispose]: () => process.kill(),
  };
}

const reader = 'reader';

async function greet(socket: WebSocket, hello: object): Promise<WebSocket> {
  await once(socket, 'open');
  socket.send(JSON.stringify(hello));
  const [data] = await once(socket, 'message');
  const answer = JSON.parse(String(data)) as { type: string; channels?: { error?: object }[] };
  if (answer.type !== 'welcome' || answer.channels?.some(({ error }) => error !== undefined)) {
    throw new Error(`not welcome: ${data}`);
  }
  return socket;
}

async function post(port: number, feedId: string, values: readonly Quote[], secret: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/internal/publish`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ events: values.map((value) => ({ type: 'state', feedId, value })) }),
  });
  if (response.status !== 204) throw new Error(`not taken: ${await response.text()}`);
}
