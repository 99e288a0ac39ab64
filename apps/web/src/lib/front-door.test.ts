import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import {
  clientAddress,
  openFrontDoor,
  requestTargetField,
  straighten,
  straightTarget,
  trustedAddresses,
  unknownMethodField,
} from './front-door.ts';

const trusted = trustedAddresses(['10.0.0.0/8', '2001:db8::/32']);

test.each([
  { forwarded: undefined, peer: '203.0.113.7', client: '203.0.113.7', why: 'nobody forwarded it' },
  {
    forwarded: '198.51.100.1',
    peer: '203.0.113.7',
    client: '203.0.113.7',
    why: 'a stranger says whatever they like',
  },
  {
    forwarded: '198.51.100.1',
    peer: '127.0.0.1',
    client: '198.51.100.1',
    why: 'our proxy is on this machine',
  },
  {
    forwarded: '6.6.6.6, 198.51.100.1, 10.1.2.3',
    peer: '127.0.0.1',
    client: '198.51.100.1',
    why: 'two proxies of ours',
  },
  {
    forwarded: 'nonsense, 198.51.100.1',
    peer: '::1',
    client: '198.51.100.1',
    why: 'what is no address is no hop',
  },
  { forwarded: '2001:db8::7', peer: '::1', client: '2001:db8::7', why: 'everyone on the way is ours' },
  { forwarded: undefined, peer: '127.0.0.1', client: '127.0.0.1', why: 'it comes from this machine' },
  {
    forwarded: '198.51.100.1',
    peer: '::ffff:127.0.0.1',
    client: '198.51.100.1',
    why: 'this machine has an IPv6 spelling too',
  },
])('[A31] the client of $forwarded through $peer is $client: $why', ({ forwarded, peer, client }) => {
  expect(clientAddress(forwarded, peer, trusted)).toBe(client);
});

test('[A31] a method and a path that Next does not understand arrive as something it does', async () => {
  const server = createServer((request, response) => {
    straighten(request, trusted);
    const { method, url, headers } = request;
    response.end(
      JSON.stringify({ method, url, unknown: headers[unknownMethodField], from: headers['x-forwarded-for'] }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const arrived = async (method: string, path: string): Promise<unknown> => {
    const sent = ask({
      port,
      host: '127.0.0.1',
      method,
      path,
      headers: { 'x-forwarded-for': '198.51.100.1' },
    });
    sent.end();
    const [answer] = await once(sent, 'response');
    return JSON.parse(await text(answer));
  };
  const from = '198.51.100.1';
  try {
    expect(await arrived('TRACE', '/v1/rooms')).toEqual({
      method: 'OPTIONS',
      url: '/v1/rooms',
      unknown: 'TRACE',
      from,
    });
    expect(await arrived('PROPFIND', '/')).toMatchObject({ method: 'OPTIONS', unknown: 'PROPFIND' });
    expect(await arrived('GET', '/v1/rooms/%E0%A4%A?q=%')).toEqual({
      method: 'GET',
      url: '/v1/rooms/%25E0%25A4%25A?q=%25',
      from,
    });
    expect(await arrived('PATCH', '/v1/rooms/%20?q=a%2Cb')).toEqual({
      method: 'PATCH',
      url: '/v1/rooms/%20?q=a%2Cb',
      from,
    });
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

test.each([
  ['*', '/v1/nowhere'],
  ['/v1/rooms?limit=2', '/v1/rooms?limit=2'],
  ['/v1/rooms/', '/v1/rooms'],
  ['/v1/rooms//?limit=2', '/v1/rooms?limit=2'],
  ['//v1//rooms/', '/v1/rooms'],
  ['/v1', '/v1'],
  ['/v1/', '/v1'],
  ['http://evil.example/users/me/rooms?a=1', '/users/me/rooms?a=1'],
  ['HTTPS://evil.example', '/'],
  ['http://evil.example?a=//b', '/?a=//b'],
  ['//evil.example/rooms', '/evil.example/rooms'],
  ['/\\evil.example', '/%5Cevil.example'],
  ['/v1/search?q=a//b/', '/v1/search?q=a//b/'],
  ['/rooms/', '/rooms/'],
  ['/v1/rooms?nxtPlimit=2&nxtIq=1', '/v1/rooms?_nxtPlimit=2&_nxtIq=1'],
])('[A31] the target %s is taken as %s', (target, straight) => {
  expect(straightTarget(target)).toBe(straight);
});

test.each([
  ['/nothing?a=1', 'application/json', '/v1/nowhere'],
  ['/v2/rooms', '*/*', '/v1/nowhere'],
  ['/nothing', 'text/html', '/nothing'],
  ['/rooms', 'application/json', '/rooms'],
  ['/v1/rooms', 'application/json', '/v1/rooms'],
])('[A2] %s with Accept: %s is taken as %s', (url, accept, taken) => {
  const headers: Record<string, string> = { accept };
  const request = { headers, method: 'GET', url, socket: { remoteAddress: '127.0.0.1' } };
  straighten(request as unknown as IncomingMessage, trusted);
  expect([request.url, headers[requestTargetField]]).toEqual([taken, url]);
});

test.each(['/v1/rooms/%E0%A4%A?q=%', '/v1/a/../%2e/b', '/v1/rooms'])(
  '[A32] that %s was asked for is kept, whatever the caller says of it',
  (url) => {
    const headers: Record<string, string> = { [requestTargetField]: '/elsewhere' };
    const request = { headers, method: 'GET', url, socket: { remoteAddress: '127.0.0.1' } };
    straighten(request as unknown as IncomingMessage, trusted);
    expect(headers[requestTargetField]).toBe(url);
  },
);

test('[A31] once open, the front door sees each request before any listener', async () => {
  openFrontDoor({ trustedProxies: [], isDevelopment: false });
  const server = createServer((request, response) => response.end(request.method));
  // As Next does with what it has no use for.
  server.on('upgrade', (_, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'PROPFIND' });
    expect(await answer.text()).toBe('OPTIONS');
    expect(await offering('h2c', port)).toMatch(/^HTTP\/1\.1 200 .*GET$/s);
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

/** The answer to who would rather speak another protocol. */
function offering(upgrade: string, port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: ${upgrade}\r\n\r\n`);
  return text(socket);
}
