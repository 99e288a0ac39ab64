/**
 * A whole Tidewire for the command line to run: the web app's handlers behind a real socket, and, when asked for, a real gateway on the same
 * database.
 */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { parseConfig } from '../../gateway/src/config.ts';
import { silentLog } from '../../gateway/src/log.ts';
import { type Gateway, startGateway } from '../../gateway/src/main.ts';
import {
  type Client,
  publicUrl,
  type RestApi,
  startRestApi,
} from '../../web/src/testing/rest-api.fixture.ts';
import type { ExitCode } from './cli-error.ts';
import { run } from './run.ts';
import type { Terminal } from './terminal.ts';

export type Ended = { code: ExitCode; stdout: string; stderr: string };

/** A command under way. */
export type Running = { ended: Promise<Ended>; stderr: TextSink; interrupt(): void };

type Means = { key?: string; stdin?: string; password?: string; url?: string };

export class House {
  readonly api: RestApi;
  readonly url: string;
  readonly #server: Server;
  #gateway: Gateway | undefined;
  #ticketUrl = new URL('ws://127.0.0.1:1/live');

  static async open(): Promise<House> {
    const api = await startRestApi();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new House(api, server);
  }

  private constructor(api: RestApi, server: Server) {
    this.api = api;
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', async (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const { method = 'GET', headers, url = '/' } = incoming;
      const given = Object.fromEntries(
        Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
      // The pages of this house are where it listens.
      if (given.origin === this.url) given.origin = publicUrl;
      const environment = { ...api.services.environment, gatewayUrl: this.#ticketUrl };
      const ask: Client = api.askWith({ ...api.services, environment });
      const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
      const answer = await ask(url, { method, headers: given, ifMatch: null, ...body });
      for (const [name, value] of answer.headers) outgoing.appendHeader(name, value);
      outgoing.writeHead(answer.status);
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    });
  }

  async startGateway(): Promise<void> {
    const { databaseUrl, authSecret, internalSecret } = this.api.services.environment;
    const config = parseConfig({
      GATEWAY_PORT: '0',
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: this.url,
      AUTH_SECRET: authSecret,
      INTERNAL_SECRET: internalSecret,
      FEEDS: 'none',
      LOG_LEVEL: 'silent',
    });
    this.#gateway = await startGateway(config, silentLog);
    this.#ticketUrl = new URL(`ws://127.0.0.1:${this.#gateway.port}/live`);
  }

  /** What the web app told its gateway, told to the real one. */
  async passOn(): Promise<void> {
    const { internalSecret } = this.api.services.environment;
    const answer = await fetch(`http://127.0.0.1:${this.#gateway?.port}/internal/publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${internalSecret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events: this.api.gateway.events.splice(0) }),
    });
    if (answer.status !== 204) throw new Error(`not taken: ${await answer.text()}`);
  }

  /** A key of an administrator with these scopes, by the words of the sign-in library. */
  async key(permissions: Record<string, string[]>): Promise<string> {
    const admin = await this.api.signUpAdmin(`root${Math.random().toString(36).slice(2, 10)}`);
    const { auth } = this.api.services;
    const { key } = await auth.api.createApiKey({ body: { userId: admin.id, permissions } });
    return key;
  }

  start(line: string, means: Means = {}): Running {
    return startCommand(line, { url: this.url, ...means });
  }

  tw(line: string, means: Means = {}): Promise<Ended> {
    return this.start(line, means).ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#gateway?.stop('test');
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.api.close();
  }
}

/** A command line without quotes: its words are apart by spaces, `_` stands for one within a word. */
export function startCommand(line: string, { key = 'tw_none', stdin = '', password, url }: Means): Running {
  const [stdout, stderr] = [new TextSink(), new TextSink()];
  const interrupted = new AbortController();
  const terminal: Terminal = {
    env: { TIDEWIRE_URL: url, TIDEWIRE_KEY: key, TIDEWIRE_PASSWORD: password },
    resolvePath: (path) => path,
    stdin: Readable.from([stdin]).pipe(new PassThrough()),
    stdout,
    stderr,
    signal: interrupted.signal,
    // No longer than until the API, whose clock is real, has a place for one more message.
    sleep: async (ms, signal) => {
      await delay(Math.min(ms, 100), undefined, { signal });
    },
    elapsedMs: () => 0,
  };
  const argv = line
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', ' '));
  const ended = run(argv, terminal).then((code) => ({ code, stdout: stdout.text, stderr: stderr.text }));
  return { ended, stderr, interrupt: () => interrupted.abort() };
}

export class TextSink extends Writable {
  text = '';
  #waiters: { wanted: string; resolve: () => void }[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    for (const { wanted, resolve } of this.#waiters) if (this.text.includes(wanted)) resolve();
    done();
  }

  async says(wanted: string): Promise<void> {
    if (this.text.includes(wanted)) return;
    await new Promise<void>((resolve) => this.#waiters.push({ wanted, resolve }));
  }
}
