'use client';

import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export type PageErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** A bug reached the page. It is reported where the browser keeps such things, and the person gets the way out. */
export function PageError({ error, reset }: PageErrorProps) {
  useEffect(() => reportError(error), [error]);
  return (
    <EmptyState
      icon={TriangleAlert}
      title="Something broke on this page"
      isPage
      action={
        <>
          <Button look="primary" onClick={reset}>
            Try again
          </Button>
          <Button onClick={() => window.location.reload()}>Reload the page</Button>
        </>
      }
    >
      It is not your doing, and what you wrote is kept.
      {error.digest === undefined ? null : ` If you report it, say number ${error.digest}.`}
    </EmptyState>
  );
}
