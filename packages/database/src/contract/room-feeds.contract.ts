import {
  type AlertSight,
  limitsOfRoomFeeds,
  type MatchState,
  type RoomRule,
  roomChannel,
} from '@tidewire/protocol';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { addRoom, type OpenHouse, people, useHouse } from './house.fixture.ts';

const match: MatchState = {
  ...{ competition: 'Harbour Cup', round: '1', ground: '', kickOff: 0, home: 'Ebb', away: 'Flow' },
  ...{ status: 'first_half', minute: 9, addedMinute: 0, score: [0, 0], periods: {}, time: 5 },
  provenance: 'live',
};
const goals = (home: number): AlertSight => ({ type: 'match', match: { ...match, score: [home, 0] } });
const armed = (mark: number) => ({ state: 'armed' as const, mark });

export function describeRoomFeeds(open: OpenHouse): void {
  describe('live feeds of rooms', () => {
    const house = useHouse(open);
    const feeds = () => house.database.roomFeeds;
    let roomId: string;
    beforeEach(async () => {
      const { database } = house;
      await database.feeds.put({
        id: 'match.M',
        kind: 'match',
        title: 'Ebb v Flow',
        currency: null,
        provenance: 'live',
      });
      await database.feeds.put({
        id: 'stock.A',
        kind: 'quote',
        title: 'A',
        currency: 'USD',
        provenance: 'live',
      });
      roomId = await addRoom(database, 'grace');
    });
    const put = (
      feedId: string,
      rules: RoomRule[],
      author: (typeof people)[keyof typeof people] = people.ada,
      unread = true,
    ) => feeds().put({ roomId, feedId, messageId: v7(), author, rules, unread });
    const unreadOf = async (userId: string) =>
      (await house.database.rooms.findMembership(userId, roomId))?.unread;
    const messages = () => house.database.messages.list(roomId, { limit: 50, viewerId: 'ada' });

    test('[F18] adding one writes its card, which is never unread; adding it again changes what it tells', async () => {
      const added = await put('stock.A', [{ kind: 'moves', percent: 2, windowMs: 60_000 }]);
      if ('refused' in added) throw new Error(added.refused);
      expect(added).toMatchObject({
        created: true,
        committed: [{ channel: roomChannel(roomId), data: { feed: { id: 'stock.A', part: 'card' } } }],
      });
      expect(await unreadOf('grace')).toBe(0);
      const again = await put('stock.A', [], people.ada);
      expect(again).toMatchObject({ created: false, committed: [], roomFeed: { rules: [] } });
      expect(await messages()).toMatchObject([
        { id: added.roomFeed.messageId, body: 'A (stock.A)', feed: { id: 'stock.A', part: 'card' } },
      ]);
      expect(await feeds().list(roomId)).toMatchObject([{ feed: { id: 'stock.A' }, addedBy: { id: 'ada' } }]);
      expect(await feeds().remove(roomId, 'stock.A')).toBe(true);
      expect(await feeds().remove(roomId, 'stock.A')).toBe(false);
      expect(await messages()).toHaveLength(1);
    });

    test('[F18] refuses what is not there, what does not fit, and more than so many', async () => {
      expect(await put('stock.NONE', [])).toEqual({ refused: 'gone' });
      expect(await put('stock.A', [{ kind: 'goal' }])).toEqual({ refused: 'other_kind' });
      expect(await put('stock.A', [], people.otter)).toEqual({ refused: 'not_member' });
      for (let nth = 0; nth < limitsOfRoomFeeds.feeds; nth += 1) {
        const id = `stock.N${nth}`;
        await house.database.feeds.put({ id, kind: 'quote', title: id, currency: 'USD', provenance: 'live' });
        expect(await put(id, [])).toMatchObject({ created: true });
      }
      expect(await put('stock.A', [])).toEqual({ refused: 'full' });
    });

    test('[F19] a rule tells the room once, what comes in a burst in one message, and a cancelled goal too', async () => {
      await put('match.M', [{ kind: 'goal' }]);
      const { alerts } = house.database;
      expect(await alerts.list('ada', { limit: 10 })).toEqual([]);
      const [rule] = await alerts.watched('match.M');
      if (rule === undefined) throw new Error('nobody watches');
      expect(rule).toMatchObject({ roomId, kind: 'goal', state: 'new' });
      await alerts.move(rule.id, { state: 'new', mark: null }, armed(0));
      const calls = await Promise.all([0, 1].map(() => alerts.fire(rule.id, 1, goals(1), armed(1))));
      expect(calls.filter((one) => one !== undefined)).toMatchObject([
        { committed: [{ data: { kind: 'message.created', feed: { part: 'headline' } } }] },
      ]);
      expect(await alerts.fire(rule.id, 2, goals(2), armed(2))).toMatchObject({
        committed: [{ data: { kind: 'message.edited' } }],
      });
      await alerts.correct(rule.id, armed(2), armed(1), goals(1));
      const [news, card] = await messages();
      expect(card?.feed?.part).toBe('card');
      expect(news?.body.split('\n\n')).toEqual([
        '**Goal, 9′.** Ebb 1–0 Flow',
        '**Goal, 9′.** Ebb 2–0 Flow',
        '~~Goal~~ cancelled. Ebb 1–0 Flow',
      ]);
      expect([await unreadOf('grace'), await unreadOf('ada')]).toEqual([1, 1]);
      await house.database.rooms.updateMembership(roomId, 'grace', { feedsMuted: true });
      expect(await unreadOf('grace')).toBe(0);
      // Something was said in between: the next is a message of its own.
      await house.database.messages.append({ roomId, messageId: v7(), author: people.grace, body: 'Oh' });
      await alerts.fire(rule.id, 3, goals(2), armed(2));
      expect((await messages()).map(({ feed }) => feed?.part)).toEqual([
        'headline',
        undefined,
        'headline',
        'card',
      ]);
    });

    test('[F19] what it says is not unread unless the room asked for that', async () => {
      await put('match.M', [{ kind: 'goal' }], people.ada, false);
      const { alerts } = house.database;
      const [rule] = await alerts.watched('match.M');
      if (rule === undefined) throw new Error('nobody watches');
      await alerts.move(rule.id, { state: 'new', mark: null }, armed(0));
      await alerts.fire(rule.id, 1, goals(1), armed(1));
      expect(await house.database.rooms.findMembership('grace', roomId)).toMatchObject({
        unread: 0,
        lastMessage: { feed: { id: 'match.M', part: 'news' } },
      });
      // Asked for from now on: the next is told in a message of its own, for the one before was not.
      expect(await put('match.M', [{ kind: 'goal' }])).toMatchObject({ roomFeed: { unread: true } });
      await alerts.fire(rule.id, 2, goals(2), armed(2));
      expect((await messages()).map(({ feed }) => feed?.part)).toEqual(['headline', 'news', 'card']);
      expect(await unreadOf('grace')).toBe(1);
    });
  });
}
