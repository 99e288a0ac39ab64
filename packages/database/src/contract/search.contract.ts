import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchFilter } from '../database.ts';
import { addRoom, appendOrThrow, message, type OpenHouse, people, useHouse } from './house.fixture.ts';

export function describeSearch(open: OpenHouse): void {
  describe('search', () => {
    const house = useHouse(open);
    let roomId: string;

    beforeEach(async () => {
      roomId = await addRoom(house.database, 'grace');
    });

    const say = async (
      body: string,
      author: (typeof people)['ada' | 'grace'] = people.ada,
      room = roomId,
    ) => {
      const given = message(room, author, body);
      await appendOrThrow(house.database, given);
      return given.messageId;
    };
    const found = async (words: string[], filter: Partial<SearchFilter> = {}) => {
      const { hits } = await house.database.search.messages(
        words,
        { readerId: 'ada', ...filter },
        { limit: 10 },
      );
      return hits.map((hit) => hit.message.body);
    };

    test('[Q1] finds words anywhere, whatever their case, the latest first; all must be there', async () => {
      await say('The goalkeeper waits');
      await say('A GOAL for Spain');
      expect(await found(['goal'])).toEqual(['A GOAL for Spain', 'The goalkeeper waits']);
      expect(await found(['goal', 'spain'])).toEqual(['A GOAL for Spain']);
      expect(await found(['goal for'])).toEqual(['A GOAL for Spain']);
      expect(await found(['for goal'])).toEqual([]);
    });

    test('[Q1] finds parts of Chinese and Japanese words, also those too short for the index', async () => {
      await say('今天去東京塔看日落');
      await say('プレミアリーグの試合');
      expect(await found(['東京塔'])).toHaveLength(1);
      expect(await found(['東京'])).toHaveLength(1);
      expect(await found(['試'])).toEqual(['プレミアリーグの試合']);
      expect(await found(['リーグ', '試合'])).toHaveLength(1);
    });

    test.each([
      '"',
      '%',
      '_',
      '\\',
      '*',
      '(',
      'a" OR "b',
      'NOT x',
      'NEAR(a b)',
      '100%',
      '-x',
      ':',
      '\u0000',
      'ab\u0000c',
    ])('[Q3] %j is text like any other', async (word) => {
      const isSayable = !word.includes('\u0000');
      if (isSayable) await say(`before ${word} after`);
      await say('something else');
      expect(await found([word])).toEqual(isSayable ? [`before ${word} after`] : []);
    });

    test('[Q2] finds only in rooms that the reader is in at that moment', async () => {
      await say('shared secret');
      expect(await found(['secret'], { readerId: 'grace' })).toHaveLength(1);
      expect(await found(['secret'], { readerId: 'otter' })).toEqual([]);
      await house.database.rooms.removeMember(roomId, 'grace');
      expect(await found(['secret'], { readerId: 'grace' })).toEqual([]);
    });

    test('[Q1] finds what a message says now, and nothing of what was deleted', async () => {
      const messageId = await say('first words');
      await house.database.messages.edit({ roomId, messageId, body: 'second thoughts' });
      expect([await found(['first']), await found(['second'])]).toEqual([[], ['second thoughts']]);
      await house.database.messages.delete({ roomId, messageId, deletedById: 'ada' });
      expect([await found(['second']), await found(['se'])]).toEqual([[], []]);
      await say('words of grace', people.grace);
      await house.database.users.delete('grace');
      expect(await found(['words'])).toEqual([]);
      await say('words in a room');
      await house.database.rooms.delete(roomId);
      expect(await found(['words'])).toEqual([]);
      const left = await house.prisma.searchDocument.count();
      expect(left).toBe(0);
    });

    test('[Q3] narrows by person, room, time and link', async () => {
      await say('one https://example.com/x', people.grace);
      await say('one two');
      const other = await house.database.rooms.create('ada', {
        name: 'Other Room',
        topic: '',
        visibility: 'private',
      });
      if ('refused' in other) throw new Error(other.refused);
      await say('one elsewhere', people.ada, other.membership.room.id);
      expect(await found(['one'], { from: 'grace' })).toEqual(['one https://example.com/x']);
      expect(await found(['one'], { from: 'GRACE' })).toHaveLength(1);
      expect(await found(['one'], { in: 'other room' })).toEqual(['one elsewhere']);
      expect(await found(['one'], { roomId })).toHaveLength(2);
      expect(await found([], { hasLink: true })).toEqual(['one https://example.com/x']);
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      expect(await found(['one'], { before: tomorrow })).toHaveLength(3);
      expect(await found(['one'], { after: tomorrow })).toEqual([]);
    });

    test('[Q4] pages go on where the one before ended', async () => {
      for (let nth = 0; nth < 5; nth += 1) await say(`page ${nth}`);
      const bodies: string[] = [];
      let before: number | undefined;
      do {
        const page = { limit: 2, ...(before !== undefined && { before }) };
        const { hits, next } = await house.database.search.messages(['page'], { readerId: 'ada' }, page);
        expect(hits[0]?.room).toEqual({ id: roomId, name: 'Lobby' });
        bodies.push(...hits.map((hit) => hit.message.body));
        before = next;
      } while (before !== undefined);
      expect(bodies).toEqual(['page 4', 'page 3', 'page 2', 'page 1', 'page 0']);
    });
  });
}
