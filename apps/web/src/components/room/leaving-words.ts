import { lobbyRoomId, type Membership } from '@tidewire/protocol/wire';

/** What becomes of the room, and of whoever leaves it. */
export function leavingInWords({
  room: { id, kind, memberCount, visibility },
  role,
}: Pick<Membership, 'room' | 'role'>): string {
  if (memberCount <= 1 && id !== lobbyRoomId) {
    return 'You are the last one in it: the room and all its messages will be deleted. This cannot be undone.';
  }
  if (kind !== 'room')
    return 'The others stay in it, with everything that was said. Nobody can add you again.';
  const heir =
    role === 'owner' && memberCount > 1
      ? 'If nobody else owns it, it passes to the moderator or member who has been here longest. '
      : '';
  return visibility === 'private'
    ? `${heir}It is private: to come back, somebody who keeps it has to add you.`
    : `${heir}You can join again from the directory.`;
}
