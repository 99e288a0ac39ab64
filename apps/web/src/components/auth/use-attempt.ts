'use client';

import { useState } from 'react';
import type { AuthOutcome } from './auth-client.ts';

/** One attempt at a time; a success leaves the page for good, so that nothing of the person before stays in it. */
export function useAttempt(next: string) {
  const [isPending, setPending] = useState(false);
  const attempt = async (run: () => Promise<AuthOutcome>): Promise<AuthOutcome> => {
    setPending(true);
    const outcome = await run();
    if (outcome.ok) window.location.assign(next);
    else setPending(false);
    return outcome;
  };
  return { isPending, attempt };
}
