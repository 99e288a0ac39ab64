'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Member, Membership } from '@tidewire/protocol/wire';
import { Ellipsis, MessageCircle, UserMinus } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { toast } from 'sonner';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useEverybodyHere } from '#web/realtime/rooms/use-people-here.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { hereOfMembersInWords } from './member-words.ts';
import { PresenceDot } from './presence-dot.tsx';
import { useOpenDirect } from './use-open-direct.ts';

/** Who is in the room. */
export function Members({ membership }: { membership: Membership }) {
  const { room } = membership;
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
        <Notice
          title="The members could not be loaded"
          action={
            <Button size="small" onClick={() => void members.refetch()}>
              Try again
            </Button>
          }
        >
          {messageOf(members.error)}
        </Notice>
      </div>
    );
  return (
    <>
      <HereLine>{here === undefined ? null : hereOfMembersInWords(here.count, room.memberCount)}</HereLine>
      <ul className="p-2">
        {members.data.toSorted(byRoleAndName).map((member) => (
          <MemberItem
            key={member.user.id}
            member={member}
            membership={membership}
            isHere={here?.ids.has(member.user.id) ?? false}
          />
        ))}
      </ul>
    </>
  );
}

/** Keeps its height while there is nothing to say. */
function HereLine({ children }: { children?: ReactNode }) {
  return <p className="numeric h-7 px-4 pt-3 text-xs leading-4 text-faint">{children}</p>;
}

function MemberItem({
  member,
  membership,
  isHere,
}: {
  member: Member;
  membership: Membership;
  isHere: boolean;
}) {
  const { me } = useRealtime();
  const queries = useQueryClient();
  const { user, role } = member;
  const { room } = membership;
  const remove = useMutation({
    mutationFn: () => api.removeMember(room.id, user.id),
    onSuccess: () => {
      toast(`${user.name} was removed`);
      return queries.invalidateQueries({ queryKey: ['members', room.id] });
    },
    onError: (error) => toast.error(messageOf(error)),
  });
  const openDirect = useOpenDirect();
  const row = useRef<HTMLLIElement>(null);
  const part = useRef(partOf(row)).current;
  const mayRemove =
    user.id !== me.id &&
    (membership.role === 'owner' || (membership.role === 'moderator' && role === 'member'));
  return (
    <li ref={row} className="flex h-11 items-center gap-2.5 rounded-lg pr-1 pl-2 hover:bg-hover">
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
      {user.id === me.id || room.kind === 'direct' ? null : (
        <Menu
          container={part}
          trigger={
            <Button look="ghost" size="icon-small" aria-label={`What to do with ${user.name}`}>
              <Ellipsis aria-hidden="true" />
            </Button>
          }
        >
          <MenuItem
            onClick={() =>
              openDirect.mutate(
                { participantIds: [user.id] },
                { onError: (error) => toast.error(messageOf(error)) },
              )
            }
          >
            <MessageCircle aria-hidden="true" />
            Message {user.name}
          </MenuItem>
          {mayRemove ? (
            <MenuItem onClick={() => remove.mutate()} className="text-danger [&_svg]:text-danger">
              <UserMinus aria-hidden="true" />
              Remove from room
            </MenuItem>
          ) : null}
        </Menu>
      )}
    </li>
  );
}

/** The dialog that the list is in on a narrow window, else the page's main part: a menu under a dialog could not be reached. */
const partOf = (row: RefObject<HTMLElement | null>): RefObject<HTMLElement | null> => ({
  get current() {
    return row.current?.closest<HTMLElement>('[role=dialog], main') ?? null;
  },
});

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
