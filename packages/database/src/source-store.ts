/**
 * What sources are asked to do, and which one node runs each. A lease ends by itself; every change of hands has a number, and what is written
 * with an older number is refused in its own transaction, so a node that was asleep cannot write into what another has taken over.
 */
import {
  type FeedSource,
  FeedSourceSchema,
  type SourceHealthTold,
  SourceIdSchema,
  type SourceSettings,
} from '@tidewire/protocol';
import { recordAudit } from './audit/record-audit.ts';
import type { SourceDefaults, SourceStore } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import { appendEvents } from './log/append-events.ts';
import type { Sources } from './sources.ts';
import { type Statements, transact, translated } from './transact.ts';

type Changes = { enabled?: boolean } & SourceSettings;

export function createSourceStore(prisma: PrismaClient, sources: Sources): SourceStore {
  return {
    declare: ({ declared }) =>
      transact(prisma, async (tx) => {
        for (const { id, provenance, ...defaults } of declared) {
          const said = { provenance, defaults: JSON.stringify(defaults) };
          await tx.feedSource.upsert({ where: { id }, create: { id, ...said }, update: said });
        }
      }),

    list: () =>
      translated(async () => {
        const rows = await prisma.feedSource.findMany({ orderBy: { id: 'asc' } });
        return rows.flatMap((row) =>
          SourceIdSchema.safeParse(row.id).success ? [toSource(row, sources.now())] : [],
        );
      }),

    find: (id) => translated(() => findSource(prisma, id, new Date(sources.now()))),

    change: (id, { seekTo, ...patch }, audit) =>
      transact(prisma, async (tx) => {
        const row = await tx.feedSource.findUnique({ where: { id } });
        if (!row) return undefined;
        const changes: Record<string, unknown> = JSON.parse(row.changes);
        for (const [name, value] of Object.entries(patch)) {
          if (value === null) delete changes[name];
          else if (value !== undefined) changes[name] = value;
        }
        const data = { changes: JSON.stringify(changes), ...(seekTo !== undefined && { seekTo }) };
        const changed = await tx.feedSource.update({ where: { id }, data });
        const details = Object.fromEntries(
          Object.entries({ ...patch, seekTo }).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(' ') : value,
          ]),
        );
        await recordAudit(tx, sources, audit, { subject: `source:${id}`, details });
        return toSource(changed, sources.now());
      }),

    claim: (id, holder, ttlMs) =>
      transact(prisma, async (tx) => {
        const row = await tx.feedSource.findUnique({ where: { id } });
        const now = sources.now();
        if (!row || (row.holder !== null && row.holder !== holder && Number(row.expiresAt) > now))
          return undefined;
        const fence = row.fence + 1;
        const data = { holder, fence, expiresAt: BigInt(now + ttlMs), health: null };
        await tx.feedSource.update({ where: { id }, data });
        return { fence };
      }),

    renew: ({ id, holder, fence }, ttlMs, health) =>
      transact(prisma, async (tx) => {
        const now = sources.now();
        const told = { ...health, at: new Date(now).toISOString() };
        const { count } = await tx.feedSource.updateMany({
          where: { id, holder, fence },
          data: { expiresAt: BigInt(now + ttlMs), health: JSON.stringify(told) },
        });
        return count > 0;
      }),

    release: ({ id, holder, fence }) =>
      transact(prisma, async (tx) => {
        const data = { holder: null, expiresAt: null, health: null };
        await tx.feedSource.updateMany({ where: { id, holder, fence }, data });
      }),

    takeSeek: ({ id, holder, fence }) =>
      transact(prisma, async (tx) => {
        const row = await tx.feedSource.findUnique({ where: { id } });
        if (row?.holder !== holder || row.fence !== fence || row.seekTo === null) return undefined;
        await tx.feedSource.update({ where: { id }, data: { seekTo: null } });
        return row.seekTo;
      }),

    tell: ({ id, holder, fence }, channel, data) =>
      transact(prisma, async (tx) => {
        const row = await tx.feedSource.findUnique({ where: { id }, select: { holder: true, fence: true } });
        if (row?.holder !== holder || row.fence !== fence) return undefined;
        const [committed] = await appendEvents(tx, sources, sources.now(), [{ channel, data }]);
        return committed;
      }),
  };
}

export async function findSource(
  statements: Statements,
  id: string,
  now: Date,
): Promise<FeedSource | undefined> {
  const row = await statements.feedSource.findUnique({ where: { id } });
  return row && SourceIdSchema.safeParse(id).success ? toSource(row, now.getTime()) : undefined;
}

type Row = {
  id: string;
  provenance: string;
  defaults: string;
  changes: string;
  seekTo: number | null;
  holder: string | null;
  fence: number;
  expiresAt: bigint | null;
  health: string | null;
};

function toSource(row: Row, now: number): FeedSource {
  const { available, enabled, settings }: Omit<SourceDefaults, 'id' | 'provenance'> = JSON.parse(
    row.defaults,
  );
  const { enabled: isAsked = enabled, ...changed }: Changes = JSON.parse(row.changes);
  const isHeld = row.holder !== null && row.expiresAt !== null && Number(row.expiresAt) > now;
  const health: SourceHealthTold | null = isHeld && row.health !== null ? JSON.parse(row.health) : null;
  return FeedSourceSchema.parse({
    id: row.id,
    provenance: row.provenance,
    available,
    enabled: isAsked && available,
    settings: { ...settings, ...changed },
    changed: Object.keys(JSON.parse(row.changes)).sort(),
    seekTo: row.seekTo,
    health,
    lease: isHeld
      ? { holder: row.holder, fence: row.fence, expiresAt: new Date(Number(row.expiresAt)).toISOString() }
      : null,
  });
}
