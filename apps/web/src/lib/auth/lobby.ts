import type { Database } from '@tidewire/database';
import type { Gateway } from '../gateway.ts';
import { toNodeEvents } from '../node-events.ts';

/** The public room that the seed makes with this id; newcomers find themselves in it. Without it they begin with no room. */
export const lobbyRoomId = '01900000-0000-7000-8000-000000000001';

export async function joinLobby(
  parts: { database: Database; gateway: Gateway },
  userId: string,
): Promise<void> {
  const joined = await parts.database.rooms.putMember(lobbyRoomId, userId, 'member');
  if ('refused' in joined) return;
  const set = { type: 'member.set', roomId: lobbyRoomId, userId, role: 'member' } as const;
  await parts.gateway.publish([set, ...toNodeEvents(joined.committed)]);
}
