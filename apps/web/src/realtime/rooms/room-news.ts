import type { LastMessage, RoomState } from './room-state.ts';

/**
 * What is worth calling somebody for: another person's message that makes a room more unread, as far as they want to hear of the room. In a
 * direct room each is meant for them.
 */
export function newsIn(
  before: RoomState | undefined,
  now: RoomState,
): { title: string; said: LastMessage } | undefined {
  if (before === undefined || now.unread.count <= before.unread.count) return undefined;
  const { lastMessage, membership } = now;
  if (lastMessage === undefined || lastMessage.at <= (before.lastMessage?.at ?? 0)) return undefined;
  const { room, notifications } = membership;
  const isMeant = room.kind === 'direct' || now.mentions > before.mentions;
  if (notifications === 'none' || (notifications === 'mentions' && !isMeant)) return undefined;
  const sayer = lastMessage.feed === undefined ? lastMessage.author : 'Live feed';
  const title = room.kind === 'direct' ? sayer : `${sayer} in ${room.name}`;
  return { title, said: lastMessage };
}
