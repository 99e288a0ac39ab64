/**
 * The gateway, as whoever runs it sees it: a process that is started with variables, writes a log, and can be killed, stopped and told to
 * end.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../apps/gateway/src/main.ts', import.meta.url));
/** pino's. */
const errorLevel = 50;
const startWithinMs = 30_000;

export type GatewayParts = {
  variables: Readonly<Record<string, string>>;
  /** Something in its log, or in how it ended, that must not be there. */
  onComplaint: (text: string) => void;
};

type Running = { child: ChildProcess; port: number; isExpectedToEnd: boolean };

export class GatewayProcess {
  readonly #parts: GatewayParts;
  #running: Running | undefined;
  #isBusy = Promise.resolve();

  static async start(parts: GatewayParts): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(parts);
    await gateway.#start();
    return gateway;
  }

  private constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  /** Where it listens, while it does. */
  get port(): number | undefined {
    return this.#running?.port;
  }

  /** SIGKILL, and started again after `downMs`. What is done to it is done one after the other. */
  kill(downMs: number, onKilled: () => void): Promise<void> {
    return this.#inTurn(async () => {
      onKilled();
      await this.#end('SIGKILL');
      await delay(downMs);
      await this.#start();
    });
  }

  /** SIGTERM, waited for, and started again. */
  restart(onTold: () => void): Promise<void> {
    return this.#inTurn(async () => {
      onTold();
      await this.#terminate();
      await this.#start();
    });
  }

  pause(ms: number, onPaused: () => void): Promise<void> {
    return this.#inTurn(async () => {
      onPaused();
      this.#running?.child.kill('SIGSTOP');
      await delay(ms);
      this.#running?.child.kill('SIGCONT');
    });
  }

  stop(): Promise<void> {
    return this.#inTurn(() => this.#terminate());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#isBusy;
    await this.#end('SIGKILL');
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#isBusy.then(task);
    this.#isBusy = done.catch(() => undefined);
    return done;
  }

  async #start(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: this.#parts.variables,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const orphaned = () => child.kill('SIGKILL');
    process.once('exit', orphaned);
    child.once('exit', () => process.off('exit', orphaned));
    const port = await this.#readPort(child);
    const running: Running = { child, port, isExpectedToEnd: false };
    this.#running = running;
    child.once('exit', (code, signal) => {
      if (this.#running === running) this.#running = undefined;
      if (!running.isExpectedToEnd) this.#parts.onComplaint(`it ended by itself: ${signal ?? code}`);
    });
  }

  #readPort(child: ChildProcess): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('the gateway did not start in time'));
    }, startWithinMs);
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code} before it listened`)));
    if (child.stdout === null || child.stderr === null) throw new Error('the gateway has no output');
    createInterface(child.stdout).on('line', (line) => {
      const port = this.#readLine(line);
      if (port !== undefined) resolve(port);
    });
    createInterface(child.stderr).on('line', (line) => this.#parts.onComplaint(line));
    return promise.finally(() => clearTimeout(timer));
  }

  /** A line of the log. Gives the port when it says so. */
  #readLine(line: string): number | undefined {
    const entry = readEntry(line);
    if (entry === undefined) {
      this.#parts.onComplaint(`not a line of a log: ${line}`);
      return undefined;
    }
    if ('level' in entry && typeof entry.level === 'number' && entry.level >= errorLevel) {
      this.#parts.onComplaint(line);
    }
    const isListening = 'msg' in entry && entry.msg === 'listening';
    return isListening && 'port' in entry && typeof entry.port === 'number' ? entry.port : undefined;
  }

  async #terminate(): Promise<void> {
    const code = await this.#end('SIGTERM');
    if (code !== 0) this.#parts.onComplaint(`it was told to end, and did with ${code}`);
  }

  /** How it ended; undefined when it did not run. */
  async #end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | undefined> {
    const running = this.#running;
    if (running === undefined) return undefined;
    running.isExpectedToEnd = true;
    const exited = once(running.child, 'exit');
    running.child.kill(signal);
    const [code, endedBy] = await exited;
    this.#running = undefined;
    return code ?? endedBy;
  }
}

function readEntry(line: string): object | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? entry : undefined;
  } catch {
    return undefined;
  }
}
