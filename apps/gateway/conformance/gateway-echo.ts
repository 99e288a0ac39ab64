import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createTestFile } from '@tidewire/database/testing';
import type { Target } from './peer.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const origin = 'http://conformance.localhost';
const readyWithinMs = 20_000;

export type RunningGateway = {
  readonly target: Target;
  readonly pid: number;
  readonly child: ChildProcess;
  stop(): Promise<void>;
};

export type StartOptions = {
  /** A module that runs in the gateway's process before the gateway does, and can be sent messages to. */
  preload?: URL;
  /** Hears the log, a line at a time; without it the gateway is silent. */
  onLog?: (line: string) => void;
};

/** The real gateway in a process of its own, with a database of its own and `/echo` in its conformance profile. */
export async function startGatewayEcho(
  variables: Record<string, string> = {},
  { preload, onLog }: StartOptions = {},
): Promise<RunningGateway> {
  const database = await createTestFile();
  const port = await freePort();
  const preloading = preload === undefined ? [] : ['--expose-gc', `--import=${preload.href}`];
  const child = spawn(process.execPath, [...preloading, main], {
    stdio: ['ignore', onLog ? 'pipe' : 'ignore', 'inherit', ...(preload ? (['ipc'] as const) : [])],
    env: {
      HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      DATABASE_URL: database.url,
      PUBLIC_URL: origin,
      AUTH_SECRET: 'conformance-auth-secret',
      INTERNAL_SECRET: 'conformance-internal-secret',
      FEEDS: 'none',
      LOG_LEVEL: onLog ? 'info' : 'silent',
      ECHO_PROFILE: 'conformance',
      // A busy machine may take its time over 16 MiB in tiny pieces.
      MESSAGE_TIMEOUT_MS: '60000',
      ...variables,
    },
  });
  if (onLog) tellLines(child, onLog);
  const stop = async (): Promise<void> => {
    if (isRunning(child)) {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    }
    await database[Symbol.asyncDispose]();
  };
  const target = { host: '127.0.0.1', port, path: '/echo', origin };
  const deadline = Date.now() + readyWithinMs;
  while (isRunning(child) && Date.now() < deadline) {
    const status = await healthOf(target, variables.TLS_CERT !== undefined).catch(() => undefined);
    if (status === 200 && child.pid !== undefined) return { target, pid: child.pid, child, stop };
    await delay(50);
  }
  await stop();
  throw new Error('the gateway did not become ready');
}

export function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** The status of `/healthz`, over a connection that ends with it. */
export async function healthOf({ host, port }: Target, isSecure = false): Promise<number | undefined> {
  const options = { host, port, path: '/healthz', agent: false, headers: { Connection: 'close' } };
  const asked = isSecure ? requestTls({ ...options, rejectUnauthorized: false }) : requestPlain(options);
  const [response] = await once(asked.end(), 'response');
  response.resume();
  await once(response, 'close');
  return response.statusCode;
}

function tellLines(child: ChildProcess, onLine: (line: string) => void): void {
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
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
