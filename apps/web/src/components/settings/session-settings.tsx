'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '@tidewire/protocol/wire';
import { accountApi } from '#web/realtime/account-api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { momentInWords } from '../keeping/end-words.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.ts';

/** Where the person is signed in. Signing out there closes its connections at once. */
export function SessionSettings() {
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: accountApi.sessions });
  const others = sessions.data?.filter(({ current }) => !current) ?? [];
  const endOthers = useMutation({
    mutationFn: async () => {
      for (const { id } of others) await accountApi.endSession(id);
    },
    onSuccess: () => toast('You are signed out everywhere else'),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  if (sessions.isPending) return <Skeleton className="h-40 w-full rounded-lg" />;
  if (sessions.isError) return <Notice title="They could not be loaded">{messageOf(sessions.error)}</Notice>;
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {sessions.data
          .toSorted((a, b) => Number(b.current) - Number(a.current))
          .map((session) => (
            <SessionItem key={session.id} session={session} />
          ))}
      </ul>
      {others.length === 0 ? null : (
        <Button className="mt-6" disabled={endOthers.isPending} onClick={() => endOthers.mutate()}>
          Sign out everywhere else
        </Button>
      )}
    </>
  );
}

function SessionItem({ session }: { session: Session }) {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => accountApi.endSession(session.id),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <li className="flex items-center gap-3 py-3 first:pt-0">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 text-sm font-medium">
          {session.device}
          {session.current ? <Badge tone="accent">This one</Badge> : null}
        </p>
        <p className="numeric mt-0.5 text-[13px] text-soft">
          {session.address === null ? 'Unknown address' : session.address} · since{' '}
          {momentInWords(session.createdAt)}
        </p>
      </div>
      {session.current ? null : (
        <Button size="small" disabled={end.isPending} onClick={() => end.mutate()}>
          Sign out
        </Button>
      )}
    </li>
  );
}
