import { roomChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { TestGateway } from './gateway.fixture.ts';

describe('publishing over real sockets', () => {
  test('[P1] a message is acknowledged, and everybody in the room hears it once, its author too', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    await gateway.addPerson('bob');
    const roomId = await gateway.addRoom('ada', 'bob');
    const ada = await gateway.join('ada', roomId);
    const bob = await gateway.join('bob', roomId);
    const messageId = v7();
    const channel = roomChannel(roomId);
    const ok = await ada.ask({
      type: 'publish',
      channel,
      data: { kind: 'message', messageId, body: 'hello' },
    });
    expect(ok).toMatchObject({ type: 'ok', duplicate: false });
    for (const person of [ada, bob]) {
      const event = await person.next('event');
      expect(event).toMatchObject({
        channel,
        seq: ok.type === 'ok' ? ok.seq : 0,
        data: { kind: 'message.created', messageId, author: { id: 'ada' }, body: 'hello' },
      });
    }
    await Promise.all([ada.roundTrip(), bob.roundTrip()]);
    expect([...ada.inbox, ...bob.inbox]).toEqual([]);
  });

  test('[P12] that somebody types is heard by the others in the room, and by no tab of their own', async () => {
    await using gateway = await TestGateway.start();
    for (const id of ['ada', 'bob', 'eve']) await gateway.addPerson(id);
    const roomId = await gateway.addRoom('ada', 'bob');
    const channel = roomChannel(roomId);
    const [ada, second, bob] = [
      await gateway.join('ada', roomId),
      await gateway.join('ada', roomId),
      await gateway.join('bob', roomId),
    ];
    const eve = await gateway.join('eve', roomId);
    ada.say({ type: 'signal', channel, data: { kind: 'typing' } });
    expect(await bob.next('signal')).toEqual({
      type: 'signal',
      channel,
      from: { id: 'ada', name: 'ada', guest: false },
      data: { kind: 'typing' },
    });
    for (const page of [ada, second, bob, eve]) await page.roundTrip();
    for (const page of [ada, second, bob, eve]) expect(page.inbox).toEqual([]);
  });
});
