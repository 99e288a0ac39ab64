import { assertNever, type FeedEventInput } from '@tidewire/protocol';
import { rollBars, type SincePruning } from './bars/bar-rows.ts';
import type { FeedStore, FeedValue } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Sources } from './sources.ts';
import { type Statements, transact } from './transact.ts';

const defaultKeep = 5_000;

type Row = { id: string; feedId: string; time: number; value: string };
type Latest = { feedId: string; value: FeedValue };

/**
 * Records what sources say. Finding the oldest row to keep walks over all that are kept, so a feed is pruned once it may hold 2 % more
 * than it should, not at every tick.
 */
export function createFeedRecorder(prisma: PrismaClient, sources: Sources): FeedStore['record'] {
  /** Rows recorded since a feed was last pruned; a feed not in here has not been pruned by this process. */
  const sincePruning = new Map<string, number>();
  const barsSincePruning: SincePruning = new Map();

  return (entries, keep = defaultKeep) =>
    transact(prisma, async (tx) => {
      const known = await findFeeds(tx, [...new Set(entries.map(({ feedId }) => feedId))]);
      const recorded = entries.filter(({ feedId, events }) => known.has(feedId) && events.length > 0);
      const now = sources.now();
      const rows = recorded.flatMap(({ feedId, events }) =>
        events.map((event) => ({
          id: sources.newId(),
          feedId,
          time: timeOf(event, now),
          value: JSON.stringify(event),
        })),
      );
      if (rows.length === 0) return;
      await insertRows(tx, rows);
      await setLatest(tx, recorded.flatMap(latestOf));
      await rollBars(tx, recorded.map(quotesOf), barsSincePruning);
      for (const { feedId, events } of recorded) {
        const since = (sincePruning.get(feedId) ?? Number.POSITIVE_INFINITY) + events.length;
        const isDue = since > keep * 0.02;
        if (isDue) await prune(tx, feedId, keep);
        sincePruning.set(feedId, isDue ? 0 : since);
      }
    });
}

export async function findFeeds(tx: Statements, ids: string[]): Promise<Set<string>> {
  const rows = await tx.feed.findMany({ where: { id: { in: ids } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** A timeline entry has no time of its own beyond the match clock: it is of the moment it was recorded. */
function timeOf(event: FeedEventInput, now: number): number {
  switch (event.type) {
    case 'quote':
      return event.quote.time;
    case 'match':
      return event.match.time;
    case 'timeline':
      return now;
    default:
      return assertNever(event);
  }
}

function quotesOf({ feedId, events }: { feedId: string; events: FeedEventInput[] }) {
  return { feedId, quotes: events.flatMap((event) => (event.type === 'quote' ? [event.quote] : [])) };
}

function latestOf({ feedId, events }: { feedId: string; events: FeedEventInput[] }): Latest[] {
  const last = events.findLast((event) => event.type !== 'timeline');
  if (!last) return [];
  return [{ feedId, value: last.type === 'quote' ? last.quote : last.match }];
}

async function insertRows(tx: Statements, rows: Row[]): Promise<void> {
  const json = JSON.stringify(rows.map(({ id, feedId, time, value }) => [id, feedId, time, value]));
  await tx.$executeRaw`
    INSERT INTO "FeedEvent" ("id", "feedId", "time", "value")
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(${json})`;
}

async function setLatest(tx: Statements, latest: Latest[]): Promise<void> {
  const json = JSON.stringify(latest.map(({ feedId, value }) => [feedId, JSON.stringify(value)]));
  await tx.$executeRaw`
    UPDATE "Feed" SET "latest" = v.value ->> 1 FROM json_each(${json}) v WHERE "Feed"."id" = v.value ->> 0`;
}

async function prune(tx: Statements, feedId: string, keep: number): Promise<void> {
  const [oldest] = await tx.feedEvent.findMany({
    where: { feedId },
    orderBy: [{ time: 'desc' }, { id: 'desc' }],
    skip: keep,
    take: 1,
    select: { time: true, id: true },
  });
  if (!oldest) return;
  await tx.$executeRaw`
    DELETE FROM "FeedEvent"
    WHERE "feedId" = ${feedId} AND ("time", "id") <= (${oldest.time}, ${oldest.id})`;
}
