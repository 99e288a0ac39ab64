import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { settle } from '../fake-clock.ts';
import { ticker } from '../feeds/coinbase/messages.fixture.ts';
import { espnEvent, inPlay, scoreboard } from '../feeds/espn/scoreboard.fixture.ts';
import { internalSecret, signTicket, TestGateway } from './gateway.fixture.ts';

/** Coinbase's side of the wire on loopback: waits to be asked, as they do, and then says what the test wants. */
async function startCoinbase() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  const waiting: ((peer: WebSocket) => void)[] = [];
  const peers: WebSocket[] = [];
  server.on('connection', (peer) => {
    peer.once('message', () => {
      const waiter = waiting.shift();
      if (waiter === undefined) peers.push(peer);
      else waiter(peer);
    });
  });
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The next connection that has subscribed. */
    subscribed: async (): Promise<WebSocket> =>
      peers.shift() ?? new Promise((resolve) => waiting.push(resolve)),
    async [Symbol.asyncDispose]() {
      for (const client of server.clients) client.terminate();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

const sourcesOf = async (gateway: TestGateway, secret = internalSecret) =>
  fetch(`${gateway.httpUrl}/internal/sources`, { headers: { authorization: `Bearer ${secret}` } });

describe('a gateway with a live source', () => {
  test('[F2] brings its ticks to readers, survives its disconnects, and goes on after a restart of its own', async () => {
    await using coinbase = await startCoinbase();
    await using gateway = await TestGateway.start({
      FEEDS: 'coinbase',
      COINBASE_PRODUCTS: 'BTC-USD',
      COINBASE_URL: coinbase.url,
    });
    await gateway.addPerson('ada');
    const first = await coinbase.subscribed();
    const page = await gateway.connect();
    await page.hello(await signTicket('ada'), [{ channel: 'feed:crypto.BTCUSD' }]);

    first.send(JSON.stringify(ticker({ sequence: 1, price: '94000.00' })));
    const event = await page.next('event');
    expect(event).toMatchObject({
      channel: 'feed:crypto.BTCUSD',
      data: { last: 94_000, provenance: 'live' },
    });

    first.terminate();
    const second = await coinbase.subscribed();
    second.send(JSON.stringify(ticker({ sequence: 2, price: '94001.50' })));
    expect(await page.next('event')).toMatchObject({ data: { last: 94_001.5 } });

    const { sources } = (await (await sourcesOf(gateway)).json()) as { sources: object[] };
    expect(sources).toMatchObject([{ name: 'coinbase', state: 'running', events: 2, reconnects: 1 }]);

    await page.close();
    await gateway.stop();
    await gateway.startAgain();
    const third = await coinbase.subscribed();
    const later = await gateway.connect();
    const welcome = await later.hello(await signTicket('ada'), [{ channel: 'feed:crypto.BTCUSD' }]);
    expect(welcome.channels[0]).toMatchObject({ snapshot: { last: 94_001.5 } });
    third.send(JSON.stringify(ticker({ sequence: 3, price: '94002.00' })));
    expect(await later.next('event')).toMatchObject({ data: { last: 94_002 } });
  });

  test('[F9] tells a goal and its cancelling as two events of the timeline, and the score as it stands', async () => {
    const goal = { minute: "21'", team: 'home', scorer: 'David Alaba' } as const;
    let board = scoreboard(espnEvent({ score: ['1', '0'], goals: [goal] }));
    const server = createServer((_, response) => response.end(JSON.stringify(board))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await using clean = new AsyncDisposableStack();
    clean.defer(async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const feedId = 'match.espn-760431';
    const channels = [{ channel: `timeline:${feedId}` }, { channel: `feed:${feedId}` }];
    await using gateway = await TestGateway.start({ FEEDS: 'espn', ESPN_URL: url });
    await gateway.addPerson('ada');
    const written = async (seq: number): Promise<void> => {
      while ((await gateway.database.logs.position(`timeline:${feedId}`)).seq < seq) await settle();
    };
    await written(2);
    await gateway.stop();

    board = scoreboard(espnEvent({ status: inPlay("23'", 1) }));
    await gateway.startAgain();
    await written(3);
    const page = await gateway.connect();
    const { channels: opened } = await page.hello(await signTicket('ada'), channels);
    const [timeline, state] = opened;
    expect(timeline).toMatchObject({
      events: [
        { data: { kind: 'match.started' } },
        { data: { kind: 'match.goal', scorer: 'David Alaba', score: [1, 0] } },
        { data: { kind: 'match.goal_cancelled', scorer: 'David Alaba', score: [0, 0] } },
      ],
    });
    expect(state).toMatchObject({ kind: 'state' });
  });

  test('[F1] tells its sources’ health to the web app and to nobody else', async () => {
    await using gateway = await TestGateway.start();
    expect((await sourcesOf(gateway, 'another-secret-0123456789')).status).toBe(401);
    const answer = await sourcesOf(gateway);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ sources: [] });
  });
});
