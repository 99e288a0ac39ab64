import { once } from 'node:events';
import { expect, test } from 'vitest';
import { type RawData, WebSocket } from 'ws';
import { FakeClock } from '../fake-clock.ts';
import { origin, TestGateway } from './gateway.fixture.ts';

async function openEcho(gateway: TestGateway): Promise<WebSocket> {
  const socket = new WebSocket(gateway.url.replace('/live', '/echo'), { headers: { origin } });
  await once(socket, 'open');
  return socket;
}

const closeCode = async (socket: WebSocket): Promise<number> => (await once(socket, 'close'))[0];

test('[G46] /echo says back text as text and bytes as bytes', async () => {
  await using gateway = await TestGateway.start();
  const socket = await openEcho(gateway);
  for (const said of ['hello', '', '漢'.repeat(20_000), Buffer.from([0, 255, 1])]) {
    const answer = once(socket, 'message') as Promise<[RawData, boolean]>;
    socket.send(said);
    const [data, isBinary] = await answer;
    expect(isBinary).toBe(typeof said !== 'string');
    expect(Buffer.from(data as Buffer).equals(Buffer.from(said))).toBe(true);
  }
  socket.terminate();
});

test('[G46] in production it is under tight limits: 64 KiB a message, 40 messages at once', async () => {
  await using gateway = await TestGateway.start({}, new FakeClock());
  const large = await openEcho(gateway);
  large.send(Buffer.alloc(65_537));
  expect(await closeCode(large)).toBe(1009);
  const many = await openEcho(gateway);
  let echoed = 0;
  many.on('message', () => {
    echoed += 1;
  });
  for (let i = 0; i < 41; i += 1) many.send('again');
  expect(await closeCode(many)).toBe(1008);
  expect(echoed).toBe(40);
});

test('[G46] it can be turned off', async () => {
  await using gateway = await TestGateway.start({ ECHO_ENDPOINT: 'off' });
  const response = await fetch(`${gateway.httpUrl}/echo`);
  expect(response.status).toBe(404);
});
