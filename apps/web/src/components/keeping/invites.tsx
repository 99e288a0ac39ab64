'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Invite } from '@tidewire/protocol/wire';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { messageOf } from '#web/realtime/api-error.ts';
import { keepingApi } from '#web/realtime/keeping-api.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type Duration, endOf, isDuration, optionsOf } from './durations.ts';
import { endInWords } from './end-words.ts';

const uses = [
  { value: '1', label: 'Once' },
  { value: '10', label: '10 times' },
  { value: '100', label: '100 times' },
  { value: '', label: 'Without limit' },
];

/** Links that let people in. A link is shown once: only its hash is kept. */
export function Invites({ roomId }: { roomId: string }) {
  const invites = useQuery({
    queryKey: ['keeping', roomId, 'invites'],
    queryFn: () => keepingApi.invites(roomId),
  });
  return (
    <>
      <NewInvite roomId={roomId} />
      <h3 className="mt-6 mb-2 text-sm font-semibold">Links that still work</h3>
      {invites.isPending ? <Skeleton className="h-16 w-full rounded-lg" /> : null}
      {invites.isError ? <Notice title="They could not be loaded">{messageOf(invites.error)}</Notice> : null}
      {invites.data?.length === 0 ? <p className="text-[13px] text-soft">There is none.</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {invites.data?.map((invite) => (
          <InviteItem key={invite.id} invite={invite} />
        ))}
      </ul>
    </>
  );
}

function NewInvite({ roomId }: { roomId: string }) {
  const queries = useQueryClient();
  const [duration, setDuration] = useState<Duration>('7d');
  const [maxUses, setMaxUses] = useState('10');
  const create = useMutation({
    mutationFn: () =>
      keepingApi.createInvite(roomId, {
        expiresAt: endOf(duration, Date.now()),
        maxUses: maxUses === '' ? null : Number(maxUses),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keeping', roomId, 'invites'] }),
  });
  const link = create.data === undefined ? undefined : `${window.location.origin}/invite/${create.data.code}`;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label="Works for"
          value={duration}
          options={optionsOf(['1h', '1d', '7d', '30d', 'ever'])}
          onChange={({ target: { value } }) => {
            if (isDuration(value)) setDuration(value);
          }}
        />
        <SelectField
          label="Can be used"
          value={maxUses}
          options={uses}
          onChange={({ target: { value } }) => setMaxUses(value)}
        />
      </div>
      {create.isError ? <Notice title="No link was made">{messageOf(create.error)}</Notice> : null}
      <Button type="submit" look="primary" disabled={create.isPending}>
        Make a link
      </Button>
      {link === undefined ? null : (
        <div className="rounded-lg bg-tint p-3">
          <p className="text-[13px] font-medium">Send it to whoever should come in. It is shown only now.</p>
          <div className="mt-2 flex items-center gap-2">
            <code className="min-w-0 flex-1 text-xs break-all">{link}</code>
            <Button size="small" onClick={() => void copyText(link, 'Link copied')}>
              <Copy aria-hidden="true" className="size-3.5" />
              Copy link
            </Button>
          </div>
        </div>
      )}
    </form>
  );
}

function InviteItem({ invite }: { invite: Invite }) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => keepingApi.deleteInvite(invite.roomId, invite.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keeping', invite.roomId, 'invites'] }),
  });
  const used = `Used ${invite.uses}${invite.maxUses === null ? '' : ` of ${invite.maxUses}`}`;
  return (
    <li className="flex min-h-12 items-center gap-3 py-2">
      <span className="min-w-0 flex-1 text-[13px]">
        <span className="numeric block">{used}</span>
        <span className="block text-xs text-faint">{endInWords(invite.expiresAt)}</span>
        {revoke.isError ? (
          <span role="alert" className="block text-xs text-danger">
            {messageOf(revoke.error)}
          </span>
        ) : null}
      </span>
      <Button size="small" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
        Take back
      </Button>
    </li>
  );
}
