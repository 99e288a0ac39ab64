import type { Database } from '@tidewire/database';
import { lobbyRoomId } from '@tidewire/protocol';
import type { Gateway } from '../gateway.ts';
import { toNodeEvents } from '../node-events.ts';

/** Without a lobby, newcomers begin with no room. */
export async function joinLobby(
  parts: { database: Database; gateway: Gateway },
  userId: string,
): Promise<void> {
  const joined = await parts.database.rooms.putMember(lobbyRoomId, userId, 'member');
  if ('refused' in joined) return;
  const set = { type: 'member.set', roomId: lobbyRoomId, userId, role: 'member' } as const;
  await parts.gateway.publish([set, ...toNodeEvents(joined.committed)]);
}
