'use client';

import type { Author } from '@tidewire/protocol/wire';
import { UserRoundCheck, UserRoundPlus } from 'lucide-react';
import { MenuItem } from '../ui/menu.tsx';
import { useFollowing } from './use-following.ts';

/** Follows somebody, or no longer, from a menu about them. */
export function FollowItem({ person }: { person: Author }) {
  const { following, follows, setFollows } = useFollowing();
  const isFollowed = follows(person.id);
  return (
    <MenuItem disabled={following.word === 'loading'} onClick={() => setFollows(person, !isFollowed)}>
      {isFollowed ? <UserRoundCheck aria-hidden="true" /> : <UserRoundPlus aria-hidden="true" />}
      {isFollowed ? `Unfollow ${person.name}` : `Follow ${person.name}`}
    </MenuItem>
  );
}
