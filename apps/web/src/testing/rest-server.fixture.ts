/**
 * The web app's handlers behind a real socket in a process of their own, which may be killed. Its environment comes as JSON in the first
 * argument; it prints its port. With `dies` in the second it is killed when an answer to a keyed request is about to be kept: what was asked
 * for is committed then, and nobody has been answered.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { readEnvironment } from '../lib/environment.ts';
import { createServices } from '../lib/services.ts';
import { findRoute } from './routes.fixture.ts';

const [, , given = '{}', fate] = process.argv;
const services = createServices(readEnvironment(JSON.parse(given)));
if (fate === 'dies') {
  const { database } = services;
  const answer = async (): Promise<never> => {
    process.kill(process.pid, 'SIGKILL');
    return Promise.withResolvers<never>().promise;
  };
  services.database = { ...database, keyedRequests: { ...database.keyedRequests, answer } };
}
const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = 'GET' } = incoming;
  const url = new URL(incoming.url ?? '/', services.environment.publicUrl);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(url, {
    method,
    headers: incoming.headers as Record<string, string>,
    ...(hasBody && { body: Buffer.concat(chunks) }),
  });
  const route = await findRoute(url.pathname);
  const handle = route?.module[method];
  if (route === undefined || handle === undefined) throw new Error(`no route for ${method} ${url.pathname}`);
  const answer = await handle(request, { params: Promise.resolve(route.params), services });
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('no port');
writeSync(1, `${address.port}\n`);
