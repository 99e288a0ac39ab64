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
});
