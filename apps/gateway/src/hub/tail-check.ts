import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Hub } from './hub.ts';
import type { Prepared } from './sink.ts';

/**
 * Looks at the end of one log that is read after the other, again and again. A hole shows by the event behind it; the very last event of a
 * log has none behind it, and would be missed until somebody speaks. One question per `everyMs`, however many logs there are. Returns its
 * stop.
 */
export function startTailCheck<P extends Prepared>(parts: {
  hub: Pick<Hub<P>, 'readLogs' | 'checkTail'>;
  clock: Clock;
  everyMs: number;
  log: Log;
}): () => void {
  const { hub, clock, everyMs, log } = parts;
  let round: string[] = [];
  let isStopped = false;
  let cancel: Cancel = () => {};

  const arm = (): void => {
    if (!isStopped) cancel = clock.after(everyMs, () => void check());
  };
  const check = async (): Promise<void> => {
    if (round.length === 0) round = hub.readLogs;
    const channel = round.pop();
    try {
      if (channel !== undefined) await hub.checkTail(channel);
    } catch (error) {
      log.warn({ channel, err: error }, 'the end of a log could not be looked at');
    }
    arm();
  };
  arm();

  return () => {
    isStopped = true;
    cancel();
  };
}
