import { limits, roomChannel, type ServerMessage } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { TestGateway } from './gateway.fixture.ts';

const feedId = 'stock.SLOW';

const isNewest = (data: object | undefined) => data !== undefined && 'last' in data && data.last === 50;

const quote = (last: number) => ({ last, time: last, provenance: 'simulated' as const });

async function startWithRoom(clock?: FakeClock) {
  // Uncompressed, so that few messages fill what the kernel holds for a connection.
  const gateway = await TestGateway.start({ COMPRESSION: 'off' }, clock);
  for (const id of ['ada', 'bob']) await gateway.addPerson(id);
  const roomId = await gateway.addRoom('ada', 'bob');
  await gateway.database.feeds.put({
    id: feedId,
    kind: 'quote',
    title: 'Slow',
    currency: null,
    provenance: 'simulated',
  });
  await gateway.tell({ type: 'state', feedId, value: quote(0) });
  return { gateway, roomId };
}

/** Posts long messages until nothing more fits into the one connection that does not read. */
async function flood({ gateway, roomId }: Awaited<ReturnType<typeof startWithRoom>>): Promise<number> {
  const body = '漢'.repeat(4_000);
  for (let round = 0; round < 60; round += 1) {
    const events = await Promise.all(Array.from({ length: 50 }, () => gateway.commit(roomId, 'ada', body)));
    await gateway.tell(...events);
    expect(gateway.gateway.figures().largestOutboxBytes).toBeLessThanOrEqual(limits.outboxBytes);
    if (await staysFull(gateway)) return Math.max(...events.map(({ seq }) => seq));
  }
  throw new Error('the connection never got full');
}

/** Full, and not only until the kernel has taken what it was given. */
async function staysFull(gateway: TestGateway): Promise<boolean> {
  for (let look = 0; look < 20; look += 1) {
    await fetch(`${gateway.httpUrl}/healthz`).then((response) => response.text());
    if (gateway.gateway.figures().fullReaders === 0) return false;
  }
  return true;
}

describe('a reader that stops reading', () => {
  test('[O9] costs a bounded amount, delays nobody, and has missed nothing of a log when it reads again', async () => {
    const { gateway, roomId } = await startWithRoom(new FakeClock());
    await using _ = gateway;
    const quick = await gateway.join('ada', roomId);
    const slow = await gateway.join('bob', roomId);
    const subscribed = await slow.ask({ type: 'subscribe', channel: `feed:${feedId}` });
    expect(subscribed.type).toBe('subscribed');
    const before = await gateway.database.logs.position(roomChannel(roomId));
    slow.socket.pause();
    const seq = await flood({ gateway, roomId });
    for (let last = 1; last <= 50; last += 1)
      await gateway.tell({ type: 'state', feedId, value: quote(last) });
    expect(gateway.gateway.figures().largestOutboxBytes).toBeLessThanOrEqual(limits.outboxBytes);
    await quick.next('event', (event) => event.seq === seq);

    slow.socket.resume();
    const heard: number[] = [];
    const quotes: Extract<ServerMessage, { type: 'event' }>[] = [];
    while (heard.at(-1) !== seq || !isNewest(quotes.at(-1)?.data)) {
      const event = await slow.next('event');
      if (event.channel === roomChannel(roomId)) heard.push(event.seq);
      else quotes.push(event);
    }
    expect(heard).toEqual(Array.from({ length: seq - before.seq }, (_, i) => before.seq + i + 1));
    expect(quotes.reduce((sum, { skipped = 0 }) => sum + skipped + 1, 0)).toBe(50);
    expect(quotes.length).toBeLessThan(50);
    expect(await slow.next('degraded')).toMatchObject({ channel: `feed:${feedId}`, to: 'conflated' });
  });

  test('[O5] and never reads again is closed with 4203 after ten seconds, and others are not', async () => {
    const clock = new FakeClock();
    const { gateway, roomId } = await startWithRoom(clock);
    await using _ = gateway;
    const quick = await gateway.join('ada', roomId);
    const slow = await gateway.join('bob', roomId);
    slow.socket.pause();
    await flood({ gateway, roomId });
    clock.advance(10_000);
    expect(gateway.gateway.figures()).toMatchObject({
      sessions: 1,
      counters: { closedTooSlow: 1, letGo: 1 },
    });
    await quick.roundTrip();
    slow.socket.resume();
    expect((await slow.closed).code).toBe(4203);
  });
});
