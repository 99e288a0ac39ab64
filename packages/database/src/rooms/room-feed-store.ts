/** Live feeds of rooms. What they tell are alerts of the room, so that each happens once whatever restarts. */
import {
  AlertRuleSchema,
  limitsOfRoomFeeds,
  type RoomFeed,
  type RoomRule,
  roomChannel,
} from '@tidewire/protocol';
import { authorOf, authorSelect } from '../author.ts';
import type { RoomFeedStore } from '../database.ts';
import { findFeed } from '../feed-store.ts';
import type { PrismaClient } from '../generated/client.ts';
import { appendBatch } from '../log/append-batch.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact, translated } from '../transact.ts';

type Put = RoomFeedStore['put'];

export function createRoomFeedStore(prisma: PrismaClient, sources: Sources): RoomFeedStore {
  return {
    list: (roomId) => translated(() => selectRoomFeeds(prisma, { roomId })),
    put: (change) => transact(prisma, (tx) => putRoomFeed(tx, sources, change)),
    remove: (roomId, feedId) =>
      transact(prisma, async (tx) => {
        await tx.alert.deleteMany({ where: { roomId, feedId } });
        const { count } = await tx.roomFeed.deleteMany({ where: { roomId, feedId } });
        return count > 0;
      }),
  };
}

async function putRoomFeed(
  tx: Statements,
  sources: Sources,
  { roomId, feedId, messageId, author, rules, unread }: Parameters<Put>[0],
): ReturnType<Put> {
  const feed = await findFeed(tx, feedId);
  if (feed === undefined) return { refused: 'gone' };
  if (rules.some(({ kind }) => isOnPrices(kind) !== (feed.kind === 'quote')))
    return { refused: 'other_kind' };
  const place = { roomId, feedId, userId: author.id };
  const before = await findRoomFeed(tx, place);
  if (before !== undefined) {
    // The same rules go on as they stand.
    if (JSON.stringify(before.rules) !== JSON.stringify(rules)) await replaceRules(tx, sources, place, rules);
    if (before.unread !== unread)
      await tx.roomFeed.update({ where: { roomId_feedId: { roomId, feedId } }, data: { unread } });
    return { roomFeed: { ...before, unread, rules: [...rules] }, created: false, committed: [] };
  }
  if ((await tx.roomFeed.count({ where: { roomId } })) >= limitsOfRoomFeeds.feeds) return { refused: 'full' };
  const part = { id: feedId, part: 'card' } as const;
  const message = { roomId, messageId, author, body: `${feed.title} (${feedId})`, feed: part };
  const [appended] = await appendBatch(tx, sources, [{ type: 'message', message }]);
  if (appended === undefined) throw new Error('a card was not given its place');
  if ('refused' in appended) return appended;
  const { epoch, seq, ts } = appended;
  await tx.roomFeed.create({
    data: { roomId, feedId, messageId, addedById: author.id, addedAt: new Date(ts), unread },
  });
  await replaceRules(tx, sources, place, rules);
  const { id, name, guest } = author;
  const by = { id, name, guest };
  const data = { kind: 'message.created', messageId, author: by, body: message.body, feed: part } as const;
  return {
    roomFeed: {
      feed,
      messageId,
      addedBy: by,
      addedAt: new Date(ts).toISOString(),
      unread,
      rules: [...rules],
    },
    created: true,
    committed: [{ channel: roomChannel(roomId), epoch, seq, ts, data }],
  };
}

type Place = { roomId: string; feedId: string; userId: string };

async function replaceRules(
  tx: Statements,
  sources: Sources,
  { roomId, feedId, userId }: Place,
  rules: readonly RoomRule[],
): Promise<void> {
  await tx.alert.deleteMany({ where: { roomId, feedId } });
  const createdAt = new Date(sources.now());
  for (const { kind, direction = 'either', price = 0, percent = null, windowMs = null } of rules) {
    await tx.alert.create({
      data: {
        ...{ id: sources.newId(), userId, roomId, feedId, kind, direction, price, percent, windowMs },
        // A price that trembles on its line is one crossing.
        ...{ hysteresis: price * 0.001, repeat: true, expiresAt: null, createdAt },
      },
    });
  }
}

async function findRoomFeed(tx: Statements, { roomId, feedId }: Place): Promise<RoomFeed | undefined> {
  const [found] = await selectRoomFeeds(tx, { roomId, feedId });
  return found;
}

async function selectRoomFeeds(
  statements: Statements,
  where: { roomId: string; feedId?: string },
): Promise<RoomFeed[]> {
  const rows = await statements.roomFeed.findMany({
    where,
    orderBy: [{ addedAt: 'asc' }, { feedId: 'asc' }],
    include: { addedBy: { select: authorSelect } },
  });
  const alerts = await statements.alert.findMany({ where, orderBy: { id: 'asc' } });
  const found: RoomFeed[] = [];
  for (const { feedId, messageId, addedBy, addedAt, unread } of rows) {
    const feed = await findFeed(statements, feedId);
    if (feed === undefined) continue;
    found.push({
      ...{ feed, messageId, addedBy: addedBy && authorOf(addedBy), addedAt: addedAt.toISOString(), unread },
      rules: alerts.filter((alert) => alert.feedId === feedId).map(toRule),
    });
  }
  return found;
}

function toRule(alert: {
  kind: string;
  direction: string;
  price: number;
  percent: number | null;
  windowMs: number | null;
}): RoomRule {
  const { kind, direction, price, percent, windowMs } = alert;
  return AlertRuleSchema.parse({
    kind,
    ...(isOnPrices(kind) && direction !== 'either' && { direction }),
    ...(kind === 'crosses' && { price }),
    ...(percent !== null && { percent }),
    ...(windowMs !== null && { windowMs }),
  });
}

const isOnPrices = (kind: string): boolean => kind === 'crosses' || kind === 'moves';
