import type { Database } from '@tidewire/database';
import type { Member, Membership } from '@tidewire/protocol';
import type { Caller } from '../caller.ts';

/** Whose membership of which room. */
export type Place = { userId: string; roomId: string };

export type SeenMembership = Membership | Member;

/** The whole of it for the person themself and for administrators; for others what every member sees. */
export async function seenBy(
  database: Database,
  caller: Caller,
  membership: Membership,
): Promise<SeenMembership> {
  if (membership.userId === caller.id || (caller.admin && membership.room.kind === 'room')) return membership;
  const user = await database.users.find(membership.userId);
  const { userId: id, role, joinedAt } = membership;
  return {
    user: { id, name: user?.name ?? '', guest: user?.guest ?? false },
    username: user?.username ?? null,
    role,
    joinedAt,
  };
}
