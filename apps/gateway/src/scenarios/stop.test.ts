import { roomChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { authSecret, gatewayVariables, origin, signTicket, TestGateway } from './gateway.fixture.ts';
import { GatewayProcess, runToEnd } from './gateway-process.fixture.ts';
import { TestClient } from './test-client.fixture.ts';

describe('going away', () => {
  test('[G16] everybody is told when to come back and closed with 4200; what they had sent is acknowledged and kept', async () => {
    await using gateway = await TestGateway.start();
    for (const id of ['ada', 'bob']) await gateway.addPerson(id);
    const roomId = await gateway.addRoom('ada', 'bob');
    const pages = [await gateway.join('ada', roomId), await gateway.join('bob', roomId)];
    const messageIds = pages.flatMap(() => Array.from({ length: 10 }, () => v7()));
    const answers = messageIds.map((messageId, i) =>
      pages[i % 2]?.ask({
        type: 'publish',
        channel: roomChannel(roomId),
        data: { kind: 'message', messageId, body: 'sent before the end' },
      }),
    );
    await Promise.all(pages.map((page) => page.roundTrip()));
    await gateway.stop();
    const settled = await Promise.all(answers);
    expect(settled.map((answer) => answer?.type)).toEqual(messageIds.map(() => 'ok'));
    for (const page of pages) {
      expect(await page.next('goaway')).toMatchObject({ why: 'test' });
      expect(await page.closed).toMatchObject({ code: 4200 });
    }
    const stored = await gateway.database.messages.list(roomId, { limit: 100 });
    expect(stored.map(({ id }) => id).toSorted()).toEqual(messageIds.toSorted());
  });

  test('[G16] slots are spread, so that those sent away do not come back at once', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    const pages = [];
    for (let i = 0; i < 10; i += 1) pages.push(await gateway.join('ada'));
    await gateway.stop();
    const slots = [];
    for (const page of pages) slots.push((await page.next('goaway')).reconnectInMs);
    expect(new Set(slots).size).toBe(10);
  });

  test('[G44] SIGTERM ends the process well; a connection that does not answer does not hold it up for ever', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    await using child = await GatewayProcess.start(gateway.database.url, { CLOSE_TIMEOUT_MS: '200' });
    const page = await child.connect().opened();
    await page.hello(await signTicket('ada'));
    const deaf = await child.connect().opened();
    await deaf.hello(await signTicket('ada'));
    deaf.socket.pause();
    expect(await child.signal('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(await page.closed).toMatchObject({ code: 4200 });
    // The process knows that it ends, not whether anybody starts it again.
    expect(await page.next('goaway')).toMatchObject({ why: 'shutdown' });
    await deaf.close();
  });

  test('[G44] no ticket, secret or text of a message is ever in the log', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    const roomId = await gateway.addRoom('ada');
    await using child = await GatewayProcess.start(gateway.database.url, { LOG_LEVEL: 'trace' });
    const ticket = await signTicket('ada');
    const page = new TestClient(child.url, { origin });
    await page.opened();
    await page.hello(ticket, [{ channel: roomChannel(roomId) }]);
    const data = { kind: 'message', messageId: v7(), body: 'between you and me' } as const;
    await page.ask({ type: 'publish', channel: roomChannel(roomId), data });
    const again = await child.connect().opened();
    again.say({ type: 'hello', id: 1, ticket });
    await again.closed;
    await page.close();
    await child.signal('SIGTERM');
    expect(child.output).toContain('a ticket was refused');
    expect(child.output).toContain('"connectionId"');
    for (const secret of [ticket, authSecret, 'between you and me'])
      expect(child.output).not.toContain(secret);
  });
});

describe('a gateway that cannot start', () => {
  test('[G45] says so in one sentence and ends with 1', async () => {
    await using gateway = await TestGateway.start();
    const variables = gatewayVariables(gateway.database.url);
    const { AUTH_SECRET: _, ...noSecret } = variables;
    const cases: [Record<string, string>, RegExp][] = [
      [noSecret, /^AUTH_SECRET is missing.*\.\n$/],
      [
        { ...variables, GATEWAY_PORT: `${gateway.gateway.port}` },
        /^Port \d+ on 127\.0\.0\.1 is in use: .*\.\n$/,
      ],
      [{ ...variables, FEEDS: 'weather' }, /^FEEDS may list .* "weather" is none of them\.\n$/],
      [{ ...variables, DATABASE_URL: 'file:/nowhere/at/all.db' }, /^The gateway could not start: .*\n$/],
      [
        { ...variables, TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' },
        /^The gateway could not start: .*\n$/,
      ],
    ];
    const ends = await Promise.all(cases.map(([environment]) => runToEnd(environment)));
    for (const [index, { code, stderr }] of ends.entries()) {
      expect(code).toBe(1);
      expect(stderr).toMatch(cases[index]?.[1] ?? /^$/);
    }
  });
});
