'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApiKey } from '@tidewire/protocol/wire';
import { Copy } from 'lucide-react';
import { accountApi } from '#web/realtime/account-api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { endInWords, momentInWords } from '../keeping/end-words.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.ts';
import { NewKeyForm } from './new-key-form.tsx';

/** Keys for scripts and services that act for the person. A key is shown once: only its hash is kept. */
export function KeySettings() {
  const queries = useQueryClient();
  const keys = useQuery({ queryKey: ['api-keys'], queryFn: accountApi.keys });
  const create = useMutation({
    mutationFn: accountApi.createKey,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  const made = create.data;
  return (
    <>
      <NewKeyForm
        onCreate={(key) => create.mutate(key)}
        isPending={create.isPending}
        refusal={create.isError ? messageOf(create.error) : undefined}
      />
      {made === undefined ? null : (
        <div role="status" className="mt-4 rounded-lg bg-tint p-3">
          <p className="text-[13px] font-medium">Your key “{made.name}”. It is shown only now.</p>
          <div className="mt-2 flex items-center gap-2">
            <code className="min-w-0 flex-1 text-xs break-all">{made.key}</code>
            <Button size="small" onClick={() => void copyText(made.key, 'Key copied')}>
              <Copy aria-hidden="true" className="size-3.5" />
              Copy key
            </Button>
          </div>
        </div>
      )}
      <h2 className="mt-8 mb-2 text-sm font-semibold">Your keys</h2>
      {keys.isPending ? <Skeleton className="h-20 w-full rounded-lg" /> : null}
      {keys.isError ? <Notice title="They could not be loaded">{messageOf(keys.error)}</Notice> : null}
      {keys.data?.length === 0 ? <p className="text-[13px] text-soft">You have none.</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {keys.data?.map((key) => (
          <KeyItem key={key.id} apiKey={key} />
        ))}
      </ul>
    </>
  );
}

function KeyItem({ apiKey }: { apiKey: ApiKey }) {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => accountApi.endKey(apiKey.id),
    onSuccess: () => toast(`${apiKey.name} opens nothing any more`),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  const used = apiKey.lastUsedAt === null ? 'Never used' : `Last used ${momentInWords(apiKey.lastUsedAt)}`;
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1 text-[13px]">
        <p className="text-sm font-medium wrap-anywhere">
          {apiKey.name} <code className="text-xs font-normal text-faint">{apiKey.start}…</code>
        </p>
        <p className="wrap-anywhere text-soft">{apiKey.scopes.join(', ')}</p>
        <p className="text-xs text-faint">
          {used} · {endInWords(apiKey.expiresAt)}
        </p>
      </div>
      <Button
        size="small"
        aria-label={`Revoke ${apiKey.name}`}
        disabled={end.isPending}
        onClick={() => end.mutate()}
      >
        Revoke
      </Button>
    </li>
  );
}
