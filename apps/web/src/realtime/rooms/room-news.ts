import type { RoomState } from './room-state.ts';

/**
 * What is worth calling somebody for: another person's message that makes a room more unread, as far as they want to hear of the room. In a
 * direct room each is meant for them.
 */
export function newsIn(
  before: RoomState | undefined,
  now: RoomState,
): { title: string; body: string } | undefined {
  if (before === undefined || now.unread.count <= before.unread.count) return undefined;
  const { lastMessage, membership } = now;
  if (lastMessage === undefined || lastMessage.at <= (before.lastMessage?.at ?? 0)) return undefined;
  const { room, notifications } = membership;
  const isMeant = room.kind === 'direct' || now.mentions > before.mentions;
  if (notifications === 'none' || (notifications === 'mentions' && !isMeant)) return undefined;
  const title = room.kind === 'direct' ? lastMessage.author : `${lastMessage.author} in ${room.name}`;
  return { title, body: lastMessage.body };
}
