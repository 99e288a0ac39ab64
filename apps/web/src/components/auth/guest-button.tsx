'use client';

import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { continueAsGuest } from './auth-client.ts';
import { useAttempt } from './use-attempt.ts';

/** In without an account: everything but a name to come back to. */
export function GuestButton({ next }: { next: string }) {
  const { isPending, attempt } = useAttempt(next);
  const [error, setError] = useState<string>();
  const enter = async () => {
    setError(undefined);
    const outcome = await attempt(continueAsGuest);
    if (!outcome.ok) setError(outcome.message);
  };
  return (
    <div className="flex flex-col gap-2">
      {error === undefined ? null : <Notice title={error} />}
      <Button size="large" className="w-full" disabled={isPending} onClick={enter}>
        Continue as guest
      </Button>
      <p className="text-center text-xs text-balance text-faint">
        No account needed. You can make one later and keep your rooms.
      </p>
    </div>
  );
}
