import { once } from 'node:events';
import { createServer } from 'node:http';
import { InternalPublishSchema, type NodeEvent } from '@tidewire/protocol';

export type FakeGateway = {
  url: string;
  secret: string;
  /** What was published, in order. Each was checked against the schema on its way in. */
  events: NodeEvent[];
  /** Requests that came, also those that were answered with a failure. */
  requests: number;
  /** Bytes. */
  largestBody: number;
  /** The status of every answer from now on; 204 is well. */
  status: number;
  /** Called when something is published, before it is answered. */
  onPublish: (() => void) | undefined;
  close(): Promise<void>;
};

/** Stands where the gateway's `/internal/publish` would be. */
export async function startFakeGateway(): Promise<FakeGateway> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    gateway.requests += 1;
    gateway.onPublish?.();
    const isOurs = request.headers.authorization === `Bearer ${gateway.secret}`;
    if (request.url !== '/internal/publish' || request.method !== 'POST' || !isOurs) {
      response.writeHead(403).end();
      return;
    }
    const body = Buffer.concat(chunks);
    gateway.largestBody = Math.max(gateway.largestBody, body.length);
    if (gateway.status !== 204) {
      response.writeHead(gateway.status).end();
      return;
    }
    const parsed = InternalPublishSchema.safeParse(JSON.parse(body.toString()));
    if (parsed.success) gateway.events.push(...parsed.data.events);
    response.writeHead(parsed.success ? 204 : 422).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake gateway has no port');
  const gateway: FakeGateway = {
    url: `http://127.0.0.1:${address.port}`,
    secret: 'the secret between web and gateway',
    events: [],
    requests: 0,
    largestBody: 0,
    status: 204,
    onPublish: undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return gateway;
}
