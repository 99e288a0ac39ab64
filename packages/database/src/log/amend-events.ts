import { amended, type LogEventData } from '@tidewire/protocol';
import type { Statements } from '../transact.ts';

/**
 * Makes stored events of a channel as they are to be given out from now on, because `later` was committed: see `amended`. The events stay
 * at their places: a hole in a log's sequence numbers would look like a loss to every reader.
 */
export async function amendEvents(
  tx: Statements,
  channel: string,
  seqs: readonly number[],
  later: LogEventData,
): Promise<void> {
  const rows = await tx.logEvent.findMany({
    where: { channelName: channel, seq: { in: [...seqs] } },
    select: { seq: true, data: true },
  });
  for (const { seq, data: text } of rows) {
    const data = JSON.stringify(amended(JSON.parse(text) as LogEventData, later));
    const key = { channelName_seq: { channelName: channel, seq } };
    if (data !== text) await tx.logEvent.update({ where: key, data: { data }, select: { seq: true } });
  }
}
