/**
 * A Chromium of its own, spoken to over its DevTools protocol and through nothing else: what drives browsers for tests keeps every page
 * awake, and here a tab must be able to be hidden. Tabs, workers and the processes they cost can be asked.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';

type Answer = { id?: number; result?: unknown; error?: { message: string }; sessionId?: string };
type Told = { method: string; params: Record<string, unknown>; sessionId?: string };
type Listener = (params: Record<string, unknown>) => void;

/** One target that is spoken to: the browser itself, a tab or a worker. */
export type Session = {
  send<T>(method: string, params?: object): Promise<T>;
  on(method: string, listener: Listener): () => void;
  /** The value of an expression, as JSON. */
  evaluate<T>(expression: string): Promise<T>;
};

export class Browser {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #listeners = new Set<{ sessionId: string | undefined; method: string; listener: Listener }>();
  readonly #stop: () => Promise<void>;
  #calls = 0;

  static async start(): Promise<Browser> {
    const profile = await mkdtemp(join(tmpdir(), 'tidewire-bench-browser-'));
    const child = spawn(
      executable(),
      [
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        '--window-size=1440,900',
        '--no-sandbox',
        '--no-first-run',
        '--disable-gpu',
        '--disable-sync',
        '--disable-background-networking',
        '--disable-component-update',
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const exited = once(child, 'exit');
    const stop = async (): Promise<void> => {
      child.kill('SIGKILL');
      await exited;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    };
    try {
      let url: string | undefined;
      for await (const line of createInterface(child.stderr)) {
        url = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
        if (url !== undefined) break;
      }
      if (url === undefined) throw new Error('the browser ended before it listened');
      child.stderr.resume();
      const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 512 * 1_048_576 });
      await once(socket, 'open');
      return new Browser(socket, stop);
    } catch (error) {
      await stop();
      throw error;
    }
  }

  private constructor(socket: WebSocket, stop: () => Promise<void>) {
    this.#socket = socket;
    this.#stop = stop;
    socket.on('message', (data) => this.#hear(JSON.parse(String(data)) as Answer | Told));
  }

  get itself(): Session {
    return this.#session(undefined);
  }

  async openTab(): Promise<{ targetId: string; tab: Session }> {
    const { targetId } = await this.itself.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
    });
    return { targetId, tab: await this.attach(targetId) };
  }

  async attach(targetId: string): Promise<Session> {
    const { sessionId } = await this.itself.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    return this.#session(sessionId);
  }

  /** Targets of a kind, such as `shared_worker`. */
  async targets(type: string): Promise<{ targetId: string; type: string; url: string }[]> {
    const { targetInfos } = await this.itself.send<{
      targetInfos: { targetId: string; type: string; url: string }[];
    }>('Target.getTargets', { filter: [{ type }] });
    return targetInfos;
  }

  /** Seconds of processor time that all renderers together have used. */
  async rendererSeconds(): Promise<number> {
    const { processInfo } = await this.itself.send<{ processInfo: { type: string; cpuTime: number }[] }>(
      'SystemInfo.getProcessInfo',
    );
    return processInfo
      .filter(({ type }) => type === 'renderer')
      .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.terminate();
    await this.#stop();
  }

  #session(sessionId: string | undefined): Session {
    const send = <T>(method: string, params: object = {}): Promise<T> => {
      const id = ++this.#calls;
      const waiting = Promise.withResolvers<unknown>();
      this.#waiting.set(id, waiting);
      this.#socket.send(
        JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) }),
      );
      return waiting.promise as Promise<T>;
    };
    return {
      send,
      on: (method, listener) => {
        const entry = { sessionId, method, listener };
        this.#listeners.add(entry);
        return () => void this.#listeners.delete(entry);
      },
      async evaluate<T>(expression: string): Promise<T> {
        const { result, exceptionDetails } = await send<{ result: { value: T }; exceptionDetails?: object }>(
          'Runtime.evaluate',
          { expression, returnByValue: true, awaitPromise: true },
        );
        if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
        return result.value;
      },
    };
  }

  #hear(message: Answer | Told): void {
    if ('method' in message) {
      for (const { sessionId, method, listener } of [...this.#listeners])
        if (sessionId === message.sessionId && method === message.method) listener(message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id ?? 0);
    this.#waiting.delete(message.id ?? 0);
    if (message.error !== undefined) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result);
  }
}

function executable(): string {
  const path = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium'].find(existsSync);
  if (path === undefined) throw new Error('There is no /usr/bin/chromium: set CHROMIUM_PATH.');
  return path;
}
