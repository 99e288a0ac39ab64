import { roomChannel } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { signTicket, TestGateway } from './gateway.fixture.ts';

describe('what was taken back', () => {
  test('[M3] is given to nobody again: not when they come, not when they come back, not as history', async () => {
    await using gateway = await TestGateway.start();
    await gateway.addPerson('ada');
    const roomId = await gateway.addRoom('ada');
    const channel = roomChannel(roomId);
    const reader = await gateway.join('ada', roomId);
    const event = await gateway.commit(roomId, 'ada', 'secret');
    await gateway.tell(event);
    expect(await reader.next('event')).toMatchObject({ data: { body: 'secret' } });

    const messageId = event.data.kind === 'message.created' ? event.data.messageId : '';
    const { messages, logs } = gateway.database;
    const edited = await messages.edit({ roomId, messageId, body: 'another secret' });
    const deleted = await messages.delete({ roomId, messageId, deletedById: 'ada' });
    if ('refused' in edited || 'refused' in deleted) throw new Error('refused');
    for (const told of [...edited.committed, ...deleted.committed])
      await gateway.tell({ type: 'log', ...told });
    expect(await reader.next('event')).toMatchObject({ data: { kind: 'message.edited' } });
    expect(await reader.next('event')).toMatchObject({ data: { kind: 'message.deleted', messageId } });

    const since = { epoch: event.epoch, seq: event.seq - 1 };
    const late = await gateway.connect();
    const welcome = await late.hello(await signTicket('ada'), [{ channel }]);
    const back = await gateway.connect();
    const again = await back.hello(await signTicket('ada'), [{ channel, since }]);
    late.say({ type: 'history', id: 2, channel, limit: 50 });
    const history = await late.next('history');
    const stored = await logs.read(channel, { after: since.seq, limit: 50 });
    expect(again.channels).toMatchObject([{ recovered: true, events: stored.events }]);
    expect(JSON.stringify([welcome, again, history])).not.toContain('secret');
  });
});
