/** Both halves of this package against implementations that share no code with it, over real sockets. */
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocketServer, WebSocket as WsClient } from 'ws';
import type { DeflatePolicy } from './deflate/accept-offer.ts';
import type { DeflateAgreement } from './deflate/agreement.ts';
import type { DeflateOffer } from './deflate/verify-answer.ts';
import { Endpoint } from './endpoint.ts';
import { acceptHandshake } from './handshake/accept-handshake.ts';
import { createClientHandshake, verifyHandshakeResponse } from './handshake/client-handshake.ts';
import { encodeHandshakeResponse } from './handshake/handshake-result.ts';
import { inHex, inWords } from './testing/wire.ts';

const repetitive = 'the same words again and again, '.repeat(400);
const MESSAGES: readonly (string | Buffer)[] = [
  'hello',
  '',
  'é€😀',
  repetitive,
  repetitive,
  `${repetitive}and then some`,
  Buffer.from(repetitive),
  Buffer.alloc(0),
  Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * i) >>> 3)),
  'x'.repeat(60_000),
];

function inShort(data: string | Uint8Array): string {
  return typeof data === 'string' ? `text ${data}` : `binary ${inHex(data)}`;
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return (server.address() as AddressInfo).port;
}

/** Moves bytes between a socket and an endpoint; every message is handed to `onMessage`. */
function drive(
  socket: Duplex,
  endpoint: Endpoint,
  head: Uint8Array,
  onMessage: (data: string | Uint8Array) => void,
): void {
  const flush = (): void => {
    const { chunks, endTcp } = endpoint.dataToSend();
    for (const chunk of chunks) socket.write(chunk);
    if (endTcp) socket.end();
  };
  const receive = (bytes: Uint8Array): void => {
    for (const event of endpoint.receive(bytes)) if (event.type === 'message') onMessage(event.data);
    flush();
  };
  socket.on('data', receive);
  socket.on('end', () => {
    for (const event of endpoint.receiveEof()) expect(inWords(event)).toBe('nothing after a proper close');
    flush();
  });
  receive(head);
}

interface Echo {
  readonly port: number;
  /** What was agreed with each client, in order. */
  readonly agreed: (DeflateAgreement | null)[];
}

/** An echo made of this package and Node's HTTP parser. */
async function startEcho(deflate?: DeflatePolicy): Promise<Echo> {
  const agreed: (DeflateAgreement | null)[] = [];
  const server = createServer();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { method = '', url = '', httpVersion, rawHeaders } = request;
    const options = { checkOrigin: () => true, subprotocols: ['echo'], ...(deflate && { deflate }) };
    const result = acceptHandshake({ method, url, httpVersion, rawHeaders }, options);
    socket.write(encodeHandshakeResponse(result));
    if (result.type === 'refuse') {
      socket.end();
      return;
    }
    agreed.push(result.deflate);
    const endpoint = new Endpoint({ role: 'server', deflate: result.deflate });
    drive(socket, endpoint, head, (data) => {
      if (typeof data === 'string') endpoint.sendText(data);
      else endpoint.sendBinary(data);
    });
  });
  return { port: await listen(server), agreed };
}

const BOTH: DeflatePolicy = { serverContextTakeover: true, clientContextTakeover: true };

describe('our server', () => {
  test.each([
    ['without compression', undefined, false],
    ['compressed, nothing kept', {}, { threshold: 0 }],
    ['compressed, both windows kept', BOTH, { threshold: 0 }],
    [
      'compressed, windows of 10 and 9 bits kept',
      BOTH,
      { threshold: 0, serverMaxWindowBits: 10, clientMaxWindowBits: 9 },
    ],
    ['compressed, a window kept by the client alone', BOTH, { threshold: 0, serverNoContextTakeover: true }],
  ] as const)('echoes to the client of `ws`, %s', async (_, policy, perMessageDeflate) => {
    const echo = await startEcho(policy);
    const client = new WsClient(`ws://127.0.0.1:${echo.port}/`, ['echo'], { perMessageDeflate });
    const heard: string[] = [];
    client.on('message', (data: Buffer, isBinary) => {
      heard.push(inShort(isBinary ? data : data.toString()));
      if (heard.length === MESSAGES.length) client.close(4_000, 'done');
    });
    await once(client, 'open');
    expect(client.protocol).toBe('echo');
    for (const message of MESSAGES) client.send(message);
    const [code] = await once(client, 'close');
    expect(heard).toEqual(MESSAGES.map(inShort));
    expect(code).toBe(4_000);
    expect(echo.agreed[0] === null).toBe(perMessageDeflate === false);
  });

  test.each([
    ['without compression', undefined],
    ['compressed, nothing kept', {}],
    ['compressed, both windows kept', BOTH],
  ])("echoes to Node's own WebSocket, %s", async (_, policy) => {
    const echo = await startEcho(policy);
    const client = new WebSocket(`ws://127.0.0.1:${echo.port}/`, ['echo']);
    client.binaryType = 'arraybuffer';
    const heard: string[] = [];
    const closed = new Promise<number>((resolve) => {
      client.addEventListener('close', (event) => resolve(event.code));
    });
    client.addEventListener('message', ({ data }) => {
      heard.push(inShort(typeof data === 'string' ? data : new Uint8Array(data)));
      if (heard.length === MESSAGES.length) client.close(4_000, 'done');
    });
    await new Promise((resolve) => client.addEventListener('open', resolve));
    for (const message of MESSAGES)
      client.send(typeof message === 'string' ? message : new Uint8Array(message));
    expect(await closed).toBe(4_000);
    expect(heard).toEqual(MESSAGES.map(inShort));
    expect(echo.agreed[0] === null).toBe(policy === undefined);
  });
});

describe('our client', () => {
  test.each([
    ['without compression', undefined, false],
    ['compressed, both windows kept', {}, { threshold: 0 }],
    [
      'compressed, nothing kept',
      {},
      { threshold: 0, serverNoContextTakeover: true, clientNoContextTakeover: true },
    ],
    [
      'compressed, windows of 10 and 9 bits kept',
      { serverMaxWindowBits: 10 },
      { threshold: 0, clientMaxWindowBits: 9 },
    ],
  ] as [string, DeflateOffer | undefined, boolean | object][])(
    'is echoed by the server of `ws`, %s',
    async (_, deflate, perMessageDeflate) => {
      const server = createServer();
      const echo = new WebSocketServer({ server, perMessageDeflate });
      echo.on('connection', (socket) => {
        socket.on('message', (data: Buffer, isBinary) => socket.send(data, { binary: isBinary }));
      });
      const port = await listen(server);
      const handshake = createClientHandshake({ host: `127.0.0.1:${port}`, ...(deflate && { deflate }) });
      const request = httpRequest({ port, host: '127.0.0.1', headers: handshake.headers.flat() });
      request.end();
      const [response, socket, head] = (await once(request, 'upgrade')) as [IncomingMessage, Duplex, Buffer];
      const { statusCode = 0, httpVersion, rawHeaders } = response;
      const verified = verifyHandshakeResponse(handshake, { statusCode, httpVersion, rawHeaders });
      if (verified.type === 'refuse') throw new Error(verified.reason);
      expect(verified.deflate === null).toBe(deflate === undefined);
      const client = new Endpoint({
        role: 'client',
        deflate: verified.deflate,
        tuning: { thresholdBytes: 0 },
      });
      const heard: string[] = [];
      const ended = once(socket, 'close');
      drive(socket, client, head, (data) => {
        heard.push(inShort(data));
        if (heard.length === MESSAGES.length) client.close(4_000, 'done');
      });
      for (const message of MESSAGES) {
        if (typeof message === 'string') client.sendText(message);
        else client.sendBinary(message);
      }
      for (const chunk of client.dataToSend().chunks) socket.write(chunk);
      await ended;
      expect(heard).toEqual(MESSAGES.map(inShort));
      expect(client.state).toBe('closed');
    },
  );
});
