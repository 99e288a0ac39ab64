import type { Database } from '@tidewire/database';
import type { Caller } from '../caller.ts';

/**
 * Whether somebody outside a room is there for who keeps it: people one is nowhere together with are as people who are not there (V2), and
 * to add or to ban one would tell their name.
 */
export async function isFindable(
  { rooms }: Pick<Database, 'rooms'>,
  caller: Caller,
  userId: string,
  roomId: string,
): Promise<boolean> {
  return userId === caller.id || caller.admin || rooms.isKnownTo(caller.id, userId, roomId);
}
