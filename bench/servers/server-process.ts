import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Report } from './report.ts';

export type Figures = Extract<Report, { type: 'figures' }>;

/** A server in a process of its own, that it may have a core of its own and can be killed. */
export class ServerProcess {
  readonly port: number;
  readonly #child: ChildProcess;
  #hear: (figures: Figures) => void = () => undefined;

  /** @param name of a file beside this one */
  static async start(name: string, variables: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const child = spawn(process.execPath, [fileURLToPath(new URL(`${name}.ts`, import.meta.url))], {
      env: variables,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it listened`)));
    child.once('message', (report: Report) => {
      if (report.type === 'listening') resolve(report.port);
      else reject(new Error(`${name} did not say where it listens`));
    });
    return new ServerProcess(child, await promise);
  }

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
    child.on('message', (report: Report) => {
      if (report.type === 'figures') this.#hear(report);
    });
  }

  /** Looks at the server, some fifty times a second, until `isEnough`. */
  async watch(isEnough: (figures: Figures) => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#hear = (figures) => {
      if (isEnough(figures)) resolve();
    };
    await promise;
    this.#hear = () => undefined;
  }

  /** SIGKILL: every socket is cut in the same moment. */
  async kill(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}
