'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Member, Membership } from '@tidewire/protocol/wire';
import { Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useEverybodyHere } from '#web/realtime/rooms/use-everybody-here.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { MemberMenu, type OpenedMember } from './member-menu.tsx';
import { hereOfMembersInWords } from './member-words.ts';
import { PresenceDot } from './presence-dot.tsx';

/** From so many people on, one looks for somebody rather than at everybody. */
const searchFrom = 8;

/** Who is in the room, what they are in it and whether they are here. */
export function Members({ membership }: { membership: Membership }) {
  const { room } = membership;
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<OpenedMember>();
  const members = useQuery({
    // The count is in the key: somebody came or left, so the list is asked for again.
    queryKey: ['members', room.id, room.memberCount],
    queryFn: () => api.members(room.id),
    placeholderData: keepPreviousData,
  });
  const here = useEverybodyHere(room.id);
  if (members.isPending) return <MembersSkeleton />;
  if (members.isError)
    return (
      <div className="p-3">
        <RetryNotice title="The members could not be loaded" onRetry={() => void members.refetch()}>
          {messageOf(members.error)}
        </RetryNotice>
      </div>
    );
  const wanted = search.trim().toLocaleLowerCase();
  const found = members.data.filter(({ user }) => user.name.toLocaleLowerCase().includes(wanted));
  return (
    <>
      {members.data.length >= searchFrom ? (
        <div className="px-4 pt-3">
          <TextField
            label="Find a member"
            type="search"
            autoComplete="off"
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      ) : null}
      <HereLine>{here === undefined ? null : hereOfMembersInWords(here.count, room.memberCount)}</HereLine>
      {found.length === 0 ? <p className="px-4 py-2 text-[13px] text-soft">Nobody by that name.</p> : null}
      <ul className="p-2">
        {found.toSorted(byRoleAndName).map((member) => (
          <MemberItem
            key={member.user.id}
            member={member}
            isHere={here?.ids.has(member.user.id) ?? false}
            hasMenu={room.kind !== 'direct'}
            onMenu={(anchor) => setOpened({ member, anchor, isOpen: true })}
          />
        ))}
      </ul>
      {opened === undefined ? null : (
        <MemberMenu
          opened={opened}
          membership={membership}
          onClose={() => setOpened((now) => now && { ...now, isOpen: false })}
        />
      )}
    </>
  );
}

/** Keeps its height while there is nothing to say. */
function HereLine({ children }: { children?: ReactNode }) {
  return <p className="numeric h-7 px-4 pt-3 text-xs leading-4 text-faint">{children}</p>;
}

function MemberItem({
  member: { user, role },
  isHere,
  hasMenu,
  onMenu,
}: {
  member: Member;
  isHere: boolean;
  hasMenu: boolean;
  onMenu: (anchor: HTMLElement) => void;
}) {
  const { me } = useRealtime();
  return (
    <li className="flex h-11 items-center gap-2.5 rounded-lg pr-1 pl-2 hover:bg-hover">
      <span className="relative shrink-0">
        <Avatar id={user.id} name={user.name} />
        {isHere ? (
          <PresenceDot className="absolute -right-0.5 -bottom-0.5 size-2.5 ring-2 ring-canvas max-xl:ring-raised" />
        ) : null}
      </span>
      <span className="min-w-0 flex-1 truncate text-sm">
        {user.name}
        {isHere ? <span className="sr-only">, here now</span> : null}
        {user.id === me.id ? <span className="text-faint"> (you)</span> : null}
      </span>
      {user.guest ? <Badge>Guest</Badge> : null}
      {role === 'member' ? null : <Badge tone="accent">{role === 'owner' ? 'Owner' : 'Moderator'}</Badge>}
      {user.id === me.id || !hasMenu ? null : (
        <Button
          look="ghost"
          size="icon-small"
          aria-haspopup="menu"
          aria-label={`What to do with ${user.name}`}
          onClick={(event) => onMenu(event.currentTarget)}
        >
          <Ellipsis aria-hidden="true" />
        </Button>
      )}
    </li>
  );
}

const rank = { owner: 0, moderator: 1, member: 2 } as const;
const byRoleAndName = (a: Member, b: Member): number =>
  rank[a.role] - rank[b.role] || a.user.name.localeCompare(b.user.name);

function MembersSkeleton() {
  return (
    <div aria-hidden="true">
      <HereLine />
      <div className="p-2">
        {['w-24', 'w-32', 'w-20', 'w-28'].map((width) => (
          <div key={width} className="flex h-11 items-center gap-2.5 px-2">
            <Skeleton className="size-8 rounded-lg" />
            <Skeleton className={`h-3 ${width}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
