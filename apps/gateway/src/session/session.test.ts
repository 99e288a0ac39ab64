import { closeCodes } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { settle } from '../fake-clock.ts';
import { AwayError, createWorld, room, roomId, signTicket } from './session.fixture.ts';

describe('saying hello', () => {
  test('[G1] a hello with a good ticket is welcomed with who one is, the limits and every channel asked for', async () => {
    const world = createWorld();
    const page = world.connect();
    const ticket = await signTicket('ada', world.clock);
    const foreign = 'room:01998000-0000-7000-8000-00000000ffff';
    const [welcome] = await page.hello(ticket, [room, foreign]);
    expect(welcome).toMatchObject({
      type: 'welcome',
      re: 1,
      connectionId: 'c1',
      user: { id: 'ada', name: 'ada', guest: false },
      node: 'g1',
      limits: { messageBytes: 65_536, subscriptions: 200, publishPerSecond: 10, outboxBytes: 1_048_576 },
      heartbeatMs: 25_000,
      channels: [{ channel: room }, { channel: foreign, error: { code: 'not_found' } }],
    });
  });

  test('[G2] who says nothing is closed with 4001 when the time is over', async () => {
    const world = createWorld({ helloMs: 5_000 });
    const page = world.connect();
    world.clock.advance(4_999);
    expect(page.closedWith).toBeUndefined();
    world.clock.advance(1);
    expect(page.closedWith?.code).toBe(closeCodes.notSignedIn);
    expect(world.sessions.size).toBe(0);
    expect(world.clock.pendingTasks).toBe(0);
  });

  test('[G3] a ticket is good once', async () => {
    const world = createWorld();
    const ticket = await signTicket('ada', world.clock);
    const first = world.connect();
    expect(await first.hello(ticket)).toMatchObject([{ type: 'welcome' }]);
    const second = world.connect();
    await second.hello(ticket);
    expect(second.closedWith?.code).toBe(closeCodes.ticketRefused);
    expect(first.closedWith).toBeUndefined();
  });

  test('[G3] of two hellos with the same ticket at the same moment one is welcomed', async () => {
    const world = createWorld();
    const ticket = await signTicket('ada', world.clock);
    const pages = [world.connect(), world.connect(), world.connect()];
    await Promise.all(pages.map((page) => page.hello(ticket)));
    const codes = pages.map(({ closedWith }) => closedWith?.code);
    expect(codes.toSorted()).toEqual([closeCodes.ticketRefused, closeCodes.ticketRefused, undefined]);
  });

  const badTickets = {
    'one that is no ticket': async () => 'nonsense',
    'an empty one': async () => '',
    'an expired one': ({ clock }: ReturnType<typeof createWorld>) =>
      signTicket('ada', clock, { exp: Math.floor(clock.now() / 1_000) - 1 }),
    'one with another signature': ({ clock }: ReturnType<typeof createWorld>) =>
      signTicket('ada', clock, { secret: 'another-secret-of-enough-characters' }),
    'one for another door': ({ clock }: ReturnType<typeof createWorld>) =>
      signTicket('ada', clock, { audience: 'elsewhere' }),
    'an unsigned one': async ({ clock }: ReturnType<typeof createWorld>) => {
      const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
      const payload = { sub: 'ada', jti: 'x', aud: 'live', exp: clock.now() };
      return `${encode({ alg: 'none' })}.${encode(payload)}.`;
    },
  };
  for (const [what, make] of Object.entries(badTickets)) {
    test(`[G4] ${what} is closed with 4002`, async () => {
      const world = createWorld();
      const page = world.connect();
      await page.hello(await make(world));
      expect(page.closedWith?.code).toBe(closeCodes.ticketRefused);
      expect(page.reader.sent).toEqual([]);
    });
  }

  test('[G5] a ticket whose credential has ended since is closed with 4001', async () => {
    const world = createWorld();
    world.database.endedCredentials.add('s-ada');
    const page = world.connect();
    await page.hello(await signTicket('ada', world.clock));
    expect(page.closedWith?.code).toBe(closeCodes.notSignedIn);
  });

  test('[G5] a credential that ends while its hello is checked is closed all the same', async () => {
    const world = createWorld();
    const page = world.connect();
    const ticket = await signTicket('ada', world.clock);
    world.database.isCredentialGood = async () => {
      world.sessions.heard({ type: 'credential.ended', credentialId: 's-ada' });
      return true;
    };
    await page.hello(ticket);
    await settle();
    expect(page.closedWith?.code).toBe(closeCodes.notSignedIn);
    expect(page.reader.sent).toEqual([]);
    expect(world.memberships.userIds).toEqual([]);
  });

  test('[G6] what comes before a hello closes: 4000 when it cannot be read, 4001 when it can, 1003 when it is binary', async () => {
    const world = createWorld();
    const closedBy = async (text: string) => {
      const page = world.connect();
      await page.sayText(text);
      return page.closedWith?.code;
    };
    expect(await closedBy('not json')).toBe(closeCodes.badMessage);
    expect(await closedBy('{"type":"hello","id":1}')).toBe(closeCodes.badMessage);
    expect(await closedBy('{"type":"constructor"}')).toBe(closeCodes.badMessage);
    expect(await closedBy('{"type":"ping","id":1}')).toBe(closeCodes.notSignedIn);
    const page = world.connect();
    page.session.onBinary();
    expect(page.closedWith?.code).toBe(1003);
  });

  test('[G7] one person has so many connections and no more', async () => {
    const world = createWorld({ connectionsPerUser: 2 });
    const first = await world.join('ada');
    await world.join('ada');
    const third = world.connect();
    await third.hello(await signTicket('ada', world.clock));
    expect(third.closedWith?.code).toBe(closeCodes.tooManyConnections);
    await world.join('bob');
    first.session.onClosed();
    await world.join('ada');
  });

  test('[G8] when the database does not answer a hello, the client is told to come back', async () => {
    const world = createWorld();
    world.database.failure = new AwayError('away');
    const page = world.connect();
    await page.hello(await signTicket('ada', world.clock));
    expect(page.closedWith?.code).toBe(closeCodes.overloaded);
    expect(world.memberships.userIds).toEqual([]);
    world.database.failure = undefined;
    await world.join('ada');
  });

  test('[G9] nothing is answered between hello and welcome but that it must wait', async () => {
    const world = createWorld();
    const page = world.connect();
    const ticket = await signTicket('ada', world.clock);
    page.session.onText(JSON.stringify({ type: 'hello', id: 1, ticket }));
    page.session.onText(JSON.stringify({ type: 'ping', id: 2 }));
    expect(page.reader.sent).toMatchObject([{ type: 'error', re: 2, code: 'bad_request' }]);
    await page.until(() => page.reader.sent.length === 2);
    expect(page.reader.sent.at(-1)).toMatchObject({ type: 'welcome' });
  });
});

describe('talking', () => {
  test('[G10] a message that cannot be read is answered, and too many of them close with 4000', async () => {
    const world = createWorld({ mistakeBurst: 3 });
    const page = await world.join('ada');
    expect(await page.sayText('{"type":"subscribe","id":9,"channel":"nowhere"}')).toMatchObject([
      { type: 'error', re: 9, code: 'bad_request', retryable: false },
    ]);
    await page.sayText('[]');
    await page.say({ type: 'hello', id: 3, ticket: 'x' });
    expect(page.closedWith).toBeUndefined();
    await page.sayText('null');
    expect(page.closedWith?.code).toBe(closeCodes.badMessage);
  });

  test('[G11] more requests than allowed are refused with how long to wait, then the connection is closed', async () => {
    const world = createWorld({ requestsPerSecond: 10, requestBurst: 2, mistakeBurst: 1 });
    const page = await world.join('ada');
    for (const id of [1, 2]) {
      expect(await page.say({ type: 'ping', id })).toEqual([{ type: 'pong', re: id }]);
    }
    expect(await page.say({ type: 'ping', id: 3 })).toMatchObject([
      { type: 'error', re: 3, code: 'rate_limited', retryable: true, retryAfterMs: 100 },
    ]);
    world.clock.advance(100);
    expect(await page.say({ type: 'ping', id: 4 })).toEqual([{ type: 'pong', re: 4 }]);
    await page.say({ type: 'ping', id: 5 });
    expect(page.closedWith?.code).toBe(closeCodes.rateLimited);
  });

  test('[G12] a heartbeat is sent when nothing else was for its time, and only then', async () => {
    const world = createWorld({ heartbeatMs: 25_000 });
    const page = await world.join('ada');
    world.clock.advance(20_000);
    await page.say({ type: 'ping', id: 1 });
    world.clock.advance(24_999);
    expect(page.reader.sent.map(({ type }) => type)).toEqual(['pong']);
    world.clock.advance(1);
    expect(page.reader.sent.at(-1)).toEqual({ type: 'heartbeat', now: world.clock.now() });
    world.clock.advance(50_000);
    expect(page.reader.sent.filter(({ type }) => type === 'heartbeat')).toHaveLength(3);
    page.session.onClosed();
    expect(world.clock.pendingTasks).toBe(0);
  });

  test('[G13] so many logs and so many feeds and no more; one asked for again takes no second place', async () => {
    const world = createWorld({ subscriptions: 1, feedSubscriptions: 1 });
    world.database.feeds.add('stock.A').add('stock.B');
    const page = await world.join('ada', room, 'feed:stock.A');
    expect(await page.say({ type: 'subscribe', id: 2, channel: 'feed:stock.B' })).toMatchObject([
      { type: 'error', re: 2, code: 'too_many_subscriptions', retryable: false },
    ]);
    expect(await page.say({ type: 'subscribe', id: 3, channel: room })).toMatchObject([
      { type: 'subscribed', re: 3 },
    ]);
    expect(await page.say({ type: 'subscribe', id: 4, channel: 'user:ada' })).toMatchObject([
      { type: 'error', re: 4, code: 'too_many_subscriptions' },
    ]);
    expect(await page.say({ type: 'unsubscribe', id: 4, channel: 'feed:stock.A' })).toEqual([
      { type: 'ok', re: 4 },
    ]);
    expect(await page.say({ type: 'subscribe', id: 5, channel: 'feed:stock.B' })).toMatchObject([
      { type: 'subscribed', re: 5 },
    ]);
  });

  test('[G14] a channel that cannot be read now is a retryable error', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    page.reader.failure = new AwayError('away');
    expect(await page.say({ type: 'subscribe', id: 2, channel: room })).toMatchObject([
      { type: 'error', re: 2, code: 'unavailable', retryable: true, retryAfterMs: 1_000 },
    ]);
  });

  test('[G15] a bug in a handler costs this connection only', async () => {
    const world = createWorld();
    const other = await world.join('bob');
    const page = await world.join('ada');
    world.database.failure = new TypeError('a bug');
    await page.say({ type: 'history', id: 2, channel: room });
    expect(page.closedWith?.code).toBe(1011);
    expect(other.closedWith).toBeUndefined();
  });

  test('[G16] going away says when to come back, and waits for what was being published', async () => {
    const world = createWorld();
    const pages = [await world.join('ada', room), await world.join('bob', room)];
    let open = () => {};
    world.database.gate = new Promise((resolve) => (open = resolve));
    await pages[0]?.publish(1);
    let isSettled = false;
    const settled = world.sessions.goAway({ firstMs: 1_000, spreadMs: 100 }, 'deploy').then(() => {
      isSettled = true;
    });
    await settle();
    expect(isSettled).toBe(false);
    const slots = pages.map(({ reader }) => reader.sent.at(-1));
    expect(slots).toEqual([
      { type: 'goaway', reconnectInMs: 1_000, why: 'deploy' },
      { type: 'goaway', reconnectInMs: 1_050, why: 'deploy' },
    ]);
    open();
    await settled;
    expect(pages[0]?.reader.sent.at(-1)).toMatchObject({ type: 'ok', seq: 1 });
    world.sessions.closeAll(closeCodes.goingAway, 'deploy');
    expect(pages.map(({ closedWith }) => closedWith?.code)).toEqual([4200, 4200]);
    expect(world.clock.pendingTasks).toBe(0);
  });

  test('[G17] history is read in pages, and one reply is never larger than its bound', async () => {
    const world = createWorld({ greetingBytes: 1_000 });
    world.database.log = Array.from({ length: 20 }, (_, i) => ({
      seq: i + 1,
      ts: 1,
      data: { kind: 'read.moved', roomId, seq: 1 },
    }));
    const page = await world.join('ada');
    const [older] = await page.say({ type: 'history', id: 1, channel: room, before: 21 });
    const [newer] = await page.say({ type: 'history', id: 2, channel: room, after: 0 });
    if (older?.type !== 'history' || newer?.type !== 'history') throw new Error('no history');
    expect(older).toMatchObject({ re: 1, epoch: 'e1', more: true });
    expect(older.events.at(-1)?.seq).toBe(20);
    expect(newer.events[0]?.seq).toBe(1);
    expect(newer.more).toBe(true);
    expect(JSON.stringify(older.events).length).toBeLessThan(1_100);
    expect(await page.say({ type: 'history', id: 3, channel: room, before: 3, after: 1 })).toMatchObject([
      { type: 'error', re: 3, code: 'bad_request' },
    ]);
    expect(await page.say({ type: 'history', id: 4, channel: 'feed:stock.A' })).toMatchObject([
      { type: 'error', re: 4, code: 'bad_request' },
    ]);
  });
});
