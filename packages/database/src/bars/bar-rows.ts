import { type Bar, type BarInterval, barIntervals, type Quote } from '@tidewire/protocol';
import type { Statements } from '../transact.ts';
import { type BarPart, gatherBars, intervalMs } from './gather-bars.ts';

/** Bars written since each feed and length was last pruned; what is not in here has not been pruned by this process. */
export type SincePruning = Map<string, number>;

/**
 * Gathers prices into the bars that are there, within the transaction `tx`, and keeps the newest of each length. As with the history, a feed
 * is pruned once it may hold 2 % more than it should.
 */
export async function rollBars(
  tx: Statements,
  prices: readonly { feedId: string; quotes: readonly Quote[] }[],
  sincePruning: SincePruning,
): Promise<void> {
  const parts = prices.flatMap(({ feedId, quotes }) => gatherBars(feedId, quotes));
  if (parts.length === 0) return;
  await mergeParts(tx, parts);
  for (const { ms, kept } of Object.values(barIntervals)) {
    for (const { feedId } of prices) {
      const written = parts.filter((part) => part.feedId === feedId && part.intervalMs === ms).length;
      if (written === 0) continue;
      const key = `${ms} ${feedId}`;
      const since = (sincePruning.get(key) ?? Number.POSITIVE_INFINITY) + written;
      const isDue = since > kept * 0.02;
      if (isDue) await prune(tx, feedId, ms, kept);
      sincePruning.set(key, isDue ? 0 : since);
    }
  }
}

/** Open belongs to the earliest tick of a bar and close to the latest, in whatever order they come. */
async function mergeParts(tx: Statements, parts: readonly BarPart[]): Promise<void> {
  const json = JSON.stringify(
    parts.map((part) => [
      ...[part.feedId, part.intervalMs, part.time, part.open, part.high],
      ...[part.low, part.close, part.openedAt, part.closedAt],
    ]),
  );
  await tx.$executeRaw`
    INSERT INTO "Bar" ("feedId", "intervalMs", "time", "open", "high", "low", "close", "openedAt", "closedAt")
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8
    FROM json_each(${json}) WHERE true
    ON CONFLICT ("feedId", "intervalMs", "time") DO UPDATE SET
      "open" = CASE WHEN excluded."openedAt" < "Bar"."openedAt" THEN excluded."open" ELSE "Bar"."open" END,
      "openedAt" = min("Bar"."openedAt", excluded."openedAt"),
      "high" = max("Bar"."high", excluded."high"),
      "low" = min("Bar"."low", excluded."low"),
      "close" = CASE WHEN excluded."closedAt" >= "Bar"."closedAt" THEN excluded."close" ELSE "Bar"."close" END,
      "closedAt" = max("Bar"."closedAt", excluded."closedAt")`;
}

async function prune(tx: Statements, feedId: string, interval: number, kept: number): Promise<void> {
  const [oldest] = await tx.bar.findMany({
    where: { feedId, intervalMs: interval },
    orderBy: { time: 'desc' },
    skip: kept,
    take: 1,
    select: { time: true },
  });
  if (oldest === undefined) return;
  await tx.bar.deleteMany({ where: { feedId, intervalMs: interval, time: { lte: oldest.time } } });
}

/** Newest first. */
export async function readBars(
  statements: Statements,
  feedId: string,
  interval: BarInterval,
  { before, limit }: { before?: number; limit: number },
): Promise<Bar[]> {
  const rows = await statements.bar.findMany({
    where: {
      feedId,
      intervalMs: intervalMs(interval),
      ...(before === undefined ? {} : { time: { lt: BigInt(before) } }),
    },
    orderBy: { time: 'desc' },
    take: limit,
    select: { time: true, open: true, high: true, low: true, close: true },
  });
  return rows.map(({ time, ...prices }) => ({ time: new Date(Number(time)).toISOString(), ...prices }));
}
