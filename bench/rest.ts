/**
 * The REST API of a Tidewire that was started as `npm start` does: what page 1,000 of a room costs beside page 1, and how long reads and
 * durable writes take at 200 a second. Each write is fsynced before it is answered. Budgets are lifted, everything else is as shipped.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '@tidewire/database';
import autocannon from 'autocannon';
import { v7 } from 'uuid';

const root = new URL('..', import.meta.url).pathname;
const pages = 1_000;
const perPage = 10;
const rounds = 300;
const perSecond = 200;
const seconds = 20;
/** One person may publish 30 messages a second. */
const writers = 10;
const startsWithinMs = 300_000;

type Writer = { id: string; cookie: string };

export async function benchRest(): Promise<string[]> {
  await using web = await StartedWeb.start();
  const people = await Promise.all(Array.from({ length: writers }, (_, nth) => web.signUp(`writer${nth}`)));
  const [owner] = people;
  if (owner === undefined) throw new Error('nobody is there');
  const roomId = await web.openRoom(owner, people);
  await web.fill(roomId, owner, pages * perPage);
  const ratio = await comparePages(web, owner, `/v1/rooms/${roomId}/messages?limit=${perPage}`);
  const reading = await fire(web, [
    { method: 'GET', path: `/v1/rooms/${roomId}/messages`, headers: { cookie: owner.cookie } },
  ]);
  const writing = await fire(
    web,
    people.map(({ cookie }) => ({
      method: 'POST' as const,
      path: `/v1/rooms/${roomId}/messages`,
      headers: { cookie, origin: web.url, 'content-type': 'application/json' },
      body: JSON.stringify({ body: 'The quick brown fox jumps over the lazy dog' }),
    })),
  );
  return [
    `REST, ${pages * perPage} messages in a room, pages of ${perPage}; then ${perSecond} requests/s for ${seconds} s, on 10 connections`,
    ratio,
    describe('reads of 50 messages', reading),
    describe('durable writes', writing),
  ];
}

async function comparePages(web: StartedWeb, { cookie }: Writer, first: string): Promise<string> {
  let last = first;
  for (let page = 1; page < pages; page += 1) {
    const answer = await web.get(last, cookie);
    const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    if (next === undefined) throw new Error(`page ${page} is the last one`);
    last = next;
  }
  const times: Record<'first' | 'last', number[]> = { first: [], last: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.first.push(await timeOf(() => web.get(first, cookie)));
    times.last.push(await timeOf(() => web.get(last, cookie)));
  }
  const [a, b] = [median(times.first), median(times.last)];
  return `  page 1: ${a.toFixed(2)} ms, page ${pages}: ${b.toFixed(2)} ms (median of ${rounds}), page ${pages} to page 1: × ${(b / a).toFixed(2)}`;
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const fire = (web: StartedWeb, requests: autocannon.Request[]): Promise<autocannon.Result> =>
  autocannon({ url: web.url, connections: 10, overallRate: perSecond, duration: seconds, requests });

function describe(name: string, { latency, requests, non2xx, errors }: autocannon.Result): string {
  const failed = non2xx + errors;
  return `  ${name}: ${requests.average.toFixed(0)}/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, ${requests.total} answered, ${failed} failed`;
}

/** A whole Tidewire in processes of its own, on free ports and a database that goes with it. */
class StartedWeb {
  readonly url: string;
  readonly #databaseUrl: string;
  readonly #stop: () => Promise<void>;

  static async start(): Promise<StartedWeb> {
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
        FEEDS: 'none',
        LOG_LEVEL: 'error',
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
    const database = await openDatabase(this.#databaseUrl);
    const author = { id, name: 'writer0', guest: false };
    for (let at = 0; at < count; at += 1_000) {
      await Promise.all(
        Array.from({ length: 1_000 }, (_, nth) =>
          database.messages.append({ roomId, messageId: v7(), author, body: `Message ${at + nth}` }),
        ),
      );
    }
    await database.close();
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
