import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadEnvironment } from '../scripts/environment.mjs';

const root = new URL('..', import.meta.url).pathname;
const readyWithinMs = 60_000;

export type DemoAccount = { name: string; username: string; password: string };

/**
 * A whole Tidewire of its own: gateway and web on free ports with a fresh, seeded database in a temporary folder, started the way
 * `npm start` starts them. The gateway can be killed and started again on the same port.
 */
export class Stack {
  readonly webUrl: string;
  readonly gatewayUrl: string;
  readonly dataDir: string;
  readonly #environment: Record<string, string>;
  readonly #logDir: string;
  #gateway: ChildProcess | undefined;
  #web: ChildProcess | undefined;

  private constructor(environment: Record<string, string>, dataDir: string, logDir: string) {
    this.#environment = environment;
    this.#logDir = logDir;
    this.dataDir = dataDir;
    this.webUrl = `http://localhost:${environment.WEB_PORT}`;
    this.gatewayUrl = `http://localhost:${environment.GATEWAY_PORT}`;
  }

  static async start(options: { name: string; variables?: Record<string, string> }): Promise<Stack> {
    const dataDir = await mkdtemp(join(tmpdir(), 'tidewire-e2e-'));
    const logDir = join(root, 'e2e/test-results/servers', options.name);
    await mkdir(logDir, { recursive: true });
    const [webPort, gatewayPort] = await Promise.all([freePort(), freePort()]);
    const environment = loadEnvironment({
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      DATABASE_URL: `file:${join(dataDir, 'tidewire.db')}`,
      TIDEWIRE_DATA_DIR: dataDir,
      WEB_PORT: String(webPort),
      GATEWAY_PORT: String(gatewayPort),
      NEXT_TELEMETRY_DISABLED: '1',
      ...options.variables,
    });
    const stack = new Stack(environment, dataDir, logDir);
    stack.#run('packages/database/src/cli/migrate.ts');
    stack.#run('prisma/seed.ts');
    await Promise.all([stack.startGateway(), stack.startWeb()]);
    return stack;
  }

  /** The key that scripts and services of this installation use. */
  async serviceKey(): Promise<string> {
    return (await readFile(join(this.dataDir, 'service-key'), 'utf8')).trim();
  }

  /** One of the people that a new installation begins with. */
  async demoAccount(username: string): Promise<DemoAccount> {
    const accounts = JSON.parse(
      await readFile(join(this.dataDir, 'demo-accounts.json'), 'utf8'),
    ) as DemoAccount[];
    const account = accounts.find((one) => one.username === username);
    if (account === undefined) throw new Error(`no demo account ${username}`);
    return account;
  }

  /** `variables` are set besides those of this installation. */
  async startGateway(variables: Record<string, string> = {}): Promise<void> {
    this.#gateway = this.#spawn('gateway', ['apps/gateway/src/main.ts'], variables);
    await ready(`${this.gatewayUrl}/healthz`, this.#gateway);
  }

  /** `kill -9`: no goodbye, no flush. */
  async killGateway(): Promise<void> {
    await end(this.#gateway, 'SIGKILL');
    this.#gateway = undefined;
  }

  async stopGateway(): Promise<void> {
    await end(this.#gateway, 'SIGTERM');
    this.#gateway = undefined;
  }

  /** Runs one of the project's scripts to its end, with this installation's environment. */
  async script(args: string[]): Promise<{ code: number | null; output: string }> {
    const child = spawn(process.execPath, args, { cwd: root, env: this.#environment });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  }

  async stopWeb(): Promise<void> {
    await end(this.#web, 'SIGTERM');
    this.#web = undefined;
  }

  async stop(): Promise<void> {
    await Promise.all([end(this.#gateway, 'SIGTERM'), end(this.#web, 'SIGTERM')]);
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async startWeb(): Promise<void> {
    const { WEB_PORT: port = '', HOST: host = '127.0.0.1' } = this.#environment;
    this.#web = this.#spawn('web', [
      'node_modules/next/dist/bin/next',
      'start',
      'apps/web',
      '-p',
      port,
      '-H',
      host,
    ]);
    await ready(`${this.webUrl}/healthz`, this.#web);
  }

  #run(script: string): void {
    const result = spawnSync(process.execPath, [script], {
      cwd: root,
      env: this.#environment,
      encoding: 'utf8',
    });
    if (result.status !== 0) throw new Error(`${script} failed:\n${result.stdout}${result.stderr}`);
  }

  #spawn(name: string, args: string[], variables: Record<string, string> = {}): ChildProcess {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...this.#environment, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(join(this.#logDir, `${name}.log`), { flags: 'a' });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once('close', () => log.end());
    return child;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`${url} was not ready within ${readyWithinMs} ms`);
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
}
