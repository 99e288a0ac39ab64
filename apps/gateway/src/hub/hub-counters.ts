/** How often the hub had to do less than everything at once; for metrics. Only ever rising. */
export class HubCounters {
  /** State channels that began to skip values for a slow reader. */
  conflated = 0;
  /** Readers that stalled: queued log events were let go and states come whole. */
  letGo = 0;
  /** Log subscriptions that stopped queueing and caught up from the log. */
  fellBehind = 0;
  /** Readers closed with 4203. */
  closedTooSlow = 0;
  signalsDropped = 0;
  /** Times a slow reader was told the newest of a room's presence and not what led to it. */
  presenceSkipped = 0;
  /** Holes that had to be fetched from the log. */
  holesFetched = 0;
}
