import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { handshakeText, origin, secret, TestServer } from './http-server.fixture.ts';
import { firstPair, secondPair } from './tls-pairs.fixture.ts';

const request = 'GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n';

describe('who may take a place', () => {
  test('[G30] a connection that says nothing is ended at its deadline', async () => {
    await using test = await TestServer.start({ settings: { handshakeMs: 5_000 } });
    const client = await test.connect();
    await test.settled(1);
    test.clock.advance(4_999);
    expect(test.server.connectionCount).toBe(1);
    test.clock.advance(1);
    await client.ended;
    expect(client.received).toBe('');
  });

  test('[G30] headers that come a byte at a time are ended at the same deadline, also those of a second request', async () => {
    await using test = await TestServer.start({ settings: { handshakeMs: 5_000 } });
    const first = await test.connect('GET /live HTTP/1.1\r\nX-A: ');
    const second = await test.connect(request);
    expect(await second.status()).toBe(200);
    second.socket.write('GET /healthz HTTP/1.1\r\nX-A: ');
    test.clock.advance(5_000);
    await first.ended;
    test.clock.advance(5_000);
    await second.ended;
  });

  test('[G30] a handshake that is through has no deadline of arrival any more', async () => {
    await using test = await TestServer.start();
    const client = await test.handshake();
    expect(await client.status()).toBe(101);
    test.clock.advance(60_000);
    expect(test.clock.pendingTasks).toBe(0);
    expect(test.server.connectionCount).toBe(1);
    expect(test.accepted[0]?.destroyed).toBe(false);
  });

  test('[G31] a body that does not come is ended at its deadline', async () => {
    await using test = await TestServer.start({ settings: { requestMs: 10_000 } });
    const client = await test.connect(
      'POST /internal/publish HTTP/1.1\r\nHost: t\r\nAuthorization: Bearer internal-secret-of-tests\r\nContent-Length: 9\r\n\r\n{',
    );
    await test.settled(1);
    await test.requested();
    test.clock.advance(10_000);
    await client.ended;
    expect(test.published).toEqual([]);
  });

  test('[G32] beyond the total a connection is told 503, and a place that is free again is taken', async () => {
    await using test = await TestServer.start({ settings: { maxConnections: 2 } });
    const first = await test.handshake();
    await test.handshake();
    expect(await first.status()).toBe(101);
    const third = await test.handshake();
    expect(await third.status()).toBe(503);
    await third.ended;
    first.socket.destroy();
    await test.settled(1);
    expect(await (await test.handshake()).status()).toBe(101);
  });

  test('[G32] beyond its own limit an address is told 429', async () => {
    await using test = await TestServer.start({ settings: { maxConnectionsPerAddress: 1 } });
    expect(await (await test.handshake()).status()).toBe(101);
    expect(await (await test.handshake()).status()).toBe(429);
  });

  test('[G32] behind a trusted proxy the address it forwards counts', async () => {
    await using test = await TestServer.start({
      settings: { maxConnectionsPerAddress: 1, trustedProxies: ['127.0.0.1'] },
    });
    const from = (address: string) =>
      test.handshake({ headers: [`Origin: ${origin}`, `X-Forwarded-For: ${address}`] });
    const first = await from('203.0.113.1');
    expect(await first.status()).toBe(101);
    expect(await (await from('203.0.113.1')).status()).toBe(429);
    expect(await (await from('203.0.113.2')).status()).toBe(101);
    first.socket.destroy();
    await test.settled(1);
    expect(await (await from('203.0.113.1')).status()).toBe(101);
  });

  test('[G32] an endpoint that is not counted takes many, and the others still count', async () => {
    await using test = await TestServer.start({
      settings: { maxConnectionsPerAddress: 1 },
      isEchoUncounted: true,
    });
    for (let i = 0; i < 5; i += 1) expect(await (await test.handshake({ path: '/echo' })).status()).toBe(101);
    expect(await (await test.handshake()).status()).toBe(101);
    expect(await (await test.handshake()).status()).toBe(429);
  });

  test('[G33] a stopped server lets nobody new in and keeps those who are there', async () => {
    await using test = await TestServer.start();
    const client = await test.handshake();
    expect(await client.status()).toBe(101);
    const allGone = test.server.stopAccepting();
    await expect(test.fetch('/healthz')).rejects.toThrow();
    expect(test.accepted[0]?.destroyed).toBe(false);
    client.socket.destroy();
    await allGone;
  });
});

describe('what is answered', () => {
  test('[G34] an upgrade on any other path is 404, and a plain request to an endpoint is 426', async () => {
    await using test = await TestServer.start();
    for (const path of ['/', '/live/', '/LIVE', '/internal/publish', '/healthz', '//live', '/live%00']) {
      expect(await (await test.handshake({ path })).status(), path).toBe(404);
    }
    const plain = await test.fetch('/live');
    expect([plain.status, plain.headers.get('upgrade')]).toEqual([426, 'websocket']);
    expect(await plain.json()).toMatchObject({ status: 426, code: 'upgrade_required', instance: '/live' });
    expect(plain.headers.get('connection')).toBe('Upgrade, close');
    expect((await test.fetch('/live', { method: 'POST' })).status).toBe(405);
    expect(await (await test.handshake({ path: '/live?x=1' })).status()).toBe(101);
    expect(await (await test.handshake({ path: 'http://tidewire.test/live' })).status()).toBe(101);
    expect(await (await test.connect('CONNECT /live HTTP/1.1\r\nHost: t\r\n\r\n')).status()).toBe(405);
    expect(await (await test.connect('CONNECT evil:443 HTTP/1.1\r\nHost: t\r\n\r\n')).status()).toBe(404);
  });

  test('[G35] what HTTP forbids is refused before anybody looks at it', async () => {
    await using test = await TestServer.start();
    const status = async (text: string) => (await test.connect(text)).status();
    const lines = handshakeText().split('\r\n');
    expect(await status(handshakeText().replaceAll('\r\n', '\n'))).toBe(400);
    expect(await status(handshakeText({ headers: ['X-A: a', ' folded'] }))).toBe(400);
    expect(await status(handshakeText({ headers: ['X A: a'] }))).toBe(400);
    expect(await status(handshakeText({ headers: [`X-A: ${'a'.repeat(8_200)}`] }))).toBe(431);
    expect(await status(handshakeText({ headers: Array.from({ length: 50 }, (_, i) => `X-${i}: a`) }))).toBe(
      431,
    );
    expect(await status('\x16\x03\x01\x00\xa5\x01\x00')).toBe(400);
    expect(await status(`${lines.join('\r\n').replace('HTTP/1.1', 'HTTP/1.0')}`)).toBe(400);
    expect(await status(handshakeText({ headers: [`Origin: ${origin}`, 'Content-Length: 2'] }))).toBe(400);
    expect(test.accepted).toEqual([]);
  });

  test('[G35] such a refusal is not cut off by what the peer still sends', async () => {
    await using test = await TestServer.start();
    const request = handshakeText({ headers: [`X-A: ${'a'.repeat(2_000_000)}`] });
    const endings = Array.from({ length: 20 }, async () => {
      const client = await test.connect();
      const wasReset = new Promise((resolve) => client.socket.once('close', resolve));
      client.socket.end(request);
      return [await client.status(), await wasReset];
    });
    for (const ending of await Promise.all(endings)) expect(ending).toEqual([431, false]);
  });

  test('[G36] unknown paths and wrong methods are problem details with the one error table’s codes', async () => {
    await using test = await TestServer.start();
    const cases = [
      ['/nothing', 'GET', 404, 'not_found'],
      ['/__proto__', 'GET', 404, 'not_found'],
      ['/constructor', 'GET', 404, 'not_found'],
      ['/healthz', 'POST', 405, 'method_not_allowed'],
      ['/internal/publish', 'GET', 405, 'method_not_allowed'],
      ['/broken', 'GET', 500, 'internal'],
    ] as const;
    for (const [path, method, status, code] of cases) {
      const response = await test.fetch(path, { method });
      expect(response.status, path).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      const problem: unknown = await response.json();
      expect(problem).toMatchObject({ status, code, requestId: response.headers.get('x-request-id') });
      expect(JSON.stringify(problem)).not.toContain('a bug');
    }
    expect((await test.fetch('/healthz', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD');
  });

  test('[G36] a problem is the same document as over REST, with the path as it was asked for', async () => {
    await using test = await TestServer.start();
    const client = await test.connect(
      'GET /nothing/%E0%A4%A/../x%2Fy?token=secret HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    expect(await client.problem()).toEqual({
      type: 'urn:tidewire:problem:not_found',
      title: 'Not found',
      status: 404,
      instance: '/nothing/%E0%A4%A/../x%2Fy',
      code: 'not_found',
      requestId: expect.any(String),
    });
  });

  test.each([
    ['a method that HTTP has not', 'SHOUT / HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'bad_request'],
    ['no HTTP at all', '\x16\x03\x01\x00\xa5\x01\x00', 400, 'bad_request'],
    [
      'too many header bytes',
      `GET / HTTP/1.1\r\nX-A: ${'a'.repeat(9_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'too long chunk extensions',
      `POST /internal/publish HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${secret}\r\nTransfer-Encoding: chunked\r\n\r\n1;${'a'.repeat(20_000)}`,
      413,
      'too_large',
    ],
  ])(
    '[G36] %s, which Node does not let through, is answered with a problem too',
    async (_what, text, status, code) => {
      await using test = await TestServer.start();
      const client = await test.connect(text);
      await client.ended;
      expect(await client.status()).toBe(status);
      expect(client.received).toMatch(/\r\nConnection: close\r\n/);
      const problem = await client.problem();
      expect(problem).toMatchObject({ type: `urn:tidewire:problem:${code}`, status, code });
      expect(problem).not.toHaveProperty('instance');
    },
  );

  test('[G36] a request that is not whole in Node’s time is 408', async () => {
    await using test = await TestServer.start({ settings: { handshakeMs: 1, requestMs: 1 } });
    const client = await test.connect(
      `POST /internal/publish HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${secret}\r\nContent-Length: 9\r\n\r\n`,
    );
    expect(await client.status()).toBe(408);
    expect(await client.problem()).toMatchObject({ code: 'request_timeout' });
  });

  test('[G37] /healthz says 200 when this node can work and 503 when not', async () => {
    await using test = await TestServer.start();
    const well = await test.fetch('/healthz');
    expect([well.status, await well.json()]).toEqual([200, { status: 'ok' }]);
    test.isHealthy = false;
    const ill = await test.fetch('/healthz');
    expect([ill.status, await ill.json()]).toEqual([503, { status: 'unavailable' }]);
    expect((await test.fetch('/healthz', { method: 'HEAD' })).status).toBe(503);
  });
});

describe('/internal/publish', () => {
  const removed = { type: 'user.ended', userId: 'ada' };
  const body = JSON.stringify({ events: [removed] });

  test('[G38] takes events with the secret and answers 204', async () => {
    await using test = await TestServer.start();
    expect((await test.publish(body)).status).toBe(204);
    expect(test.published).toEqual([removed]);
  });

  test('[G38] without the secret nothing is taken', async () => {
    await using test = await TestServer.start();
    for (const authorization of [
      '',
      'Bearer',
      'Bearer wrong',
      'bearer internal-secret-of-tests',
      'internal-secret-of-tests',
    ]) {
      const response = await test.publish(body, { authorization });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
    }
    expect(test.published).toEqual([]);
  });

  test('[G38] a body that is not JSON is 400, one that breaks a rule 422 with where, one too large 413', async () => {
    await using test = await TestServer.start();
    expect(await (await test.publish('{')).json()).toMatchObject({ status: 400, code: 'bad_request' });
    const bad = {
      events: [removed, { type: 'user.ended', userId: 'ada', extra: 1 }, { type: 'constructor' }],
    };
    expect(await (await test.publish(JSON.stringify(bad))).json()).toMatchObject({
      status: 422,
      code: 'invalid',
      errors: [{ pointer: '/events/1' }, { pointer: '/events/2/type' }],
    });
    expect((await test.publish(JSON.stringify({ events: [] }))).status).toBe(422);
    const large = await test.publish(' '.repeat(1_048_577));
    expect(await large.json()).toMatchObject({ status: 413, code: 'too_large' });
    expect(test.published).toEqual([]);
  });

  test('[G38] events that could not be handed on are 503, to be tried again', async () => {
    await using test = await TestServer.start();
    test.publishFailure = new Error('the broker is away');
    const response = await test.publish(body);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'unavailable' });
  });
});

describe('TLS', () => {
  test('[G39] wss is served with the files given, and with new ones after a reload; unusable ones change nothing', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tidewire-tls-'));
    const tls = { certFile: join(folder.path, 'cert.pem'), keyFile: join(folder.path, 'key.pem') };
    const write = async ({ cert, key }: typeof firstPair) => {
      await writeFile(tls.certFile, cert);
      await writeFile(tls.keyFile, key);
    };
    await write(firstPair);
    await using test = await TestServer.start({ tls });
    expect(await overTls(test.server.port)).toEqual({ name: 'first.test', status: 101, protocol: 'TLSv1.3' });
    await write(secondPair);
    expect((await overTls(test.server.port)).name).toBe('first.test');
    test.server.reloadTls();
    expect((await overTls(test.server.port)).name).toBe('second.test');
    await write({ ...firstPair, key: 'nonsense' });
    expect(() => test.server.reloadTls()).toThrow();
    expect((await overTls(test.server.port)).name).toBe('second.test');
  });

  test('[G39] versions before TLS 1.2 are refused, and a silent client is ended at its deadline', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tidewire-tls-'));
    const tls = { certFile: join(folder.path, 'cert.pem'), keyFile: join(folder.path, 'key.pem') };
    await writeFile(tls.certFile, firstPair.cert);
    await writeFile(tls.keyFile, firstPair.key);
    await using test = await TestServer.start({ tls });
    await expect(overTls(test.server.port, { maxVersion: 'TLSv1.1' })).rejects.toThrow();
    const silent = await test.connect();
    await test.settled(1);
    test.clock.advance(5_000);
    await silent.ended;
  });
});

function overTls(
  port: number,
  options: { maxVersion?: 'TLSv1.1' } = {},
): Promise<{ name: unknown; status: number; protocol: string | null }> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({
      port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
      ...(options.maxVersion && {
        minVersion: 'TLSv1',
        maxVersion: options.maxVersion,
        ciphers: 'ALL:@SECLEVEL=0',
      }),
    });
    socket.once('error', reject);
    socket.once('secureConnect', () => socket.write(handshakeText()));
    socket.once('data', (bytes: Buffer) => {
      const { CN: name } = socket.getPeerCertificate().subject;
      const protocol = socket.getProtocol();
      socket.once('close', () =>
        resolve({ name, protocol, status: Number(/ (\d{3})/.exec(bytes.toString('latin1'))?.[1]) }),
      );
      socket.destroy();
    });
  });
}
