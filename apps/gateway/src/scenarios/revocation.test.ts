import { roomChannel } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { sessionIdOf, signTicket, TestGateway } from './gateway.fixture.ts';

describe('rights that end', () => {
  test('[R4] a removed member hears, says and reads nothing more, and cannot resume', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    await gateway.addPerson('bob');
    const roomId = await gateway.addRoom('ada', 'bob');
    const channel = roomChannel(roomId);
    const ada = await gateway.join('ada', roomId);
    const bob = await gateway.join('bob', roomId);
    await gateway.database.rooms.removeMember(roomId, 'bob');
    await gateway.tell({ type: 'member.removed', roomId, userId: 'bob' });
    expect(await bob.next('unsubscribed')).toMatchObject({ channel, code: 'forbidden' });
    // Between the commit and the telling the gateway may have read by itself that he left.
    for (const told of bob.takeAll()) expect(told).toMatchObject({ data: { kind: 'member.left' } });
    await gateway.post(roomId, 'ada', 'without bob');
    expect(
      await ada.next('event', ({ data }) => 'body' in data && data.body === 'without bob'),
    ).toBeDefined();
    await bob.roundTrip();
    expect(bob.inbox).toEqual([]);
    for (const request of [
      { type: 'subscribe', channel },
      { type: 'history', channel },
      {
        type: 'publish',
        channel,
        data: { kind: 'message', messageId: '01998000-0000-7000-8000-0000000a0001', body: 'x' },
      },
    ] as const) {
      expect(await bob.ask(request)).toMatchObject({ type: 'error', code: 'not_found' });
    }
    const again = await gateway.connect();
    const { channels } = await again.hello(await signTicket('bob'), [
      { channel, since: { epoch: 'e', seq: 1 } },
    ]);
    expect(channels).toMatchObject([{ channel, error: { code: 'not_found' } }]);
  });

  test('[U10] somebody banned hears why, and hears it again when they ask; when the ban is over the room is not theirs', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    await gateway.addPerson('bob');
    const roomId = await gateway.addRoom('ada', 'bob');
    const channel = roomChannel(roomId);
    const bob = await gateway.join('bob', roomId);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const ban = { roomId, userId: 'bob', kind: 'ban', reason: 'Spam', createdById: 'ada' } as const;
    await gateway.database.restrictions.put({ ...ban, until });
    await gateway.tell({ type: 'member.removed', roomId, userId: 'bob', why: 'banned', until });
    expect(await bob.next('unsubscribed')).toMatchObject({ channel, code: 'banned', until });
    const messageId = '01998000-0000-7000-8000-0000000a0001';
    const requests = [
      { type: 'subscribe', channel },
      { type: 'history', channel },
      { type: 'presence', channel },
      { type: 'publish', channel, data: { kind: 'message', messageId, body: 'x' } },
    ] as const;
    for (const request of requests) {
      expect(await bob.ask(request), request.type).toMatchObject({ type: 'error', code: 'banned', until });
    }
    await gateway.database.restrictions.remove(roomId, 'bob', 'ban');
    for (const request of requests) {
      expect(await bob.ask(request), request.type).toMatchObject({ type: 'error', code: 'not_found' });
    }
  });

  test('[U11] somebody muted hears what is said, and is told until when they may not answer', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    await gateway.addPerson('bob');
    const roomId = await gateway.addRoom('ada', 'bob');
    const bob = await gateway.join('bob', roomId);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const mute = { roomId, userId: 'bob', kind: 'mute', reason: 'Spam', createdById: 'ada' } as const;
    await gateway.database.restrictions.put({ ...mute, until });
    const messageId = '01998000-0000-7000-8000-0000000a0001';
    const said = {
      type: 'publish',
      channel: roomChannel(roomId),
      data: { kind: 'message', messageId, body: 'x' },
    } as const;
    expect(await bob.ask(said)).toMatchObject({ type: 'error', code: 'muted', retryable: false, until });
    await gateway.post(roomId, 'ada', 'quiet, please');
    const heard = await bob.next('event', ({ data }) => 'body' in data && data.body === 'quiet, please');
    expect(heard).toBeDefined();
  });

  test('[R6] signing out closes the session’s sockets with 4001, and its tickets with them', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    const page = await gateway.join('ada');
    const ticket = await signTicket('ada');
    await gateway.database.prisma.session.delete({ where: { id: sessionIdOf('ada') } });
    await gateway.tell({ type: 'credential.ended', credentialId: sessionIdOf('ada') });
    expect((await page.closed).code).toBe(4001);
    const again = await gateway.connect();
    again.say({ type: 'hello', id: 1, ticket });
    expect((await again.closed).code).toBe(4001);
  });

  test('[R10] a session that expires without anybody saying so is closed all the same', async () => {
    const clock = new FakeClock();
    await using gateway = await TestGateway.start({}, clock);
    await gateway.addPerson('ada');
    const page = await gateway.connect();
    await page.hello(await signTicket('ada', { exp: Math.floor(clock.now() / 1_000) + 60 }));
    await gateway.database.prisma.session.delete({ where: { id: sessionIdOf('ada') } });
    clock.advance(30_000);
    expect((await page.closed).code).toBe(4001);
  });
});
