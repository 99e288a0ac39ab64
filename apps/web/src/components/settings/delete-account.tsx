'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { accountApi } from '#web/realtime/account-api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';

/** The way out for good. */
export function DeleteAccount() {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <ul className="mb-5 flex list-disc flex-col gap-1.5 pl-5 text-sm text-soft">
        <li>Everything you wrote is taken out of every room.</li>
        <li>Rooms that only you own pass to whoever moderates them or is in them longest.</li>
        <li>Your sessions and API keys end, and your connections are closed.</li>
      </ul>
      <Button look="danger" onClick={() => setAsking(true)}>
        Delete my account
      </Button>
      {isAsking ? <Question onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Question({ onClose }: { onClose: () => void }) {
  const { me } = useRealtime();
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationFn: accountApi.delete,
    // A full load: nothing of this person stays in the page's memory.
    onSuccess: () => window.location.assign('/'),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Delete your account?"
      description="This cannot be undone."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          remove.mutate();
        }}
      >
        {remove.isError ? <Notice title="It was not deleted">{messageOf(remove.error)}</Notice> : null}
        <TextField
          label={`To be sure, type your name: ${me.name}`}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="danger" disabled={typed.trim() !== me.name || remove.isPending}>
            Delete for good
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
