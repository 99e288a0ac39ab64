/**
 * What the rules of a room's live feeds say there, in words. Several in a minute, with nothing said in between, are one message: it grows.
 */
import {
  type Alert,
  type AlertSight,
  assertNever,
  limits,
  type MatchState,
  roomChannel,
} from '@tidewire/protocol';
import { authorOf, authorSelect } from '../author.ts';
import type { Committed } from '../database.ts';
import { appendBatch } from '../log/append-batch.ts';
import { editMessage } from '../messages/message-changes.ts';
import type { Sources } from '../sources.ts';
import type { Statements } from '../transact.ts';

const burstMs = 60_000;

/** Tells the room, in the name of whoever asked for it; of an owner when they have left. Nobody who may speak is nothing told. */
export async function tellNews(
  tx: Statements,
  sources: Sources,
  { roomId, feedId, userId }: { roomId: string; feedId: string; userId: string },
  news: string,
): Promise<Committed[]> {
  const added = await tx.roomFeed.findUnique({ where: { roomId_feedId: { roomId, feedId } } });
  if (added === null) return [];
  const part = added.unread ? 'headline' : 'news';
  const grown = await growLast(tx, sources, { roomId, feedId, part }, news);
  if (grown !== undefined) return grown;
  const members = await tx.membership.findMany({
    where: { roomId, OR: [{ userId }, { role: 'owner' }] },
    orderBy: { joinedAt: 'asc' },
    select: { userId: true, user: { select: authorSelect } },
  });
  const speaker = members.find((member) => member.userId === userId) ?? members[0];
  if (speaker === undefined) return [];
  const author = authorOf(speaker.user);
  const messageId = sources.newId();
  const feed = { id: feedId, part } as const;
  const message = { roomId, messageId, author, body: news, feed };
  const [appended] = await appendBatch(tx, sources, [{ type: 'message', message }]);
  if (appended === undefined || 'refused' in appended) return [];
  const { epoch, seq, ts } = appended;
  const data = { kind: 'message.created', messageId, author, body: news, feed } as const;
  return [{ channel: roomChannel(roomId), epoch, seq, ts, data }];
}

async function growLast(
  tx: Statements,
  sources: Sources,
  { roomId, feedId, part }: { roomId: string; feedId: string; part: 'news' | 'headline' },
  news: string,
): Promise<Committed[] | undefined> {
  const last = await tx.message.findFirst({ where: { roomId }, orderBy: { seq: 'desc' } });
  if (last?.feedId !== feedId || last.feedPart !== part || last.deletedAt !== null) return undefined;
  const body = `${last.body}\n\n${news}`;
  const isBurst = sources.now() - last.createdAt.getTime() < burstMs;
  if (!isBurst || body.length > limits.bodyLength) return undefined;
  const edited = await editMessage(tx, sources, {
    ...{ roomId, messageId: last.id, body, viewerId: last.authorId },
  });
  return 'refused' in edited ? undefined : edited.committed;
}

export function newsOf(
  { kind, direction, feedId, price, percent, windowMs }: Alert,
  sight: AlertSight,
): string {
  if (sight.type === 'match') return `**${wordOf(kind, sight.match)}** ${scoreOf(sight.match)}`;
  const symbol = feedId.slice(feedId.indexOf('.') + 1);
  const what =
    kind === 'moves'
      ? `${moved[direction]} by ${percent ?? 0}% within ${durationOf(windowMs ?? 0)}`
      : `${direction === 'below' ? 'fell to' : 'rose to'} ${inDigits(price)}`;
  return `**${symbol}** ${what}: ${inDigits(sight.quote.last)}`;
}

const moved: Record<Alert['direction'], string> = { above: 'rose', below: 'fell', either: 'moved' };

const digits = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 });
const inDigits = (price: number): string => digits.format(price);

/** `30 minutes`, `1 hour`, `1 day`: the largest unit that is whole. */
function durationOf(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [count, unit] =
    minutes % 1440 === 0
      ? [minutes / 1440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export const correctionOf = (sight: AlertSight): string =>
  sight.type === 'match'
    ? `~~Goal~~ cancelled. ${scoreOf(sight.match)}`
    : '~~The last one~~ is no longer so.';

function wordOf(kind: Alert['kind'], { minute }: MatchState): string {
  switch (kind) {
    case 'goal':
      return `Goal, ${minute}′.`;
    case 'start':
      return 'Kick-off.';
    case 'end':
      return 'Full time.';
    case 'crosses':
    case 'moves':
      throw new TypeError(`no match has a ${kind}`);
    default:
      return assertNever(kind);
  }
}

const scoreOf = ({ home, away, score }: MatchState): string => `${home} ${score[0]}–${score[1]} ${away}`;
