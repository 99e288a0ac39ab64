import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { ProblemSchema } from '@tidewire/protocol';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { answerBrokenRequests } from './broken-requests.ts';

let server: Server | undefined;
beforeAll(() => answerBrokenRequests());
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  if (server !== undefined) await once(server, 'close');
  server = undefined;
});

/** Everything that is answered on one connection until it is closed. */
async function answered(sent: string, options: ServerOptions = {}): Promise<string> {
  server = createServer(options, (_, response) => response.end('ours'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  socket.write(sent);
  return text(socket);
}

function expectProblem(answer: string, status: number, code: string): void {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toMatch(/^content-type: application\/problem\+json$/im);
  const problem = ProblemSchema.parse(JSON.parse(body));
  expect(problem).toMatchObject({ status, code });
  expect(head).toContain(`X-Request-Id: ${problem.requestId}`);
}

test('[A56] more than a head may hold is a problem: 431', async () => {
  const answer = await answered(`GET /v1/rooms HTTP/1.1\r\nHost: x\r\nX-Much: ${'x'.repeat(20_000)}\r\n\r\n`);
  expectProblem(answer, 431, 'headers_too_large');
});

test('[A56] a request that does not arrive in time is a problem: 408', async () => {
  const answer = await answered('GET /v1/rooms HTTP/1.1\r\nHost: x\r\n', {
    headersTimeout: 20,
    requestTimeout: 20,
    connectionsCheckingInterval: 10,
  });
  expectProblem(answer, 408, 'request_timeout');
});

test('[A56] what is not HTTP is a problem: 400', async () => {
  expectProblem(await answered('HELO tidewire\r\n\r\n'), 400, 'bad_request');
});

test('[A56] nothing gets into an answer that is under way', async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': 8 });
    response.write('half');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  const answer = text(socket);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(server, 'request');
  socket.write('nonsense\r\n\r\n');
  expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\n(?:half)?$/s);
});
