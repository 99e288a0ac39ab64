import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gatewayVariables, origin } from './gateway.fixture.ts';
import { TestClient } from './test-client.fixture.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A gateway in a process of its own, that can be killed; started again, it listens on the same port. */
export class GatewayProcess {
  readonly port: number;
  readonly #variables: Record<string, string>;
  #child: ChildProcess | undefined;
  output = '';

  static async start(databaseUrl: string, variables: Record<string, string> = {}): Promise<GatewayProcess> {
    const port = await freePort();
    const gateway = new GatewayProcess(
      port,
      gatewayVariables(databaseUrl, { GATEWAY_PORT: `${port}`, ...variables }),
    );
    await gateway.startAgain();
    return gateway;
  }

  private constructor(port: number, variables: Record<string, string>) {
    this.port = port;
    this.#variables = { ...variables, LOG_LEVEL: 'info' };
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/live`;
  }

  async startAgain(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: this.#variables,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const listening = new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        this.output += chunk.toString();
        if (this.output.includes('"listening"')) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}: ${this.output}`)));
    });
    this.output = '';
    await listening;
  }

  connect(): TestClient {
    return new TestClient(this.url, { origin });
  }

  /** Sends a signal and gives how the process ended. */
  async signal(name: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    const child = this.#running();
    const exited = once(child, 'close');
    child.kill(name);
    const [code, signal] = await exited;
    return { code, signal };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await this.signal('SIGKILL');
  }

  #running(): ChildProcess {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null)
      throw new Error('it does not run');
    return child;
  }
}

/** Runs the gateway with these variables until it ends by itself. */
export async function runToEnd(
  variables: Record<string, string>,
): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [main], { env: variables, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code, stderr };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
