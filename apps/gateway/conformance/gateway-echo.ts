import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createTestFile } from '@tidewire/database/testing';
import type { Target } from './peer.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const origin = 'http://conformance.localhost';
const readyWithinMs = 20_000;

export type RunningGateway = { target: Target; pid: number; stop(): Promise<void> };

/** The real gateway in a process of its own, with a database of its own and `/echo` in its conformance profile. */
export async function startGatewayEcho(variables: Record<string, string> = {}): Promise<RunningGateway> {
  const database = await createTestFile();
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      DATABASE_URL: database.url,
      PUBLIC_URL: origin,
      AUTH_SECRET: 'conformance-auth-secret',
      INTERNAL_SECRET: 'conformance-internal-secret',
      FEEDS: 'none',
      LOG_LEVEL: 'silent',
      ECHO_PROFILE: 'conformance',
      ...variables,
    },
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    }
    await database[Symbol.asyncDispose]();
  };
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok && child.pid !== undefined) {
      return { target: { host: '127.0.0.1', port, path: '/echo', origin }, pid: child.pid, stop };
    }
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error('the gateway did not become ready');
    }
    await delay(50);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
