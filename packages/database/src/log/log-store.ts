import type { LogEvent, LogEventData, Position } from '@tidewire/protocol';
import type { LogPage, LogStore } from '../database.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact, translated } from '../transact.ts';
import type { Append } from './append-batch.ts';

type Page = { after?: number; before?: number; limit: number };

export function createLogStore(prisma: PrismaClient, append: Append, sources: Sources): LogStore {
  const position = async (channel: string): Promise<Position> => {
    const found = await findPosition(prisma, channel);
    return found ?? transact(prisma, (tx) => createChannel(tx, { name: channel, epoch: sources.newEpoch() }));
  };

  return {
    append: async (channel, data) => {
      const result = await append({ type: 'event', channel, data });
      if ('refused' in result) throw new Error(`an event of ${channel} was refused`);
      const { epoch, seq, ts } = result;
      return { epoch, seq, ts };
    },

    position: (channel) => translated(() => position(channel)),

    read: (channel, page) =>
      translated(async () => {
        // Position and events are two statements: a reset between them would mix two histories.
        for (;;) {
          const { epoch, seq } = await position(channel);
          const { events, more } = await readEvents(prisma, channel, seq, page);
          const now = await findPosition(prisma, channel);
          if (now?.epoch === epoch) return { epoch, seq, events, more } satisfies LogPage;
        }
      }),

    reset: (channel) =>
      transact(prisma, async (tx) => {
        await tx.channel.deleteMany({ where: { name: channel } });
        return createChannel(tx, { name: channel, epoch: sources.newEpoch() });
      }),
  };
}

async function findPosition(statements: Statements, channel: string): Promise<Position | undefined> {
  const found = await statements.channel.findUnique({
    where: { name: channel },
    select: { epoch: true, seq: true },
  });
  return found ?? undefined;
}

/** Within a transaction, because another caller may have created the channel meanwhile. */
export async function createChannel(
  tx: Statements,
  channel: { name: string; epoch: string },
): Promise<Position> {
  const found = await findPosition(tx, channel.name);
  return found ?? tx.channel.create({ data: channel, select: { epoch: true, seq: true } });
}

async function readEvents(
  prisma: PrismaClient,
  channel: string,
  end: number,
  { after, before, limit }: Page,
): Promise<{ events: LogEvent[]; more: boolean }> {
  const isForward = after !== undefined;
  const rows = await prisma.logEvent.findMany({
    where: {
      channelName: channel,
      seq: { gt: after ?? 0, lte: before === undefined ? end : Math.min(end, before - 1) },
    },
    orderBy: { seq: isForward ? 'asc' : 'desc' },
    take: limit + 1,
    select: { seq: true, ts: true, data: true },
  });
  const page = rows.slice(0, limit);
  if (!isForward) page.reverse();
  return { events: page.map(toEvent), more: rows.length > limit };
}

function toEvent({ seq, ts, data }: { seq: number; ts: Date; data: string }): LogEvent {
  return { seq, ts: ts.getTime(), data: JSON.parse(data) as LogEventData };
}
