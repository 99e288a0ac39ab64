import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { afterEach, describe, expect, test } from 'vitest';
import { startCommand } from './house.fixture.ts';

type Request = { headers: IncomingHttpHeaders; body: string };
type Answer = { status: number; body?: object; headers?: Record<string, string> } | 'hang up';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** Answers one after the other, the last one again and again. */
async function startServer(...answers: Answer[]): Promise<{ url: string; requests: Request[] }> {
  const requests: Request[] = [];
  const server = createServer(async (message, response) => {
    let body = '';
    for await (const chunk of message) body += chunk;
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({ headers: message.headers, body });
    if (answer === undefined || answer === 'hang up') {
      message.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const problem = (code: string, status: number) => ({
  status,
  body: { type: `urn:tidewire:problem:${code}`, title: code, status, code, requestId: 'r1', detail: 'Why' },
});
const empty = { status: 200, body: { items: [] } };
const roomId = v7();
const message = {
  ...{ id: v7(), roomId, seq: 1, author: { id: 'u', name: 'U', guest: false }, body: 'x', version: 1 },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', reactions: [], replyCount: 0 },
};

describe('what a script can trust', () => {
  test('0: it is done', async () => {
    const { url } = await startServer(empty);
    expect(await startCommand('users list', { url }).ended).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['unauthenticated', 401, 'does not know this credential'],
    ['forbidden', 403, 'Refused: Why (403 forbidden, request r1)'],
    ['not_found', 404, 'Refused: Why (404 not_found, request r1)'],
    ['invalid', 422, 'Refused: Why (422 invalid, request r1)'],
    ['unavailable', 503, 'Refused: Why (503 unavailable, request r1)'],
  ])('1: the server refused with %s', async (code, status, sentence) => {
    const { url } = await startServer(problem(code, status));
    const ended = await startCommand('users list', { url }).ended;
    expect(ended).toMatchObject({ code: 1, stdout: expect.not.stringContaining('{') });
    expect(ended.stderr).toContain(sentence);
  });

  test('1: something else answers there', async () => {
    const { url } = await startServer({ status: 200, body: { hello: 'world' } });
    const ended = await startCommand('users list', { url }).ended;
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('not as Tidewire does') });
  });

  test.each([
    ['fly', 'There is no command "fly"'],
    ['users', 'Say what to do with users: list, show, create, ban, unban, delete'],
    ['users fly', 'Say what to do with users'],
    ['users show', '"tidewire users show" needs USER'],
    ['users show a b', 'does not know what "b" is for'],
    ['users list --wings', "Unknown option '--wings'"],
    ['users create finn', '"tidewire users create" needs --email'],
    ['users list --url ftp://x', 'is not the address of a Tidewire'],
    ['keys create Bot --as finn', 'Say what the key may do'],
    ['keys create Bot --as finn --scope rooms:read', 'TIDEWIRE_PASSWORD'],
    ['publish nowhere', 'neither the id of a room nor a feed'],
    ['tail nowhere', '"nowhere" is no channel'],
    [`rooms export ${roomId} --format pdf`, '--format is one of json, html'],
  ])('2: %s', async (line, sentence) => {
    const { url } = await startServer(empty);
    const ended = await startCommand(line, { url }).ended;
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(sentence) });
  });

  test('3: nothing listens there', async () => {
    const { url } = await startServer(empty);
    await stop?.();
    stop = undefined;
    const ended = await startCommand('users list', { url }).ended;
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining(`${url} cannot be reached`) });
  });

  test('3: a proxy stands before nothing', async () => {
    const { url } = await startServer({ status: 502 });
    expect((await startCommand('users list', { url }).ended).code).toBe(3);
  });
});

describe('what may pass is tried again', () => {
  test('and a message that was cut off keeps its id and its Idempotency-Key', async () => {
    const { url, requests } = await startServer(
      { status: 201, body: message },
      'hang up',
      problem('unavailable', 503),
      { status: 201, body: message },
    );
    const stdin = '{"body":"one"}\n{"body":"two"}\n';
    const ended = await startCommand(`publish ${roomId}`, { url, stdin }).ended;
    expect(ended).toMatchObject({ code: 0, stdout: '2 published.\n' });
    expect(requests).toHaveLength(4);
    const [first, ...second] = requests.map(({ headers, body }) => [
      headers['idempotency-key'],
      JSON.parse(body),
    ]);
    expect(second[0]?.[1]).toEqual({ id: expect.any(String), body: 'two' });
    expect(second[1]).toEqual(second[0]);
    expect(second[2]).toEqual(second[0]);
    expect(first?.[0]).not.toBe(second[0]?.[0]);
  });

  test('and a server that asks for too much patience gets none', async () => {
    const { url, requests } = await startServer({
      ...problem('rate_limited', 429),
      headers: { 'retry-after': '3600' },
    });
    expect((await startCommand('users list', { url }).ended).code).toBe(1);
    expect(requests).toHaveLength(1);
  });
});

describe('the process', () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));

  test.each([
    ['publishes what is piped in, and ends with 0', { status: 201, body: message }, 0, '1 published.\n', ''],
    ['ends with 1', problem('forbidden', 403), 1, '', 'Line 1: Refused: Why'],
    ['ends with 3', { status: 502 }, 3, '', 'answers 502'],
  ] satisfies [string, Answer, number, string, string][])('%s', async (_what, answer, code, out, err) => {
    const { url } = await startServer({ ...answer, headers: { 'retry-after': '0' } });
    const child = spawn(process.execPath, [main, 'publish', roomId], {
      env: { TIDEWIRE_URL: url, TIDEWIRE_KEY: 'tw_x' },
    });
    const ended = once(child, 'close');
    child.stdin.end('{"body":"hello"}\n');
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(await ended).toEqual([code, null]);
    expect(stdout).toBe(out);
    expect(stderr).toContain(err);
  });
});
