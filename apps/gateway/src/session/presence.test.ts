import { describe, expect, test } from 'vitest';
import { createWorld, room, roomId } from './session.fixture.ts';

const ask = { type: 'presence', id: 2, channel: room } as const;

describe('asking who is in a room', () => {
  test('[N9] a room that is not one’s own says as much as one that is not there', async () => {
    const world = createWorld();
    const eve = await world.join('eve');
    for (const channel of [
      room,
      'room:01998000-0000-7000-8000-00000000ffff',
      'user:eve',
      'feed:stock.GOOG',
    ]) {
      for (const more of [{}, { watch: true }, { watch: false }, { after: 'ada' }]) {
        expect(await eve.say({ ...ask, channel, ...more })).toMatchObject([
          { type: 'error', re: 2, code: 'not_found' },
        ]);
      }
    }
  });

  test('[N9] is for those who are subscribed, and ends with the membership', async () => {
    const world = createWorld();
    const ada = await world.join('ada');
    expect(await ada.say(ask)).toMatchObject([{ type: 'error', code: 'bad_request' }]);
    await ada.say({ type: 'subscribe', id: 3, channel: room });
    expect(await ada.say(ask)).toMatchObject([{ type: 'people', re: 2, channel: room, count: 0 }]);
    world.sessions.heard({ type: 'member.removed', roomId, userId: 'ada' });
    ada.reader.sent.length = 0;
    expect(await ada.say(ask)).toMatchObject([{ type: 'error', code: 'not_found' }]);
  });

  test('[N6] watching begins with the window, so it cannot begin behind somebody', async () => {
    const world = createWorld();
    const ada = await world.join('ada', room);
    expect(await ada.say({ ...ask, watch: true, after: 'bob' })).toMatchObject([
      { type: 'error', code: 'bad_request' },
    ]);
    expect(await ada.say({ ...ask, limit: 101 })).toMatchObject([{ type: 'error', code: 'bad_request' }]);
    expect(await ada.say({ ...ask, watch: true })).toMatchObject([{ type: 'people' }]);
  });
});
