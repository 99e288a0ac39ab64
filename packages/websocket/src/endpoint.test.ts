import { describe, expect, test } from 'vitest';
import { Endpoint, type EndpointEvent } from './endpoint.ts';

/** Hands everything one side has to send to the other, and gives what the other heard. */
function deliver(from: Endpoint, to: Endpoint): EndpointEvent[] {
  return from.dataToSend().chunks.flatMap((chunk) => [...to.receive(chunk)]);
}

function pair(): { server: Endpoint; client: Endpoint } {
  return { server: new Endpoint({ role: 'server' }), client: new Endpoint({ role: 'client' }) };
}

describe('two endpoints, one of each role', () => {
  test('what the client says is heard by the server as it was said', () => {
    const { server, client } = pair();
    client.sendText('héllo');
    client.sendBinary(Uint8Array.of(1, 2, 3));
    expect(deliver(client, server)).toEqual([
      { type: 'message', data: 'héllo' },
      { type: 'message', data: Buffer.of(1, 2, 3) },
    ]);
  });

  test('what the server says is heard by the client as it was said', () => {
    const { server, client } = pair();
    server.sendText('hello');
    expect(deliver(server, client)).toEqual([{ type: 'message', data: 'hello' }]);
  });

  test('a ping is answered by a pong with the same data', () => {
    const { server, client } = pair();
    client.ping(Buffer.from('are you there'));
    deliver(client, server);
    expect(deliver(server, client)).toEqual([{ type: 'pong', data: Buffer.from('are you there') }]);
  });

  test('a close is echoed, both sides are closed, and the server ends TCP first', () => {
    const { server, client } = pair();
    client.close(4001, 'bye');
    expect(deliver(client, server)).toEqual([{ type: 'close', cause: 'peer', code: 4001, reason: 'bye' }]);
    const { chunks, endTcp } = server.dataToSend();
    expect(chunks.flatMap((chunk) => [...client.receive(chunk)])).toEqual([
      { type: 'close', cause: 'peer', code: 4001, reason: '' },
    ]);
    expect([server.state, client.state, endTcp]).toEqual(['closed', 'closed', true]);
    expect(client.dataToSend().endTcp).toBe(false);
    expect([...client.receiveEof()]).toEqual([]);
    expect(client.dataToSend().endTcp).toBe(true);
  });
});
