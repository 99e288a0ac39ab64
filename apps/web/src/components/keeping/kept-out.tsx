'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Restriction } from '@tidewire/protocol/wire';
import { messageOf } from '#web/realtime/api-error.ts';
import { keepingApi, type RestrictionKind } from '#web/realtime/keeping-api.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.ts';
import { endInWords } from './end-words.ts';

const words = {
  bans: { title: 'Banned', none: 'Nobody is banned.', lift: 'Let back in', lifted: 'may come back' },
  mutes: { title: 'Muted', none: 'Nobody is muted.', lift: 'Unmute', lifted: 'may write again' },
} as const;

/** Who is banned from the room and who may not write in it, until when, and why. */
export function KeptOut({ roomId }: { roomId: string }) {
  return (
    <div className="flex flex-col gap-6">
      <Restrictions roomId={roomId} kind="bans" />
      <Restrictions roomId={roomId} kind="mutes" />
    </div>
  );
}

function Restrictions({ roomId, kind }: { roomId: string; kind: RestrictionKind }) {
  const list = useQuery({
    queryKey: ['keeping', roomId, kind],
    queryFn: () => keepingApi.restrictions(roomId, kind),
  });
  const { title, none } = words[kind];
  return (
    <section aria-labelledby={`kept-${kind}`}>
      <h3 id={`kept-${kind}`} className="mb-1 text-sm font-semibold">
        {title}
      </h3>
      {list.isPending ? <Skeleton className="h-12 w-full rounded-lg" /> : null}
      {list.isError ? <Notice title="They could not be loaded">{messageOf(list.error)}</Notice> : null}
      {list.data?.length === 0 ? <p className="text-[13px] text-soft">{none}</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {list.data?.map((restriction) => (
          <RestrictionItem key={restriction.user.id} roomId={roomId} kind={kind} restriction={restriction} />
        ))}
      </ul>
    </section>
  );
}

function RestrictionItem({
  roomId,
  kind,
  restriction: { user, reason, until },
}: {
  roomId: string;
  kind: RestrictionKind;
  restriction: Restriction;
}) {
  const queries = useQueryClient();
  const { lift: label, lifted } = words[kind];
  const lift = useMutation({
    mutationFn: () => keepingApi.lift(roomId, user.id, kind),
    onSuccess: () => toast(`${user.name} ${lifted}`),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keeping', roomId] }),
  });
  return (
    <li className="flex items-center gap-2.5 py-2">
      <Avatar id={user.id} name={user.name} />
      <span className="min-w-0 flex-1 text-[13px]">
        <span className="block truncate font-medium">{user.name}</span>
        <span className="block wrap-anywhere text-soft">{reason}</span>
        <span className="block text-xs text-faint">{endInWords(until)}</span>
      </span>
      <Button
        size="small"
        aria-label={`${label}: ${user.name}`}
        disabled={lift.isPending}
        onClick={() => lift.mutate()}
      >
        {label}
      </Button>
    </li>
  );
}
