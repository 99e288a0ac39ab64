import { type LogEventData, limits, parseChannel } from '@tidewire/protocol';
import type { Committed } from '../database.ts';
import type { Sources } from '../sources.ts';
import type { PlainStatements } from '../transact.ts';
import { advanceChannels, insertEvents } from './append-statements.ts';

export type NewEvent = { channel: string; data: LogEventData };

/**
 * Appends events to their logs within the transaction `tx`, all at time `ts`; a channel that is new is created. The results stand in the
 * order of the events, and events of one channel get consecutive sequence numbers in that order.
 */
export async function appendEvents(
  tx: PlainStatements,
  sources: Sources,
  ts: number,
  events: readonly NewEvent[],
): Promise<Committed[]> {
  if (events.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { channel } of events) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  const advances = [...counts].map(([name, count]) => ({ name, count, newEpoch: sources.newEpoch() }));
  const ends = new Map<string, { epoch: string; next: number }>();
  for (const { name, epoch, seq } of await advanceChannels(tx, advances)) {
    ends.set(name, { epoch, next: seq - (counts.get(name) ?? 0) + 1 });
  }
  const committed = events.map(({ channel, data }): Committed => {
    const end = ends.get(channel);
    if (!end) throw new Error(`channel ${channel} did not move on`);
    return { channel, epoch: end.epoch, seq: end.next++, ts, data };
  });
  await insertEvents(
    tx,
    committed.map(({ channel, seq, data }) => ({ channel, seq, ts, data: JSON.stringify(data) })),
  );
  await pruneNotices(tx, committed);
  return committed;
}

/**
 * A person's own log tells their devices what changed, down to each read position: what is older than any device may resume from is worth
 * nothing. Their stream points to messages that stay where they are. Rooms and timelines are kept whole.
 */
const prunedTypes: ReadonlySet<string | undefined> = new Set(['user', 'stream']);
const noticesKept = 2 * limits.resumeEvents;
const pruneEvery = 256;

async function pruneNotices(tx: PlainStatements, committed: readonly Committed[]): Promise<void> {
  for (const { channel, seq } of committed) {
    if (seq % pruneEvery !== 0 || !prunedTypes.has(parseChannel(channel)?.type)) continue;
    await tx.$executeRaw`
      DELETE FROM "LogEvent" WHERE "channelName" = ${channel} AND "seq" <= ${seq - noticesKept}`;
  }
}
