/**
 * Feeds, their bounded history, and who watches them. Values are kept as the JSON that sources said.
 */
import {
  type Feed,
  type FeedEvent,
  type FeedEventInput,
  FeedKindSchema,
  ProvenanceSchema,
} from '@tidewire/protocol';
import { recordAudit } from './audit/record-audit.ts';
import { readBars, rollBars, type SincePruning } from './bars/bar-rows.ts';
import type { FeedStore, FeedValue } from './database.ts';
import { createFeedRecorder, findFeeds } from './feed-recorder.ts';
import type { PrismaClient } from './generated/client.ts';
import { rowsBehind } from './rows-behind.ts';
import type { Sources } from './sources.ts';
import { type Statements, transact, translated } from './transact.ts';

export function createFeedStore(prisma: PrismaClient, sources: Sources): FeedStore {
  const barsSincePruning: SincePruning = new Map();
  return {
    record: createFeedRecorder(prisma, sources),

    rollBars: (prices) =>
      transact(prisma, async (tx) => {
        const known = await findFeeds(tx, [...new Set(prices.map(({ feedId }) => feedId))]);
        const ofKnown = prices.filter(({ feedId }) => known.has(feedId));
        await rollBars(tx, ofKnown, barsSincePruning);
      }),

    bars: (feedId, interval, page) => translated(() => readBars(prisma, feedId, interval, page)),

    list: ({ after, limit }) =>
      translated(async () => {
        const where = after === undefined ? {} : { id: { gt: after } };
        const rows = await prisma.feed.findMany({ where, orderBy: { id: 'asc' }, take: limit });
        return rows.map(toFeed);
      }),

    find: (feedId) => translated(() => findFeed(prisma, feedId)),

    create: ({ id, kind, title, currency, provenance }, audit) =>
      transact(prisma, async (tx) => {
        if (await tx.feed.findUnique({ where: { id }, select: { id: true } })) return { refused: 'taken' };
        const createdAt = new Date(sources.now());
        const row = await tx.feed.create({ data: { id, kind, title, currency, provenance, createdAt } });
        await recordAudit(tx, sources, audit, { subject: `feed:${id}`, details: { title } });
        return { feed: toFeed(row) };
      }),

    update: (feedId, patch, audit) =>
      transact(prisma, async (tx) => {
        const before = await tx.feed.findUnique({ where: { id: feedId } });
        if (!before) return undefined;
        const { title = before.title, currency = before.currency, provenance = before.provenance } = patch;
        await recordAudit(tx, sources, audit, { subject: `feed:${feedId}`, details: { ...patch } });
        return toFeed(await tx.feed.update({ where: { id: feedId }, data: { title, currency, provenance } }));
      }),

    put: ({ id, kind, title, currency, provenance }) =>
      transact(prisma, async (tx) => {
        const existing = await tx.feed.findUnique({ where: { id }, select: { id: true } });
        const changeable = { title, currency, provenance };
        const row = existing
          ? await tx.feed.update({ where: { id }, data: changeable })
          : await tx.feed.create({ data: { id, kind, ...changeable, createdAt: new Date(sources.now()) } });
        return { feed: toFeed(row), created: !existing };
      }),

    delete: (feedId, audit) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.feed.deleteMany({ where: { id: feedId } });
        if (count > 0) await recordAudit(tx, sources, audit, { subject: `feed:${feedId}` });
        return count > 0;
      }),

    history: (feedId, { before, limit }) =>
      translated(async () => {
        const rows = await prisma.feedEvent.findMany({
          where: { feedId, AND: rowsBehind(before, 'desc', ['time', 'id']) },
          orderBy: [{ time: 'desc' }, { id: 'desc' }],
          take: limit,
        });
        return rows.map(toFeedEvent);
      }),

    clear: (feedId) =>
      transact(prisma, async (tx) => {
        await tx.feedEvent.deleteMany({ where: { feedId } });
        await tx.bar.deleteMany({ where: { feedId } });
        await tx.feed.updateMany({ where: { id: feedId }, data: { latest: null } });
      }),

    latestValues: () =>
      translated(async () => {
        const rows = await prisma.feed.findMany({
          where: { latest: { not: null } },
          select: { id: true, latest: true },
          orderBy: { id: 'asc' },
        });
        return rows.flatMap(({ id, latest }) => {
          const value = parseValue(latest);
          return value ? [{ feedId: id, value }] : [];
        });
      }),

    listWatchlist: (userId) =>
      translated(async () => {
        const rows = await prisma.watchlistEntry.findMany({
          where: { userId },
          orderBy: [{ position: 'asc' }, { addedAt: 'asc' }, { feedId: 'asc' }],
          select: { feed: true },
        });
        return rows.map(({ feed }) => toFeed(feed));
      }),

    putWatch: (userId, feedId) =>
      transact(prisma, async (tx) => {
        const key = { userId, feedId };
        if (await tx.watchlistEntry.findUnique({ where: { userId_feedId: key } })) return { created: false };
        const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
        const feed = await tx.feed.findUnique({ where: { id: feedId }, select: { id: true } });
        if (!user || !feed) return { refused: 'gone' };
        const last = await tx.watchlistEntry.findFirst({
          where: { userId },
          orderBy: { position: 'desc' },
          select: { position: true },
        });
        const addedAt = new Date(sources.now());
        await tx.watchlistEntry.create({ data: { ...key, position: (last?.position ?? 0) + 1, addedAt } });
        return { created: true };
      }),

    moveWatch: (userId, feedId, { after }) =>
      transact(prisma, async (tx) => {
        const find = (id: string) =>
          tx.watchlistEntry.findUnique({ where: { userId_feedId: { userId, feedId: id } } });
        const before = after === null || after === feedId ? undefined : await find(after);
        if (before === null || (await find(feedId)) === null) return false;
        if (after === feedId) return true;
        const position = (before?.position ?? 0) + 1;
        await tx.watchlistEntry.updateMany({
          where: { userId, position: { gte: position } },
          data: { position: { increment: 1 } },
        });
        await tx.watchlistEntry.update({
          where: { userId_feedId: { userId, feedId } },
          data: { position },
        });
        return true;
      }),

    removeWatch: (userId, feedId) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.watchlistEntry.deleteMany({ where: { userId, feedId } });
        return count > 0;
      }),
  };
}

export async function findFeed(statements: Statements, feedId: string): Promise<Feed | undefined> {
  const row = await statements.feed.findUnique({ where: { id: feedId } });
  return row ? toFeed(row) : undefined;
}

type FeedRow = {
  id: string;
  kind: string;
  title: string;
  currency: string | null;
  provenance: string;
  latest: string | null;
  createdAt: Date;
};

function toFeed({ id, kind, title, currency, provenance, latest, createdAt }: FeedRow): Feed {
  return {
    id,
    kind: FeedKindSchema.parse(kind),
    title,
    currency,
    provenance: ProvenanceSchema.parse(provenance),
    latest: parseValue(latest) ?? null,
    createdAt: createdAt.toISOString(),
  };
}

function toFeedEvent({ id, time, value }: { id: string; time: Date; value: string }): FeedEvent {
  return { id, time: time.toISOString(), value: JSON.parse(value) as FeedEventInput };
}

const parseValue = (latest: string | null): FeedValue | undefined =>
  latest === null ? undefined : (JSON.parse(latest) as FeedValue);
