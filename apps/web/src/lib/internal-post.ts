import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';

/** Sends a JSON text; gives the status of the answer, whose body is dropped. Rejects when there is none. */
export type InternalPost = (body: string, signal: AbortSignal) => Promise<number>;

/** POST to one address of another process of ours, over connections that are kept. It is asked with every write, and `fetch` costs three times as much. */
export function openInternalPost(url: URL, secret: string): InternalPost {
  const isTls = url.protocol === 'https:';
  const request = isTls ? tlsRequest : plainRequest;
  const agent = new (isTls ? TlsAgent : PlainAgent)({ keepAlive: true });
  return (body, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const headers = {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const asked = request(url, { method: 'POST', agent, headers, signal }, (response) => {
      response.on('error', reject);
      response.on('end', () => resolve(response.statusCode ?? 0));
      // Read, so that the connection is free for the next request.
      response.resume();
    });
    asked.on('error', reject);
    asked.end(body);
    return promise;
  };
}
