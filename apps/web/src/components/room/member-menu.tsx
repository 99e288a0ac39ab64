'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Member, Membership, Role } from '@tidewire/protocol/wire';
import { Ban, MessageCircle, MicOff, ShieldCheck, ShieldOff, UserMinus } from 'lucide-react';
import { useRef, useState } from 'react';
import { messageOf } from '#web/realtime/api-error.ts';
import { keepingApi } from '#web/realtime/keeping-api.ts';
import { FollowItem } from '../following/follow-item.tsx';
import { type Measure, ModerationDialog } from '../keeping/moderation-dialog.tsx';
import { Badge } from '../ui/badge.tsx';
import { AnchoredMenu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { mayRestrict } from './may-restrict.ts';
import { useOpenDirect } from './use-open-direct.ts';

export type OpenedMember = { member: Member; anchor: HTMLElement; isOpen: boolean };

/** Who somebody in the room is, and what one can do: write to them, and for those who keep the room, their role and their stay. */
export function MemberMenu({
  opened: { member, anchor, isOpen },
  membership,
  onClose,
}: {
  opened: OpenedMember;
  membership: Membership;
  onClose: () => void;
}) {
  const { user, role } = member;
  const { room } = membership;
  const queries = useQueryClient();
  const openDirect = useOpenDirect();
  const next = useRef<Measure>(undefined);
  const [measure, setMeasure] = useState<Measure>();
  const onError = (error: Error) => toast.error(messageOf(error));
  const setRole = useMutation({
    mutationFn: (wanted: Role) => keepingApi.setRole(room.id, user.id, wanted),
    onSuccess: (_, wanted) => {
      toast(`${user.name} is now ${wordsOf[wanted]}`);
      return queries.invalidateQueries({ queryKey: ['members', room.id] });
    },
    onError,
  });
  const then = (what: Measure) => () => {
    next.current = what;
  };
  const goOn = () => {
    setMeasure(next.current);
    next.current = undefined;
  };
  const isRoom = room.kind === 'room';
  return (
    <>
      <AnchoredMenu anchor={anchor} open={isOpen} onClose={onClose} onClosed={goOn}>
        <div className="flex items-center gap-2 px-2.5 pt-1.5 pb-2">
          <span className="min-w-0 flex-1 truncate text-sm font-medium">{user.name}</span>
          {user.guest ? <Badge>Guest</Badge> : null}
        </div>
        <MenuSeparator />
        <MenuItem onClick={() => openDirect.mutate({ participantIds: [user.id] }, { onError })}>
          <MessageCircle aria-hidden="true" />
          Message {user.name}
        </MenuItem>
        <FollowItem person={user} />
        {isRoom && membership.role === 'owner' ? (
          <>
            <MenuSeparator />
            {(['owner', 'moderator', 'member'] as const)
              .filter((one) => one !== role)
              .map((one) => (
                <MenuItem key={one} onClick={() => setRole.mutate(one)}>
                  {one === 'member' ? <ShieldOff aria-hidden="true" /> : <ShieldCheck aria-hidden="true" />}
                  Make {one}
                </MenuItem>
              ))}
          </>
        ) : null}
        {isRoom && mayRestrict(membership.role, role) ? (
          <>
            <MenuSeparator />
            <MenuItem onClick={then('mute')}>
              <MicOff aria-hidden="true" />
              Mute…
            </MenuItem>
            <MenuItem onClick={then('kick')} className="text-danger [&_svg]:text-danger">
              <UserMinus aria-hidden="true" />
              Remove from room…
            </MenuItem>
            <MenuItem onClick={then('ban')} className="text-danger [&_svg]:text-danger">
              <Ban aria-hidden="true" />
              Ban…
            </MenuItem>
          </>
        ) : null}
      </AnchoredMenu>
      {measure === undefined ? null : (
        <ModerationDialog
          roomId={room.id}
          person={user}
          measure={measure}
          onClose={() => setMeasure(undefined)}
        />
      )}
    </>
  );
}

const wordsOf: Record<Role, string> = { owner: 'an owner', moderator: 'a moderator', member: 'a member' };
