import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FeedCreateSchema, FeedPublishSchema } from '@tidewire/protocol';

export type TestRequest = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
};

export type TestAnswer = { status: number; body?: object | string; headers?: Record<string, string> };

/** What to answer instead of the usual: `undefined` is the usual, `hang up` cuts the connection. */
export type Answering = (request: TestRequest) => TestAnswer | 'hang up' | undefined;

/**
 * The part of Tidewire's REST API that the replay speaks to, on a free loopback port: feeds that can be looked up, created and
 * published to, checked with the very schemas of the API.
 */
export async function startTestServer(feeds: Record<string, 'quote' | 'match'> = {}) {
  const known = new Map(Object.entries(feeds));
  const requests: TestRequest[] = [];
  const server = createServer(async (message, response) => {
    let text = '';
    for await (const chunk of message) text += chunk;
    const request = {
      method: message.method ?? '',
      path: message.url ?? '',
      headers: message.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
    requests.push(request);
    const answer = testServer.answering(request) ?? usualAnswer(known, request);
    if (answer === 'hang up') {
      message.socket.destroy();
      return;
    }
    const { status, body, headers = {} } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const testServer = {
    url: `http://127.0.0.1:${port}`,
    requests,
    feeds: known,
    answering: (() => undefined) as Answering,
    /** The bodies of the publishing requests, in order. */
    published: () =>
      requests
        .filter(({ method, path }) => method === 'POST' && path.endsWith('/events'))
        .map(({ body, path }) => ({ path, ...FeedPublishSchema.parse(body) })),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return testServer;
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

function usualAnswer(known: Map<string, string>, { method, path, body }: TestRequest): TestAnswer {
  const [, id = '', events] = /^\/v1\/feeds\/([^/]+)(\/events)?$/.exec(path) ?? [];
  const feedId = decodeURIComponent(id);
  if (method === 'POST' && path === '/v1/feeds') {
    const feed = FeedCreateSchema.parse(body);
    known.set(feed.id, feed.kind);
    return { status: 201, body: feed };
  }
  if (!known.has(feedId)) return { status: 404, body: problem('not_found', 404) };
  if (method === 'GET')
    return { status: 200, body: { id: feedId, kind: known.get(feedId), provenance: 'replayed' } };
  if (events === undefined) return { status: 405, body: problem('method_not_allowed', 405) };
  return { status: 201, body: { published: FeedPublishSchema.parse(body).events.length } };
}

/** An RFC 9457 problem as Tidewire writes it. */
export const problem = (code: string, status: number, more: object = {}): object => ({
  type: `https://tidewire.example/problems/${code}`,
  title: code,
  status,
  code,
  requestId: 'r-1',
  ...more,
});
