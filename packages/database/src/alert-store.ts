/**
 * Lines in prices that people want to hear of, and the log of what crossed them. Prices are judged elsewhere; here a crossing is made to
 * happen once.
 */
import {
  type Alert,
  AlertSchema,
  type AlertSight,
  alertsPerUser,
  goalsOf,
  type MatchState,
  type Quote,
  type UserEventData,
  userChannel,
} from '@tidewire/protocol';
import type { AlertStore, WatchedAlert } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import { appendEvents } from './log/append-events.ts';
import { correctionOf, newsOf, tellNews } from './rooms/room-news.ts';
import { rowsBehind } from './rows-behind.ts';
import type { Sources } from './sources.ts';
import { type Statements, transact, translated } from './transact.ts';

export function createAlertStore(prisma: PrismaClient, sources: Sources): AlertStore {
  return {
    create: (userId, { id = sources.newId(), expiresAt, ...asked }) =>
      transact(prisma, async (tx) => {
        const before = await tx.alert.findUnique({ where: { id } });
        if (before)
          return before.userId === userId && before.roomId === null
            ? { alert: toAlert(before), created: false }
            : { refused: 'taken' };
        const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
        const feed = await tx.feed.findUnique({ where: { id: asked.feedId }, select: { kind: true } });
        if (!user || !feed) return { refused: 'gone' };
        if (isOnPrices(asked.kind) !== (feed.kind === 'quote')) return { refused: 'other_kind' };
        if ((await tx.alert.count({ where: { userId, roomId: null } })) >= alertsPerUser)
          return { refused: 'full' };
        const times = {
          createdAt: new Date(sources.now()),
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
        };
        const { direction = 'either', price = 0, percent = null, windowMs = null } = asked;
        const line = { ...asked, direction, price, percent, windowMs };
        return {
          alert: toAlert(await tx.alert.create({ data: { id, userId, ...line, ...times } })),
          created: true,
        };
      }),

    list: (userId, { after, limit }) =>
      translated(async () => {
        const rows = await prisma.alert.findMany({
          where: { userId, roomId: null, AND: rowsBehind(after, 'desc', ['createdAt', 'id']) },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          take: limit,
        });
        return rows.map(toAlert);
      }),

    find: (userId, alertId) => translated(() => findAlert(prisma, userId, alertId)),

    delete: (userId, alertId) =>
      transact(prisma, async (tx) => {
        const row = await tx.alert.findUnique({ where: { id: alertId } });
        if (row?.userId !== userId || row.roomId !== null) return undefined;
        await tx.alert.delete({ where: { id: alertId } });
        return toAlert(row);
      }),

    update: (userId, alertId, patch) =>
      transact(prisma, async (tx) => {
        const row = await tx.alert.findUnique({ where: { id: alertId } });
        if (row?.userId !== userId || row.roomId !== null) return undefined;
        const { expiresAt, direction, price, hysteresis, percent, windowMs, repeat } = patch;
        const line = {
          direction: direction ?? row.direction,
          price: price ?? row.price,
          percent: percent ?? row.percent,
          windowMs: windowMs ?? row.windowMs,
        };
        const isAnother = (Object.keys(line) as (keyof typeof line)[]).some(
          (name) => line[name] !== row[name],
        );
        const mayFireAgain = row.state === 'done' && (repeat ?? row.repeat);
        const data = {
          ...line,
          hysteresis: hysteresis ?? row.hysteresis,
          repeat: repeat ?? row.repeat,
          expiresAt: expiresAt === undefined ? row.expiresAt : expiresAt && new Date(expiresAt),
          ...(isAnother || mayFireAgain ? { state: 'new', mark: null } : {}),
        };
        return toAlert(await tx.alert.update({ where: { id: alertId }, data }));
      }),

    log: (alertId, { before, limit }) =>
      translated(async () => {
        const rows = await prisma.alertFiring.findMany({
          where: before === undefined ? { alertId } : { alertId, nth: { lt: before } },
          orderBy: { nth: 'desc' },
          take: limit,
        });
        return rows.map(({ nth, firedAt, tick, correctedAt }) => ({
          nth,
          firedAt: firedAt.toISOString(),
          ...tickOf(JSON.parse(tick) as Quote | MatchState),
          correctedAt: correctedAt?.toISOString() ?? null,
        }));
      }),

    watched: (feedId) =>
      translated(async () => {
        const rows = await prisma.alert.findMany({
          where: feedId === undefined ? { state: { not: 'done' } } : { state: { not: 'done' }, feedId },
          orderBy: { id: 'asc' },
        });
        return rows.map(toWatched);
      }),

    move: (alertId, from, to) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.alert.updateMany({ where: { id: alertId, ...from }, data: to });
        return count > 0;
      }),

    fire: (alertId, nth, sight, next) =>
      transact(prisma, async (tx) => {
        const row = await tx.alert.findUnique({ where: { id: alertId } });
        // Somebody else has seen this crossing first, or this very call did before it was killed.
        if (row?.state !== 'armed' || row.firings !== nth - 1) return undefined;
        const now = sources.now();
        const fired = await tx.alert.update({ where: { id: alertId }, data: { ...next, firings: nth } });
        const value = sight.type === 'quote' ? sight.quote : sight.match;
        await tx.alertFiring.create({
          data: { alertId, nth, firedAt: new Date(now), tick: JSON.stringify(value) },
        });
        const alert = toWatched(fired);
        const committed =
          alert.roomId === null
            ? await appendEvents(tx, sources, now, [
                { channel: userChannel(row.userId), data: firedNotice(alert, nth, sight) },
              ])
            : await tellNews(tx, sources, { ...alert, roomId: alert.roomId }, newsOf(alert, sight));
        return { alert, committed };
      }),

    correct: (alertId, from, to, sight) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.alert.updateMany({ where: { id: alertId, ...from }, data: to });
        const last = await tx.alertFiring.findFirst({
          where: { alertId, correctedAt: null },
          orderBy: { nth: 'desc' },
          include: { alert: true },
        });
        if (count === 0) return undefined;
        // The goal was there before the alert was: nothing was told of it.
        if (last === null) return { committed: [] };
        const now = sources.now();
        const { nth } = last;
        await tx.alertFiring.update({
          where: { alertId_nth: { alertId, nth } },
          data: { correctedAt: new Date(now) },
        });
        const { userId, feedId, roomId } = last.alert;
        if (roomId !== null) {
          const place = { roomId, feedId, userId };
          return { committed: await tellNews(tx, sources, place, correctionOf(sight)) };
        }
        const match = sight.type === 'match' ? { match: briefly(sight.match) } : {};
        const committed = await appendEvents(tx, sources, now, [
          { channel: userChannel(userId), data: { kind: 'alert.corrected', alertId, nth, feedId, ...match } },
        ]);
        return { committed };
      }),
  };
}

function firedNotice(
  { id: alertId, kind: alert, feedId, direction, price, percent }: Alert,
  nth: number,
  sight: AlertSight,
): UserEventData {
  const about = { kind: 'alert.fired', alertId, nth, feedId, alert, direction } as const;
  const line = percent ?? price;
  if (sight.type === 'quote') return { ...about, line, price: sight.quote.last, time: sight.quote.time };
  const { match } = sight;
  return { ...about, line, price: goalsOf(match), time: match.time, match: briefly(match) };
}

const briefly = ({ home, away, score, status, minute }: MatchState) => ({
  home,
  away,
  score,
  status,
  minute,
});

/** A match has no price: what its tick counts is goals. */
function tickOf(value: Quote | MatchState): { tick: Quote; match?: MatchState } {
  if ('last' in value) return { tick: value };
  const { time, provenance } = value;
  return { tick: { last: goalsOf(value), time, provenance }, match: value };
}

const isOnPrices = (kind: Alert['kind']): boolean => kind === 'crosses' || kind === 'moves';

type AlertRow = Omit<Alert, 'createdAt' | 'expiresAt' | 'kind' | 'direction' | 'state'> & {
  userId: string;
  roomId: string | null;
  kind: string;
  direction: string;
  state: string;
  mark: number | null;
  createdAt: Date;
  expiresAt: Date | null;
};

const toWatched = (row: AlertRow): WatchedAlert => {
  const { userId, roomId, mark } = row;
  return { ...toAlert(row), userId, roomId, mark };
};

function toAlert({ kind, direction, state, expiresAt, createdAt, ...row }: AlertRow): Alert {
  const { id, feedId, price, hysteresis, percent, windowMs, repeat, firings } = row;
  return {
    ...{ id, feedId, price, hysteresis, percent, windowMs, repeat, firings },
    kind: AlertSchema.shape.kind.parse(kind),
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
  return row?.userId === userId && row.roomId === null ? toAlert(row) : undefined;
}
