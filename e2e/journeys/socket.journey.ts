import { once } from 'node:events';
import WebSocket from 'ws';
import { expect, test } from '../people.ts';

const subprotocol = 'tidewire.v1.json';

test.describe('the door of the gateway', () => {
  for (const [name, origin] of [
    ['no Origin', undefined],
    ['a foreign Origin', 'https://evil.example'],
    ['a look-alike Origin', 'http://localhost.evil.example'],
    ['the Origin null', 'null'],
  ] as const) {
    test(`${name} gets 403`, async ({ stack }) => {
      const socket = new WebSocket(`${stack.gatewayUrl.replace('http', 'ws')}/live`, subprotocol, {
        ...(origin === undefined ? {} : { origin }),
      });
      const [request, response] = await once(socket, 'unexpected-response');
      expect(response.statusCode).toBe(403);
      request.destroy();
    });
  }

  test('without a hello the connection is closed with 4001 within five seconds', async ({ stack }) => {
    const socket = new WebSocket(`${stack.gatewayUrl.replace('http', 'ws')}/live`, subprotocol, {
      origin: stack.webUrl,
    });
    await once(socket, 'open');
    const [code] = await once(socket, 'close');
    expect(code).toBe(4001);
  });

  test('a ticket works once: the second hello is closed with 4002', async ({ signIn, stack }) => {
    const ada = await signIn('ada');
    const answer = await ada.page.request.post('/v1/tickets', { headers: { origin: stack.webUrl } });
    const { ticket, url } = await answer.json();
    const open = async (): Promise<WebSocket> => {
      const socket = new WebSocket(url, subprotocol, { origin: stack.webUrl });
      await once(socket, 'open');
      socket.send(JSON.stringify({ type: 'hello', id: 1, ticket }));
      return socket;
    };
    const first = await open();
    const [welcome] = await once(first, 'message');
    expect(JSON.parse(String(welcome))).toMatchObject({ type: 'welcome', re: 1 });
    const second = await open();
    const [code] = await once(second, 'close');
    expect(code).toBe(4002);
    expect(first.readyState).toBe(WebSocket.OPEN);
    first.terminate();
  });
});
