import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, openDatabase } from '@tidewire/database';
import { v7 } from 'uuid';

const root = new URL('..', import.meta.url).pathname;

const startsWithinMs = 300_000;

export type Writer = { id: string; cookie: string };

/** A whole Tidewire in processes of its own, on free ports and a database that goes with it. */
export class StartedWeb {
  readonly url: string;
  readonly #databaseUrl: string;
  readonly #stop: () => Promise<void>;

  /** @param variables of the environment, beside those that are needed */
  static async start(variables: Readonly<Record<string, string>>): Promise<StartedWeb> {
    const folder = await mkdtemp(join(tmpdir(), 'tidewire-bench-'));
    const databaseUrl = `file:${join(folder, 'bench.db')}`;
    const [webPort, gatewayPort] = await Promise.all([freePort(), freePort()]);
    const lifted = {
      READS_PER_MINUTE: '10000000',
      WRITES_PER_MINUTE: '10000000',
      AUTH_ATTEMPTS_PER_MINUTE: '1000',
    };
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      env: {
        ...process.env,
        ...lifted,
        DATABASE_URL: databaseUrl,
        TIDEWIRE_DATA_DIR: folder,
        WEB_PORT: String(webPort),
        GATEWAY_PORT: String(gatewayPort),
        PUBLIC_URL: `http://localhost:${webPort}`,
        // Whoever runs this has a Tidewire of their own in their environment, with other ports.
        GATEWAY_URL: `ws://localhost:${gatewayPort}/live`,
        GATEWAY_INTERNAL_URL: `http://127.0.0.1:${gatewayPort}`,
        ALLOWED_ORIGINS: `http://localhost:${webPort}`,
        LOG_LEVEL: 'error',
        ...variables,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const exited = once(child, 'exit');
    const stop = async (): Promise<void> => {
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    };
    const url = `http://localhost:${webPort}`;
    try {
      const ended = exited.then(([code]) => {
        throw new Error(`it ended with ${code} before it answered`);
      });
      await Promise.race([answers(`${url}/healthz`), ended]);
    } catch (error) {
      await stop();
      throw error;
    }
    return new StartedWeb(url, databaseUrl, stop);
  }

  private constructor(url: string, databaseUrl: string, stop: () => Promise<void>) {
    this.url = url;
    this.#databaseUrl = databaseUrl;
    this.#stop = stop;
  }

  async signUp(username: string): Promise<Writer> {
    const answer = await this.#send('POST', '/api/auth/sign-up/email', '', {
      ...{ username, name: username, email: `${username}@example.com` },
      password: v7(),
    });
    const { user } = (await answer.json()) as { user: { id: string } };
    const cookie = answer.headers
      .getSetCookie()
      .map((field) => field.split(';', 1)[0])
      .join('; ');
    return { id: user.id, cookie };
  }

  async openRoom({ cookie }: Writer, others: readonly Writer[]): Promise<string> {
    const made = await this.#send('POST', '/v1/rooms', cookie, { name: 'Bench' });
    const { id } = (await made.json()) as { id: string };
    for (const other of others.slice(1))
      await this.#send('PUT', `/v1/users/me/rooms/${id}`, other.cookie, {});
    return id;
  }

  /** Past the API, which would not take so many from one person so fast. */
  async fill(roomId: string, { id }: Writer, count: number): Promise<void> {
    const author = { id, name: 'writer0', guest: false };
    await this.inDatabase(async ({ messages }) => {
      for (let at = 0; at < count; at += 1_000) {
        await Promise.all(
          Array.from({ length: 1_000 }, (_, nth) =>
            messages.append({ roomId, messageId: v7(), author, body: `Message ${at + nth}` }),
          ),
        );
      }
    });
  }

  async inDatabase(write: (database: Database) => Promise<void>): Promise<void> {
    const database = await openDatabase(this.#databaseUrl);
    try {
      await write(database);
    } finally {
      await database.close();
    }
  }

  async get(path: string, cookie: string): Promise<Response> {
    const answer = await fetch(this.url + path, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    await answer.arrayBuffer();
    return answer;
  }

  async #send(method: string, path: string, cookie: string, body: object): Promise<Response> {
    const headers = { cookie, origin: this.url, 'content-type': 'application/json' };
    const answer = await fetch(this.url + path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stop();
  }
}

async function answers(url: string): Promise<void> {
  const until = performance.now() + startsWithinMs;
  while (performance.now() < until) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await delay(250);
  }
  throw new Error(`${url} did not answer within ${startsWithinMs / 1_000} s`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}
