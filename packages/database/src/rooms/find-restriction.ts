import type { Restriction } from '@tidewire/protocol';
import { authorOf, authorSelect } from '../author.ts';
import type { RestrictionKind } from '../database.ts';
import type { Prisma } from '../generated/client.ts';
import type { Statements } from '../transact.ts';

export const restrictionSelect = {
  reason: true,
  until: true,
  createdById: true,
  createdAt: true,
  user: { select: authorSelect },
} as const;

/** At the time of asking: none needs a timer to end. */
export const inForce = (now: Date): Prisma.RestrictionWhereInput => ({
  OR: [{ until: null }, { until: { gt: now } }],
});

export type RestrictionKey = { roomId: string; userId: string; kind: RestrictionKind };

/** The one that is in force at `now`. */
export async function findRestriction(
  statements: Statements,
  key: RestrictionKey,
  now: Date,
): Promise<Restriction | undefined> {
  const row = await statements.restriction.findFirst({
    where: { ...key, ...inForce(now) },
    select: restrictionSelect,
  });
  return row ? toRestriction(row) : undefined;
}

export function toRestriction(
  row: Prisma.RestrictionGetPayload<{ select: typeof restrictionSelect }>,
): Restriction {
  return {
    user: authorOf(row.user),
    reason: row.reason,
    until: row.until?.toISOString() ?? null,
    createdById: row.createdById,
    createdAt: row.createdAt.toISOString(),
  };
}
