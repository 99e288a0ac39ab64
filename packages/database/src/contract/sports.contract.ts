import { favouritesPerUser, userChannel } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { type OpenHouse, people, useHouse } from './house.fixture.ts';

export function describeSports(open: OpenHouse): void {
  describe('what people want of the sports pages', () => {
    const house = useHouse(open);
    const japan = { kind: 'team', name: 'Japan' } as const;
    const ada = people.ada.id;

    test('[F31] a favourite is added once, is told to its owner, and is listed latest first', async () => {
      const { sports, feeds, logs } = house.database;
      const feed = {
        id: 'match.A',
        kind: 'match',
        title: 'A v B',
        currency: null,
        provenance: 'live',
      } as const;
      await feeds.put(feed);
      expect(await sports.putFavourite(ada, japan)).toMatchObject({ created: true, committed: [{ seq: 1 }] });
      expect(await sports.putFavourite(ada, japan)).toMatchObject({ created: false, committed: [] });
      expect(await sports.putFavourite(ada, { kind: 'match', name: 'match.A' })).toMatchObject({
        created: true,
      });
      expect(await sports.listFavourites(ada)).toMatchObject([{ feedId: 'match.A' }, { team: 'Japan' }]);
      expect(await sports.removeFavourite(ada, japan)).toMatchObject({ committed: [{ seq: 3 }] });
      expect(await sports.removeFavourite(ada, japan)).toBeUndefined();
      const told = await logs.read(userChannel(ada), { after: 0, limit: 9 });
      expect(told.events.map(({ data }) => data.kind)).toEqual(Array(3).fill('sports.changed'));
    });

    test('[F31] what is not there is no favourite, and one person has so many at most', async () => {
      const { sports, feeds } = house.database;
      await feeds.put({ id: 'stock.A', kind: 'quote', title: 'A', currency: 'USD', provenance: 'live' });
      const gone = { refused: 'gone' };
      expect(await sports.putFavourite(ada, { kind: 'match', name: 'match.NONE' })).toEqual(gone);
      expect(await sports.putFavourite(ada, { kind: 'match', name: 'stock.A' })).toEqual(gone);
      expect(await sports.putFavourite('nobody', japan)).toEqual(gone);
      for (let nth = 0; nth < favouritesPerUser; nth += 1)
        await sports.putFavourite(ada, { kind: 'team', name: `Team ${nth}` });
      expect(await sports.putFavourite(ada, japan)).toEqual({ refused: 'full' });
    });

    test('[F32] scores are kept from nobody until they say so', async () => {
      const { sports } = house.database;
      expect(await sports.findScoreHold(ada)).toEqual({ holdBack: 'off' });
      expect(await sports.findScoreHold('nobody')).toBeUndefined();
      expect(await sports.putScoreHold('nobody', { holdBack: 'off' })).toEqual({ refused: 'gone' });
      const holds = [
        { holdBack: 'delay', seconds: 60 },
        { holdBack: 'until_revealed' },
        { holdBack: 'off' },
      ] as const;
      for (const hold of holds) {
        expect(await sports.putScoreHold(ada, hold)).toMatchObject({ hold, committed: [{}] });
        expect(await sports.findScoreHold(ada)).toEqual(hold);
      }
    });
  });
}
