import type { LogEvent, Position } from '@tidewire/protocol';

/** Where logs are kept: the hub reads them here when its memory does not reach. Both may reject; the hub asks again later. */
export interface LogSource {
  position(channel: string): Promise<Position>;
  /** Ascending; the oldest after `after`, or the newest of all; at most `limit`. */
  read(
    channel: string,
    page: { after?: number; limit: number },
  ): Promise<{ epoch: string; seq: number; events: LogEvent[]; more: boolean }>;
}
