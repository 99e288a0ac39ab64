import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { freePort, type RunningGateway, startGatewayEcho } from './gateway-echo.ts';
import { runSuite, sections } from './suite.ts';

const shipped = new URL('../../../deploy/nginx.conf', import.meta.url);

type Nginx = { port: number; stop(): Promise<void> };

/** The shipped configuration as it is, but for its ports and certificate. */
async function startNginx(gatewayPort: number): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'tidewire-nginx-'));
  const port = await freePort();
  const site = (await readFile(shipped, 'utf8'))
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace('listen 80;', `listen 127.0.0.1:${await freePort()};`)
    .replace(/^ *ssl_.*$/gm, '')
    .replace('server 127.0.0.1:3001;', `server 127.0.0.1:${gatewayPort};`);
  expect(site).not.toContain('3001');
  await mkdir(join(folder, 'body'));
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log stderr warn; worker_processes 1; events { worker_connections 256; }
     http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
       fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
       ${site} }`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'spawn');
  await listening(port);
  return {
    port,
    stop: async () => {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
      await rm(folder, { recursive: true });
    },
  };
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const socket = connect(port, '127.0.0.1');
    const answered = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (answered) return;
    await delay(50);
  }
  throw new Error('nginx did not start');
}

const hasNginx = spawnSync('nginx', ['-v']).error === undefined;

describe.skipIf(!hasNginx)('behind the nginx of deploy/', () => {
  let gateway: RunningGateway;
  let nginx: Nginx;
  beforeAll(async () => {
    gateway = await startGatewayEcho({ TRUSTED_PROXIES: '127.0.0.1' });
    nginx = await startNginx(gateway.target.port);
  }, 30_000);
  afterAll(async () => {
    await nginx.stop();
    await gateway.stop();
  });

  // nginx ends the client's connection as soon as the gateway has ended its own, also in the middle of what the client is sending: what
  // is refused may then be seen as a reset. Those cases are judged on the gateway itself.
  test.each(['Framing', 'Pings and pongs', 'Fragmentation', 'Closing', 'Compressed messages'])(
    'messages pass as they are: “%s”',
    { timeout: 60_000 },
    async (name) => {
      const only = sections
        .filter((section) => section.name === name)
        .map((section) => ({
          ...section,
          cases: section.cases.filter(({ title }) => !/\berror\b|refused/.test(title)),
        }));
      const [result] = await runSuite({ ...gateway.target, port: nginx.port }, { only });
      const failures = result?.results.filter((one) => one.failure !== undefined) ?? [];
      expect(failures.map((one) => `${one.case.id} ${one.case.title}: ${one.failure}`)).toEqual([]);
      expect(result?.results.length).toBeGreaterThan(0);
    },
  );

  test('the Origin arrives as the browser sent it, and a foreign one is refused', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${nginx.port}/live`, 'tidewire.v1.json', {
      origin: 'https://evil.example',
    });
    const [request, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(403);
    request.destroy();
  });

  test('the gateway’s own doors are not there', async () => {
    const answer = await fetch(`http://127.0.0.1:${nginx.port}/internal/publish`, { method: 'POST' });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('server')).toContain('nginx');
  });
});
