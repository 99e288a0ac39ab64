import type { Role } from '@tidewire/protocol/wire';

/** Moderators restrict members, owners moderators too, and nobody an owner. `undefined`: not in the room. */
export const mayRestrict = (own: Role, theirs: Role | undefined): boolean =>
  theirs !== 'owner' && (own === 'owner' || (own === 'moderator' && theirs !== 'moderator'));
