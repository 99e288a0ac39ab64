/** The matrix: clients that share no code with the gateway or each other, with and without compression, in both profiles. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket as WsClient } from 'ws';
import { type RunningGateway, startGatewayEcho } from './gateway-echo.ts';
import type { Target } from './peer.ts';

const kib = 1_024;
const mib = 1_024 * kib;
const words = 'the same words again and again, ';

type Message = string | Uint8Array<ArrayBuffer>;
const bytes = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(size));
const filled = (size: number, byte: number): Uint8Array<ArrayBuffer> => new Uint8Array(size).fill(byte);

/** As much as production lets through, and every form of length. */
const small: Message[] = [
  'hello',
  '',
  'é€😀 \ufeff\u0000',
  words.repeat(4),
  words.repeat(2_000),
  words.repeat(2_000),
  '漢'.repeat(21_845),
  filled(0, 0),
  bytes(125),
  bytes(126),
  filled(64 * kib, 7),
  // Noise grows a little when it is compressed, and the limit is for both.
  bytes(65_000),
];
const large: Message[] = [words.repeat(131_072), bytes(4 * mib), filled(16 * mib, 7)];

/** What both clients can do, as both are driven. */
type Client = Pick<WebSocket, 'extensions' | 'binaryType' | 'send' | 'close' | 'addEventListener'>;

const clients: Record<string, { offers: boolean; create: (url: string, origin: string) => Client }> = {
  'Node’s WebSocket': {
    offers: true,
    create: (url, origin) => new WebSocket(url, { headers: { origin } }),
  },
  'ws, with compression': {
    offers: true,
    create: (url, origin) =>
      new WsClient(url, { headers: { origin }, perMessageDeflate: { threshold: 0 } }) as Client,
  },
  'ws, without': {
    offers: false,
    create: (url, origin) => new WsClient(url, { headers: { origin }, perMessageDeflate: false }) as Client,
  },
};

const gateways = [
  { name: 'production', variables: { ECHO_PROFILE: 'production' }, agrees: true, messages: small },
  {
    name: 'production without compression',
    variables: { ECHO_PROFILE: 'production', COMPRESSION: 'off' },
    agrees: false,
    messages: small,
  },
  {
    name: 'the conformance profile',
    variables: { ECHO_PROFILE: 'conformance' },
    agrees: true,
    messages: [...small, ...large],
  },
];

function told(client: Client, event: 'open' | 'close'): Promise<Event> {
  return new Promise((resolve, reject) => {
    client.addEventListener(event, resolve, { once: true });
    client.addEventListener('error', reject, { once: true });
  });
}

function echoOf(client: Client, message: Message): Promise<unknown> {
  return new Promise((resolve) => {
    client.addEventListener('message', ({ data }) => resolve(data), { once: true });
    client.send(message);
  });
}

/** So that a difference is told without 16 MiB of it. */
const isSame = (answer: unknown, sent: Message): boolean =>
  typeof sent === 'string'
    ? answer === sent
    : answer instanceof ArrayBuffer && Buffer.from(answer).equals(Buffer.from(sent));

const urlOf = ({ host, port, path }: Target): string => `ws://${host}:${port}${path}`;

describe.each(gateways)('/echo in $name', ({ variables, agrees, messages }) => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await startGatewayEcho(variables);
  }, 30_000);
  afterAll(() => gateway.stop());

  test.each(Object.entries(clients))(
    'says everything back to %s',
    { timeout: 60_000 },
    async (_, { offers, create }) => {
      const client = create(urlOf(gateway.target), gateway.target.origin);
      client.binaryType = 'arraybuffer';
      await told(client, 'open');
      expect(client.extensions).toMatch(agrees && offers ? /^permessage-deflate/ : /^$/);
      const closed = told(client, 'close');
      for (const message of messages) {
        const answer = await Promise.race([echoOf(client, message), closed]);
        expect(isSame(answer, message), `${typeof message} of ${message.length}`).toBe(true);
      }
      client.close(3000, 'enough');
      expect(await closed).toMatchObject({ code: 3000, wasClean: true });
    },
  );

  test.each(Object.entries(clients))('closes what %s sends too large with 1009', async (_, { create }) => {
    const client = create(urlOf(gateway.target), gateway.target.origin);
    await told(client, 'open');
    const closed = told(client, 'close');
    client.send(filled(16 * mib + 1, 0));
    expect(await closed).toMatchObject({ code: 1009 });
  });

  test.each(Object.entries(clients))('does not let %s in from elsewhere', async (_, { create }) => {
    const client = create(urlOf(gateway.target), 'http://elsewhere.localhost');
    await expect(told(client, 'open')).rejects.toMatchObject({ type: 'error' });
  });
});
