import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type ServerMessage, subprotocol } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket as WsClient } from 'ws';
import { origin, signTicket, TestGateway } from './gateway.fixture.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.start({ HELLO_TIMEOUT_MS: '300' });
  await gateway.addPerson('ada');
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

type Line = [name: string, value: string];

/** The answer to a handshake with these header lines, two of a name if need be, in place of the usual ones of that name. */
async function shake(path: string, lines: Line[]): Promise<IncomingMessage> {
  const usual: Line[] = [
    ['Host', 'tidewire.test'],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
  ];
  const headers = [...usual.filter(([name]) => !lines.some(([other]) => other === name)), ...lines].flat();
  const asked = request({ host: '127.0.0.1', port: gateway.gateway.port, path, headers, agent: false }).end();
  const [response] = await Promise.race([once(asked, 'response'), once(asked, 'upgrade')]);
  response.socket.destroy();
  return response;
}

const handshake = async (path: string, lines: Line[]) => (await shake(path, lines)).statusCode;

describe('the door', () => {
  const asked: Line = ['Sec-WebSocket-Protocol', subprotocol];
  const foreign: [string, Line[]][] = [
    ['a missing Origin', []],
    ['a foreign one', [['Origin', 'http://evil.test']]],
    ['null', [['Origin', 'null']]],
    ['an empty one', [['Origin', '']]],
    ['one that begins alike', [['Origin', `${origin}.evil.test`]]],
    ['one that ends alike', [['Origin', 'http://eviltidewire.test']]],
    ['one with a path', [['Origin', `${origin}/`]]],
    ['another scheme', [['Origin', 'https://tidewire.test']]],
    ['another port', [['Origin', `${origin}:81`]]],
    ['another case', [['Origin', origin.toUpperCase()]]],
    [
      'two of them, ours first',
      [
        ['Origin', origin],
        ['Origin', 'http://evil.test'],
      ],
    ],
    [
      'two of them, ours last',
      [
        ['Origin', 'http://evil.test'],
        ['Origin', origin],
      ],
    ],
    ['two in one', [['Origin', `${origin}, ${origin}`]]],
  ];
  for (const [what, lines] of foreign) {
    test(`[G40] ${what} is 403, on /live and on /echo`, async () => {
      expect(await handshake('/live', [asked, ...lines])).toBe(403);
      expect(await handshake('/echo', lines)).toBe(403);
    });
  }

  test('[G40] our own Origin comes in', async () => {
    expect(await handshake('/live', [asked, ['Origin', origin]])).toBe(101);
    expect(await handshake('/echo', [['Origin', origin]])).toBe(101);
  });

  test('[G41] /live speaks one subprotocol and no other; /echo declines any', async () => {
    const ours: Line = ['Origin', origin];
    expect(await handshake('/live', [ours])).toBe(400);
    expect(await handshake('/live', [ours, ['Sec-WebSocket-Protocol', 'tidewire.v2.json']])).toBe(400);
    expect(await handshake('/live', [ours, ['Sec-WebSocket-Protocol', `other, ${subprotocol}`]])).toBe(101);
    const echo = new WsClient(gateway.url.replace('/live', '/echo'), { headers: { origin } });
    await once(echo, 'open');
    expect(echo.protocol).toBe('');
    echo.terminate();
  });

  test('[G42] another version is 426 and told which one is spoken', async () => {
    for (const version of ['0', '8', '12', '14']) {
      const { statusCode, headers } = await shake('/live', [
        asked,
        ['Origin', origin],
        ['Sec-WebSocket-Version', version],
      ]);
      expect([statusCode, headers['sec-websocket-version']]).toEqual([426, '13']);
    }
  });
});

describe('a hello over real sockets', () => {
  test('[G2] without a hello the connection is closed with 4001', async () => {
    const page = await gateway.connect();
    expect((await page.closed).code).toBe(4001);
  });

  test('[G3] a ticket used twice is closed with 4002', async () => {
    const ticket = await signTicket('ada');
    const first = await gateway.connect();
    await first.hello(ticket);
    const second = await gateway.connect();
    second.say({ type: 'hello', id: 1, ticket });
    expect((await second.closed).code).toBe(4002);
    await first.roundTrip();
  });

  test('[G43] Node’s own WebSocket and the ws library both talk to it, compressed or not', async () => {
    const clients = {
      node: () => new WebSocket(gateway.url, { protocols: [subprotocol], headers: { origin } }),
      'ws, compressed': () =>
        new WsClient(gateway.url, [subprotocol], {
          headers: { origin },
          perMessageDeflate: { threshold: 0 },
        }),
      'ws, plain': () =>
        new WsClient(gateway.url, [subprotocol], { headers: { origin }, perMessageDeflate: false }),
    };
    for (const [name, create] of Object.entries(clients)) {
      const socket = create() as WebSocket;
      const told = new Promise<ServerMessage>((resolve) => {
        socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))), { once: true });
      });
      await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
      expect(socket.protocol).toBe(subprotocol);
      expect(socket.extensions).toMatch(name === 'ws, plain' ? /^$/ : /permessage-deflate/);
      const subscribe = Array.from({ length: 30 }, (_, i) => ({ channel: `feed:stock.NONE${i}` }));
      socket.send(JSON.stringify({ type: 'hello', id: 1, ticket: await signTicket('ada'), subscribe }));
      expect(await told, name).toMatchObject({ type: 'welcome', re: 1, user: { id: 'ada' } });
      const closed = new Promise<CloseEvent>((resolve) =>
        socket.addEventListener('close', resolve, { once: true }),
      );
      socket.close(1000);
      expect((await closed).code).toBe(1000);
    }
  });
});
