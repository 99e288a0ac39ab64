import { describe, expect, test } from 'vitest';
import { settle } from '../fake-clock.ts';
import { AwayError, createWorld, messageId, room, roomId } from './session.fixture.ts';

describe('publishing a message', () => {
  test('[P2] ok comes after the commit, with its place; then the event is published as it was stored', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    let commit = () => {};
    world.database.gate = new Promise((resolve) => (commit = resolve));
    expect(await page.publish(1, 'hello')).toEqual([]);
    expect(world.published).toEqual([]);
    commit();
    await settle();
    expect(page.reader.sent).toEqual([{ type: 'ok', re: 1, seq: 1, epoch: 'e1', ts: 1, duplicate: false }]);
    expect(world.published).toEqual([
      {
        type: 'log',
        channel: room,
        epoch: 'e1',
        seq: 1,
        ts: 1,
        data: {
          kind: 'message.created',
          messageId: messageId(1),
          author: { id: 'ada', name: 'ada', guest: false },
          body: 'hello',
        },
      },
    ]);
  });

  test('[P3] the same messageId again answers with the first place and is not published again', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    await page.publish(1);
    expect(await page.publish(1)).toMatchObject([{ type: 'ok', re: 1, seq: 1, duplicate: true }]);
    expect(world.published).toHaveLength(1);
  });

  test('[P4] messages are appended in the order in which they were said, without waiting for one another', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    for (const n of [1, 2, 3]) {
      const data = { kind: 'message', messageId: messageId(n), body: `${n}` };
      page.session.onText(JSON.stringify({ type: 'publish', id: n, channel: room, data }));
    }
    await settle();
    expect(world.database.appended.map(({ body }) => body)).toEqual(['1', '2', '3']);
  });

  test('[P5] while the database is away nothing is acknowledged, and a retry is asked for', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    world.database.failure = new AwayError('away');
    expect(await page.publish(1)).toMatchObject([
      { type: 'error', re: 1, code: 'unavailable', retryable: true, retryAfterMs: 1_000 },
    ]);
    world.database.failure = undefined;
    expect(await page.publish(1)).toMatchObject([{ type: 'ok', duplicate: false }]);
  });

  test('[P6] what waits for the database is bounded', async () => {
    const world = createWorld({ publishesUnderWay: 2 });
    const page = await world.join('ada');
    world.database.gate = new Promise(() => {});
    await page.publish(1);
    await page.publish(2);
    expect(await page.publish(3)).toMatchObject([
      { type: 'error', re: 3, code: 'unavailable', retryable: true },
    ]);
  });

  test('[P7] a connection publishes 20 at once and 10 a second, and is told how long to wait', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    for (let n = 1; n <= 20; n += 1) expect(await page.publish(n)).toMatchObject([{ type: 'ok' }]);
    expect(await page.publish(21)).toMatchObject([
      { type: 'error', re: 21, code: 'rate_limited', retryable: true, retryAfterMs: 100 },
    ]);
    world.clock.advance(100);
    expect(await page.publish(21)).toMatchObject([{ type: 'ok' }]);
    expect(page.closedWith).toBeUndefined();
  });

  test('[P8] all connections of a person together have a limit of their own', async () => {
    const world = createWorld({ publishPerSecondPerUser: 3 });
    const pages = [await world.join('ada'), await world.join('ada')];
    const answers = [];
    for (let n = 1; n <= 10; n += 1) answers.push(...((await pages[n % 2]?.publish(n)) ?? []));
    expect(answers.filter(({ type }) => type === 'ok')).toHaveLength(6);
    expect(await (await world.join('bob')).publish(11)).toMatchObject([{ type: 'ok' }]);
  });

  test('[P9] someone else’s messageId is a conflict', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    world.database.refusal = { refused: 'taken' };
    expect(await page.publish(1)).toMatchObject([{ type: 'error', code: 'conflict', retryable: false }]);
  });

  test('[P10] people write in rooms only', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    for (const channel of ['user:ada', 'feed:stock.A', 'timeline:match.a']) {
      expect(await page.publish(1, 'x', channel)).toMatchObject([{ type: 'error', code: 'forbidden' }]);
    }
    expect(world.database.appended).toEqual([]);
  });

  test('[P11] a message is acknowledged although it could not be announced: readers find it in the log', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    Object.assign(world.services, { publish: () => Promise.reject(new Error('the broker is away')) });
    expect(await page.publish(1)).toMatchObject([{ type: 'ok', seq: 1 }]);
    expect(page.closedWith).toBeUndefined();
  });

  test('[P12] a signal goes out from a member, twice a second at most, and is never answered', async () => {
    const world = createWorld({ signalsPerSecond: 2 });
    const page = await world.join('ada');
    const typing = { type: 'signal', channel: room, data: { kind: 'typing' } } as const;
    for (let i = 0; i < 5; i += 1) expect(await page.say(typing)).toEqual([]);
    const from = { id: 'ada', name: 'ada', guest: false };
    expect(world.published).toEqual([
      { ...typing, from },
      { ...typing, from },
    ]);
    const stranger = await world.join('eve');
    await stranger.say(typing);
    expect(world.published).toHaveLength(2);
    world.sessions.heard({ type: 'member.removed', roomId, userId: 'ada' });
    world.clock.advance(1_000);
    await page.say(typing);
    expect(world.published).toHaveLength(2);
  });
});
