import { roomChannel } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { signTicket, TestGateway } from './gateway.fixture.ts';
import type { TestClient } from './test-client.fixture.ts';

async function greetingOf(
  page: TestClient,
  userId: string,
  channel: string,
  since?: { epoch: string; seq: number },
) {
  const welcome = await page.hello(await signTicket(userId), [{ channel, ...(since && { since }) }]);
  const [greeting] = welcome.channels;
  if (greeting === undefined || !('events' in greeting)) throw new Error(JSON.stringify(greeting));
  return greeting;
}

describe('coming back', () => {
  test('[L4] a page that was away gets exactly what it missed, and then what is live', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    await gateway.addPerson('bob');
    const roomId = await gateway.addRoom('ada', 'bob');
    const channel = roomChannel(roomId);
    const before = await gateway.connect();
    const { epoch, seq } = await greetingOf(before, 'bob', channel);
    const first = await gateway.post(roomId, 'ada', 'first');
    const heard = await before.next('event');
    expect(heard.seq).toBe(first);
    await before.close();
    for (let i = 0; i < 5; i += 1) await gateway.post(roomId, 'ada', `missed ${i}`);
    const after = await gateway.connect();
    const greeting = await greetingOf(after, 'bob', channel, { epoch, seq: first });
    expect(greeting).toMatchObject({ recovered: true, epoch, seq: seq + 6 });
    expect(greeting.events.map(({ data }) => 'body' in data && data.body)).toEqual(
      [0, 1, 2, 3, 4].map((i) => `missed ${i}`),
    );
    await gateway.post(roomId, 'ada', 'live');
    expect(await after.next('event')).toMatchObject({ seq: seq + 7, data: { body: 'live' } });
  });

  test('[L4] positions outlive the gateway', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    const roomId = await gateway.addRoom('ada');
    const seq = await gateway.post(roomId, 'ada', 'one');
    const page = await gateway.connect();
    const { epoch } = await greetingOf(page, 'ada', roomChannel(roomId));
    await gateway.stop();
    expect((await page.closed).code).toBe(4200);
    await gateway.commit(roomId, 'ada', 'two');
    await gateway.startAgain();
    const again = await gateway.connect();
    const greeting = await greetingOf(again, 'ada', roomChannel(roomId), { epoch, seq });
    expect(greeting).toMatchObject({ recovered: true, epoch, events: [{ data: { body: 'two' } }] });
  });

  test('[L5] another epoch and a position too long ago say why and bring the recent events', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    const roomId = await gateway.addRoom('ada');
    const channel = roomChannel(roomId);
    await Promise.all(Array.from({ length: 1_100 }, (_, i) => gateway.commit(roomId, 'ada', `${i}`)));
    const { epoch, seq } = await gateway.database.logs.position(channel);
    const page = await gateway.join('ada');
    const greetings = [];
    for (const since of [
      { epoch: 'another', seq },
      { epoch, seq: 1 },
      { epoch, seq: seq - 1_000 },
    ]) {
      const answer = await page.ask({ type: 'subscribe', channel, since });
      if (answer.type !== 'subscribed' || !('events' in answer.greeting)) throw new Error(answer.type);
      const { recovered, reason, events, more } = answer.greeting;
      greetings.push({ recovered, reason, first: events[0]?.seq, last: events.at(-1)?.seq, more });
      await page.roundTrip();
    }
    const recent = { recovered: false, first: seq - 49, last: seq, more: true };
    expect(greetings).toMatchObject([
      { ...recent, reason: 'epoch_changed' },
      { ...recent, reason: 'too_old' },
      { recovered: true, first: seq - 999, more: true },
    ]);
  });

  test('[L7] a long absence is made up in the greeting and the events behind it, without a gap', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    const roomId = await gateway.addRoom('ada');
    const channel = roomChannel(roomId);
    const { epoch, seq } = await gateway.database.logs.position(channel);
    const body = '漢'.repeat(2_000);
    await Promise.all(Array.from({ length: 300 }, () => gateway.commit(roomId, 'ada', body)));
    const page = await gateway.connect();
    const greeting = await greetingOf(page, 'ada', channel, { epoch, seq });
    expect(greeting.recovered).toBe(true);
    expect(greeting.events.length).toBeLessThan(100);
    const seqs = greeting.events.map((event) => event.seq);
    while (seqs.length < 300) seqs.push((await page.next('event')).seq);
    expect(seqs).toEqual(Array.from({ length: 300 }, (_, i) => seq + i + 1));
  });

  test('[L9] a message whose announcement was lost is found by itself', async () => {
    const clock = new FakeClock();
    await using gateway = await TestGateway.start({}, clock);
    await gateway.addPerson('ada');
    const roomId = await gateway.addRoom('ada');
    const page = await gateway.join('ada', roomId);
    await gateway.commit(roomId, 'ada', 'lost on the way');
    clock.advance(100);
    expect(await page.next('event')).toMatchObject({ data: { body: 'lost on the way' } });
  });

  test('[L10] a timeline that begins anew is subscribed again and greeted as another epoch', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    const { database } = gateway;
    await database.feeds.put({
      id: 'match.a',
      kind: 'match',
      title: 'A',
      currency: null,
      provenance: 'replayed',
    });
    const channel = 'timeline:match.a';
    const data = { kind: 'match.started', minute: 0, addedMinute: 0, score: [0, 0] } as const;
    const { epoch, seq } = await database.logs.append(channel, { ...data, score: [0, 0] });
    const page = await gateway.connect();
    expect(await greetingOf(page, 'ada', channel)).toMatchObject({ epoch, seq });
    const anew = await database.logs.reset(channel);
    await gateway.tell({ type: 'reset', channel, epoch: anew.epoch });
    expect(await page.next('unsubscribed')).toMatchObject({ channel, code: 'unavailable' });
    expect(await page.ask({ type: 'subscribe', channel, since: { epoch, seq } })).toMatchObject({
      greeting: { epoch: anew.epoch, seq: 0, recovered: false, reason: 'epoch_changed', events: [] },
    });
  });
});
