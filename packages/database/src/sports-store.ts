/**
 * What a person wants of the sports pages: what comes first, and how long scores are kept from them. Scores themselves are feeds, and are
 * not known here.
 */
import {
  type Favourite,
  favouritesPerUser,
  type ScoreHold,
  ScoreHoldSchema,
  userChannel,
} from '@tidewire/protocol';
import type { Committed, FavouriteName, SportsStore } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import { appendEvents } from './log/append-events.ts';
import type { Sources } from './sources.ts';
import { type Statements, transact, translated } from './transact.ts';

export function createSportsStore(prisma: PrismaClient, sources: Sources): SportsStore {
  /** The person's other tabs and devices show the same. */
  const tellOwner = (tx: Statements, userId: string): Promise<Committed[]> =>
    appendEvents(tx, sources, sources.now(), [
      { channel: userChannel(userId), data: { kind: 'sports.changed' } },
    ]);
  const isThere = async (tx: Statements, userId: string): Promise<boolean> =>
    (await tx.user.findUnique({ where: { id: userId }, select: { id: true } })) !== null;

  return {
    listFavourites: (userId) =>
      translated(async () => {
        const rows = await prisma.favourite.findMany({
          where: { userId },
          orderBy: [{ addedAt: 'desc' }, { kind: 'asc' }, { name: 'asc' }],
          take: favouritesPerUser,
        });
        return rows.map(toFavourite);
      }),

    putFavourite: (userId, { kind, name }) =>
      transact(prisma, async (tx) => {
        const key = { userId, kind, name };
        const before = await tx.favourite.findUnique({ where: { userId_kind_name: key } });
        if (before) return { favourite: toFavourite(before), created: false, committed: [] };
        const isKnown =
          kind === 'team' ||
          (await tx.feed.findUnique({ where: { id: name }, select: { kind: true } }))?.kind === 'match';
        if (!isKnown || !(await isThere(tx, userId))) return { refused: 'gone' };
        if ((await tx.favourite.count({ where: { userId } })) >= favouritesPerUser)
          return { refused: 'full' };
        const row = await tx.favourite.create({ data: { ...key, addedAt: new Date(sources.now()) } });
        return { favourite: toFavourite(row), created: true, committed: await tellOwner(tx, userId) };
      }),

    removeFavourite: (userId, { kind, name }) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.favourite.deleteMany({ where: { userId, kind, name } });
        return count === 0 ? undefined : { committed: await tellOwner(tx, userId) };
      }),

    findScoreHold: (userId) => translated(() => findScoreHold(prisma, userId)),

    putScoreHold: (userId, hold) =>
      transact(prisma, async (tx) => {
        if (!(await isThere(tx, userId))) return { refused: 'gone' };
        const { holdBack } = hold;
        const kept = { holdBack, seconds: holdBack === 'delay' ? hold.seconds : null };
        await tx.scoreHold.upsert({ where: { userId }, create: { userId, ...kept }, update: kept });
        return { hold, committed: await tellOwner(tx, userId) };
      }),
  };
}

/** `undefined` when there is no such person. */
export async function findScoreHold(statements: Statements, userId: string): Promise<ScoreHold | undefined> {
  const user = await statements.user.findUnique({ where: { id: userId }, select: { scoreHold: true } });
  if (!user) return undefined;
  const { holdBack, seconds } = user.scoreHold ?? { holdBack: 'off', seconds: null };
  return ScoreHoldSchema.parse(seconds === null ? { holdBack } : { holdBack, seconds });
}

type FavouriteRow = { kind: string; name: string; addedAt: Date };

function toFavourite({ kind, name, addedAt }: FavouriteRow): Favourite {
  const at = addedAt.toISOString();
  const known: FavouriteName['kind'] = kind === 'team' ? 'team' : 'match';
  return known === 'team'
    ? { kind: known, team: name, addedAt: at }
    : { kind: known, feedId: name, addedAt: at };
}
