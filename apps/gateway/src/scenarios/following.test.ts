import { roomChannel, streamChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { TestGateway } from './gateway.fixture.ts';

describe('the stream of somebody who follows', () => {
  test('[J2] hears of a post in a public room in which they are not, and resumes where it was', async () => {
    await using gateway = await TestGateway.start();
    for (const name of ['ada', 'grace']) await gateway.addPerson(name);
    const roomId = await gateway.addRoom('ada');
    await gateway.database.prisma.room.update({ where: { id: roomId }, data: { visibility: 'public' } });
    const put = await gateway.database.following.put('grace', 'ada');
    if ('refused' in put) throw new Error(put.refused);
    const ada = await gateway.join('ada', roomId);
    const grace = await gateway.join('grace');
    const stream = streamChannel('grace');
    await grace.ask({ type: 'subscribe', channel: stream });
    const say = async (body: string) => {
      const messageId = v7();
      const data = { kind: 'message', messageId, body } as const;
      expect(await ada.ask({ type: 'publish', channel: roomChannel(roomId), data })).toMatchObject({
        type: 'ok',
      });
      return messageId;
    };
    const first = await say('High water');
    const heard = await grace.next('event');
    expect(heard).toMatchObject({
      channel: stream,
      seq: 1,
      data: { kind: 'post.created', messageId: first, roomId, authorId: 'ada' },
    });
    await grace.ask({ type: 'unsubscribe', channel: stream });
    const second = await say('Low water');
    const position = await gateway.database.logs.position(stream);
    expect(position?.seq).toBe(2);
    const resumed = { epoch: position?.epoch ?? '', seq: 1 };
    expect(await grace.ask({ type: 'subscribe', channel: stream, since: resumed })).toMatchObject({
      greeting: { events: [{ seq: 2, data: { messageId: second } }] },
    });
    expect(grace.inbox.filter(({ type }) => type === 'event')).toEqual([]);
  });
});
