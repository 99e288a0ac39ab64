import type { FeedSource, TimelineData } from '@tidewire/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SourceDefaults } from '../database.ts';
import { type OpenHouse, people, useHouse } from './house.fixture.ts';

const cup: SourceDefaults = {
  ...{ id: 'worldcup', provenance: 'replayed', available: true, enabled: true },
  settings: { speed: 60, loop: true },
};
const health = {
  state: 'running',
  ...{ stale: false, staleAfterMs: 60_000, events: 3, lastEventAt: null, lagMs: null },
  ...{ reconnects: 0, malformed: 0, failures: 0, lastError: null },
} as const;
const started: TimelineData = { kind: 'match.started', minute: 1, addedMinute: 0, score: [0, 0] };
const channel = 'timeline:match.A';

export function describeSources(open: OpenHouse): void {
  describe('sources', () => {
    const house = useHouse(open);
    beforeEach(async () => {
      await house.prisma.feedSource.deleteMany();
      await house.database.sources.declare({ declared: [cup] });
    });
    const find = async (): Promise<FeedSource | undefined> => house.database.sources.find('worldcup');
    const lease = (holder: string, fence: number) => ({ id: 'worldcup', holder, fence }) as const;

    test('[F33] are as the environment says until somebody sets them, and stay set over restarts', async () => {
      const { sources, audit } = house.database;
      expect(await find()).toMatchObject({ enabled: true, settings: { speed: 60, loop: true }, changed: [] });
      const note = {
        actorId: people.ada.id,
        requestId: 'r',
        action: 'source.changed',
        reason: 'Why',
      } as const;
      await sources.change('worldcup', { speed: 120, enabled: false, seekTo: 90 }, note);
      await sources.declare({ declared: [{ ...cup, settings: { speed: 10, loop: false } }] });
      expect(await find()).toMatchObject({
        ...{ enabled: false, settings: { speed: 120, loop: false } },
        ...{ changed: ['enabled', 'speed'], seekTo: 90 },
      });
      expect(await sources.change('worldcup', { speed: null, enabled: null }, note)).toMatchObject({
        ...{ enabled: true, settings: { speed: 10 }, changed: [] },
      });
      expect(await audit.list({ subject: 'source:worldcup' }, { limit: 9 })).toHaveLength(2);
      expect(await sources.change('espn', { enabled: true }, note)).toBeUndefined();
    });

    test('[F34] one node holds a source; another may take it when its time is over', async () => {
      const { sources } = house.database;
      expect(await sources.claim('worldcup', 'one', 60_000)).toEqual({ fence: 1 });
      expect(await sources.claim('worldcup', 'two', 60_000)).toBeUndefined();
      expect(await sources.renew(lease('one', 1), 60_000, health)).toBe(true);
      expect(await find()).toMatchObject({ lease: { holder: 'one', fence: 1 }, health: { events: 3 } });
      await house.prisma.feedSource.updateMany({ data: { expiresAt: 1n } });
      expect(await find()).toMatchObject({ lease: null, health: null });
      expect(await sources.claim('worldcup', 'two', 60_000)).toEqual({ fence: 2 });
      expect(await sources.renew(lease('one', 1), 60_000, health)).toBe(false);
      await sources.release(lease('one', 1));
      expect(await find()).toMatchObject({ lease: { holder: 'two', fence: 2 } });
      await sources.release(lease('two', 2));
      expect(await sources.claim('worldcup', 'one', 60_000)).toEqual({ fence: 3 });
    });

    test('[F34] what is written under a lease that is over is not written', async () => {
      const { sources, logs } = house.database;
      await sources.claim('worldcup', 'one', 60_000);
      expect(await sources.tell(lease('one', 1), channel, started)).toMatchObject({ seq: 1 });
      await sources.release(lease('one', 1));
      await sources.claim('worldcup', 'two', 60_000);
      expect(await sources.tell(lease('one', 1), channel, started)).toBeUndefined();
      expect(await sources.tell(lease('two', 2), channel, started)).toMatchObject({ seq: 2 });
      expect((await logs.read(channel, { after: 0, limit: 9 })).events).toHaveLength(2);
    });

    test('[F33] where to go is taken once, by who holds it', async () => {
      const { sources } = house.database;
      await sources.claim('worldcup', 'one', 60_000);
      await sources.change('worldcup', { seekTo: 90 });
      expect(await sources.takeSeek(lease('two', 1))).toBeUndefined();
      expect(await sources.takeSeek(lease('one', 1))).toBe(90);
      expect(await sources.takeSeek(lease('one', 1))).toBeUndefined();
    });
  });
}
