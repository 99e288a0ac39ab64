import type { Committed, Succession } from '@tidewire/database';
import type { NodeEvent } from '@tidewire/protocol';

/** What the database committed, as the gateway wants to hear it. */
export const toNodeEvents = (committed: readonly Committed[]): NodeEvent[] =>
  committed.map((event) => ({ type: 'log', ...event }));

/** Who keeps rooms now whose only owner has gone, and which rooms went with them. */
export const toSuccessionEvents = ({ heirs, deletedRoomIds }: Succession): NodeEvent[] => [
  ...heirs.map((heir) => ({ type: 'member.set', ...heir, role: 'owner' }) as const),
  ...deletedRoomIds.map((roomId) => ({ type: 'room.deleted', roomId }) as const),
];
