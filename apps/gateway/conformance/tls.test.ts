import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type SecureVersion, type TLSSocket, connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Authority, type Pem } from './certificates.ts';
import { healthOf, isRunning, type RunningGateway, startGatewayEcho } from './gateway-echo.ts';
import type { Target } from './peer.ts';
import { runSuite, sections } from './suite.ts';

const authority = new Authority('the authority of this test');
const reloaded = 'certificate and key were read again';
const kept = 'the new certificate or key cannot be used; the old ones stay';

/** A gateway that serves TLS, the files it reads, and what it logs. */
class TlsGateway {
  readonly #gateway: RunningGateway;
  readonly #folder: AsyncDisposable & { path: string };
  readonly #log: string[];

  static async start(pem: Pem): Promise<TlsGateway> {
    const folder = await mkdtempDisposable(join(tmpdir(), 'tidewire-tls-'));
    const log: string[] = [];
    await writePair(folder.path, pem);
    const files = { TLS_CERT: join(folder.path, 'cert.pem'), TLS_KEY: join(folder.path, 'key.pem') };
    const gateway = await startGatewayEcho(files, { onLog: (line) => log.push(line) });
    return new TlsGateway(gateway, folder, log);
  }

  private constructor(gateway: RunningGateway, folder: AsyncDisposable & { path: string }, log: string[]) {
    this.#gateway = gateway;
    this.#folder = folder;
    this.#log = log;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#gateway.stop();
    await this.#folder[Symbol.asyncDispose]();
  }

  get target(): Target {
    return { ...this.#gateway.target, tls: { ca: authority.certificate } };
  }

  get isRunning(): boolean {
    return isRunning(this.#gateway.child);
  }

  write(pem: Partial<Pem>): Promise<void> {
    return writePair(this.#folder.path, pem);
  }

  /** Sends SIGHUP, and gives the line that is logged about it. */
  async reload(): Promise<string> {
    const { child } = this.#gateway;
    const from = this.#log.length;
    child.kill('SIGHUP');
    for (;;) {
      const line = this.#log.slice(from).find((one) => one.includes(reloaded) || one.includes(kept));
      if (line !== undefined) return line;
      if (child.stdout === null) throw new Error('the gateway logs nowhere');
      await once(child.stdout, 'data', { signal: AbortSignal.timeout(10_000) });
    }
  }

  async open(): Promise<WebSocket> {
    const { port, path, origin } = this.target;
    const socket = new WebSocket(`wss://localhost:${port}${path}`, {
      headers: { origin },
      ca: authority.certificate,
    });
    await once(socket, 'open');
    return socket;
  }

  /** The common name on the certificate that somebody new is shown. */
  async shownName(): Promise<unknown> {
    const socket = await secured({ port: this.target.port, ca: authority.certificate });
    const { CN } = socket.getPeerCertificate().subject;
    socket.destroy();
    return CN;
  }
}

async function writePair(folder: string, { cert, key }: Partial<Pem>): Promise<void> {
  if (cert !== undefined) await writeFile(join(folder, 'cert.pem'), cert);
  if (key !== undefined) await writeFile(join(folder, 'key.pem'), key);
}

/** A TLS connection whose handshake is done. @throws what the handshake failed with */
async function secured(options: {
  port: number;
  ca?: string;
  version?: SecureVersion;
  ciphers?: string;
}): Promise<TLSSocket> {
  const { version, ...rest } = options;
  const versions = version === undefined ? {} : { minVersion: version, maxVersion: version };
  const socket = tlsConnect({ host: '127.0.0.1', servername: 'localhost', ...rest, ...versions });
  await once(socket, 'secureConnect');
  return socket;
}

async function echoed(socket: WebSocket, text: string): Promise<string> {
  const answer = once(socket, 'message');
  socket.send(text);
  return String((await answer)[0]);
}

/** OpenSSL speaks the versions before 1.2 only when told that nothing is at stake. */
const careless = 'DEFAULT@SECLEVEL=0';

describe('wss:// from the gateway itself', () => {
  let gateway: TlsGateway;
  beforeAll(async () => {
    gateway = await TlsGateway.start(authority.issue('first'));
  }, 30_000);
  afterAll(() => gateway[Symbol.asyncDispose]());

  test('who trusts the authority connects and is echoed; /healthz answers over https', async () => {
    const socket = await gateway.open();
    expect(await echoed(socket, 'sealed')).toBe('sealed');
    socket.terminate();
    expect(await healthOf(gateway.target, true)).toBe(200);
  });

  test('who does not trust the authority does not connect', async () => {
    await expect(secured({ port: gateway.target.port })).rejects.toThrow('unable to verify');
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)('%s is spoken', async (version) => {
    const socket = await secured({ port: gateway.target.port, ca: authority.certificate, version });
    expect(socket.getProtocol()).toBe(version);
    socket.destroy();
  });

  test.each(['TLSv1', 'TLSv1.1'] as const)('%s is refused, by the gateway and not by us', async (version) => {
    const client = { ca: authority.certificate, version, ciphers: careless };
    await expect(secured({ port: gateway.target.port, ...client })).rejects.toThrow('protocol version');

    const old = createServer({ ...authority.issue('old'), minVersion: 'TLSv1', ciphers: careless });
    await once(old.listen(0, '127.0.0.1'), 'listening');
    const address = old.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const socket = await secured({ port: address.port, ...client });
    expect(socket.getProtocol()).toBe(version);
    socket.destroy();
    await once(old.close(), 'close');
  });

  test('who does not speak TLS is sent away, and nobody else notices', async () => {
    const plain = connect({ port: gateway.target.port, host: '127.0.0.1' });
    plain.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    let heard = '';
    plain.on('data', (chunk) => {
      heard += chunk;
    });
    await once(plain, 'close');
    expect(heard).not.toContain('200');
    expect(await healthOf(gateway.target, true)).toBe(200);
  });

  // What TLS could change: how bytes are cut, and how connections end.
  const touched = ['Opening handshake', 'Framing', 'Pings and pongs', 'Fragmentation', 'Closing'];
  const inside = sections.filter(({ name }) => [...touched, 'Large and many messages'].includes(name));
  test.each(inside)(
    'the conformance suite passes inside TLS: “$name”',
    { timeout: 120_000 },
    async (section) => {
      const [result] = await runSuite(gateway.target, { only: [section] });
      const failures = result?.results.filter((one) => one.failure !== undefined) ?? [];
      expect(failures.map((one) => `${one.case.id} ${one.case.title}: ${one.failure}`)).toEqual([]);
    },
  );
});

describe('a new certificate', () => {
  test('is shown after SIGHUP to who comes then, and who was there stays', async () => {
    await using gateway = await TlsGateway.start(authority.issue('first'));
    const before = await gateway.open();
    await gateway.write(authority.issue('second'));
    expect(await gateway.shownName()).toBe('first');
    expect(await gateway.reload()).toContain(reloaded);
    expect(await gateway.shownName()).toBe('second');
    expect(await echoed(before, 'still here')).toBe('still here');
    const after = await gateway.open();
    expect(await echoed(after, 'new here')).toBe('new here');
    before.terminate();
    after.terminate();
  }, 60_000);

  test('that cannot be used changes nothing but the log, and a good one after it is taken', async () => {
    await using gateway = await TlsGateway.start(authority.issue('first'));
    const before = await gateway.open();
    const broken: Partial<Pem>[] = [
      { cert: 'not a certificate' },
      { cert: authority.issue('with the key of another').cert },
      { cert: '', key: '' },
    ];
    for (const pem of broken) {
      await gateway.write(pem);
      const line: unknown = JSON.parse(await gateway.reload());
      expect(line).toMatchObject({ msg: kept, level: 50 });
      expect(JSON.stringify(line)).not.toContain('PRIVATE KEY');
      expect(await gateway.shownName()).toBe('first');
      expect(await echoed(before, 'still here')).toBe('still here');
    }
    await gateway.write(authority.issue('second'));
    expect(await gateway.reload()).toContain(reloaded);
    expect(await gateway.shownName()).toBe('second');
    expect(gateway.isRunning).toBe(true);
    before.terminate();
  }, 60_000);
});
