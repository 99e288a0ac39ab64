/**
 * Lines in prices that people want to hear of, and the log of what crossed them. Prices are judged elsewhere; here a crossing is made to
 * happen once.
 */
import {
  type Alert,
  AlertSchema,
  type AlertState,
  alertsPerUser,
  type Quote,
  userChannel,
} from '@tidewire/protocol';
import type { AlertStore } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import { appendEvents } from './log/append-events.ts';
import { rowsBehind } from './rows-behind.ts';
import type { Sources } from './sources.ts';
import { type Statements, transact, translated } from './transact.ts';

export function createAlertStore(prisma: PrismaClient, sources: Sources): AlertStore {
  return {
    create: (userId, { id = sources.newId(), expiresAt, ...line }) =>
      transact(prisma, async (tx) => {
        const before = await tx.alert.findUnique({ where: { id } });
        if (before)
          return before.userId === userId ? { alert: toAlert(before), created: false } : { refused: 'taken' };
        const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
        const feed = await tx.feed.findUnique({ where: { id: line.feedId }, select: { id: true } });
        if (!user || !feed) return { refused: 'gone' };
        if ((await tx.alert.count({ where: { userId } })) >= alertsPerUser) return { refused: 'full' };
        const times = {
          createdAt: new Date(sources.now()),
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
        };
        return {
          alert: toAlert(await tx.alert.create({ data: { id, userId, ...line, ...times } })),
          created: true,
        };
      }),

    list: (userId, { after, limit }) =>
      translated(async () => {
        const rows = await prisma.alert.findMany({
          where: { userId, AND: rowsBehind(after, 'desc', ['createdAt', 'id']) },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          take: limit,
        });
        return rows.map(toAlert);
      }),

    find: (userId, alertId) => translated(() => findAlert(prisma, userId, alertId)),

    delete: (userId, alertId) =>
      transact(prisma, async (tx) => {
        const row = await tx.alert.findUnique({ where: { id: alertId } });
        if (row?.userId !== userId) return undefined;
        await tx.alert.delete({ where: { id: alertId } });
        return toAlert(row);
      }),

    log: (alertId, { before, limit }) =>
      translated(async () => {
        const rows = await prisma.alertFiring.findMany({
          where: before === undefined ? { alertId } : { alertId, nth: { lt: before } },
          orderBy: { nth: 'desc' },
          take: limit,
        });
        return rows.map(({ nth, firedAt, tick }) => ({
          nth,
          firedAt: firedAt.toISOString(),
          tick: JSON.parse(tick) as Quote,
        }));
      }),

    watched: (feedId) =>
      translated(async () => {
        const rows = await prisma.alert.findMany({
          where: feedId === undefined ? { state: { not: 'done' } } : { state: { not: 'done' }, feedId },
          orderBy: { id: 'asc' },
        });
        return rows.map((row) => ({ ...toAlert(row), userId: row.userId }));
      }),

    move: (alertId, from, to) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.alert.updateMany({
          where: { id: alertId, state: from },
          data: { state: to },
        });
        return count > 0;
      }),

    fire: (alertId, nth, tick) =>
      transact(prisma, async (tx) => {
        const row = await tx.alert.findUnique({ where: { id: alertId } });
        // Somebody else has seen this crossing first, or this very call did before it was killed.
        if (row?.state !== 'armed' || row.firings !== nth - 1) return undefined;
        const now = sources.now();
        const state: AlertState = row.repeat ? 'resting' : 'done';
        const fired = await tx.alert.update({ where: { id: alertId }, data: { state, firings: nth } });
        await tx.alertFiring.create({
          data: { alertId, nth, firedAt: new Date(now), tick: JSON.stringify(tick) },
        });
        const alert = toAlert(fired);
        const { feedId, direction, price: line } = alert;
        const committed = await appendEvents(tx, sources, now, [
          {
            channel: userChannel(row.userId),
            data: {
              kind: 'alert.fired',
              alertId,
              nth,
              feedId,
              direction,
              line,
              price: tick.last,
              time: tick.time,
            },
          },
        ]);
        return { alert, committed };
      }),
  };
}

type AlertRow = Omit<Alert, 'createdAt' | 'expiresAt' | 'direction' | 'state'> & {
  direction: string;
  state: string;
  createdAt: Date;
  expiresAt: Date | null;
};

function toAlert({
  id,
  feedId,
  direction,
  price,
  hysteresis,
  repeat,
  expiresAt,
  state,
  firings,
  createdAt,
}: AlertRow): Alert {
  return {
    ...{ id, feedId, price, hysteresis, repeat, firings },
    direction: AlertSchema.shape.direction.parse(direction),
    state: AlertSchema.shape.state.parse(state),
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

export async function findAlert(
  statements: Statements,
  userId: string,
  alertId: string,
): Promise<Alert | undefined> {
  const row = await statements.alert.findUnique({ where: { id: alertId } });
  return row?.userId === userId ? toAlert(row) : undefined;
}
