import type { Committed } from '@tidewire/database';
import type { NodeEvent } from '@tidewire/protocol';

/** What the database committed, as the gateway wants to hear it. */
export const toNodeEvents = (committed: readonly Committed[]): NodeEvent[] =>
  committed.map((event) => ({ type: 'log', ...event }));
