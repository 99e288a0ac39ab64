import type { Author, Membership } from '@tidewire/protocol/wire';

/** The others in a direct room or a group. */
export const othersIn = ({ participants = [], userId }: Membership): Author[] =>
  participants.filter(({ id }) => id !== userId);

/**
 * A direct room or a group is called after the others in it, as each of its people sees it. Done once, where a membership comes into the page,
 * so that nothing that shows a room's name has to know.
 */
export function titled(membership: Membership): Membership {
  if (membership.room.kind === 'room') return membership;
  const others = othersIn(membership);
  const name = others.length === 0 ? 'Nobody else' : others.map((other) => other.name).join(', ');
  return { ...membership, room: { ...membership.room, name } };
}

/** Somebody left a group. */
export const withoutParticipant = (membership: Membership, userId: string): Membership =>
  membership.participants === undefined
    ? membership
    : titled({ ...membership, participants: membership.participants.filter(({ id }) => id !== userId) });
