import { type RoomEventData, roomChannel } from '@tidewire/protocol';
import type { Committed } from '../database.ts';
import { appendEvents } from '../log/append-events.ts';
import type { Sources } from '../sources.ts';
import type { Statements } from '../transact.ts';

/** Appends one event to a room's log within the transaction `tx`. */
export async function tellRoom(
  tx: Statements,
  sources: Sources,
  roomId: string,
  data: RoomEventData,
): Promise<{ committed: Committed[]; seq: number; ts: number }> {
  const committed = await appendEvents(tx, sources, sources.now(), [{ channel: roomChannel(roomId), data }]);
  const [event] = committed;
  if (!event) throw new Error(`an event of room ${roomId} was not given its place`);
  return { committed, seq: event.seq, ts: event.ts };
}

/** What a message says of itself includes the event at `seq` now. */
export async function moveVersion(tx: Statements, messageId: string, seq: number): Promise<void> {
  // A thread may outlive the account that began it.
  await tx.message.updateMany({ where: { id: messageId }, data: { version: seq } });
}
