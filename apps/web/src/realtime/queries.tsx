'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { ApiError } from './api-error.ts';
import type { Realtime } from './realtime.ts';
import { useRealtime } from './realtime-provider.tsx';

const clients = new WeakMap<Realtime, QueryClient>();

/**
 * What was asked of the REST API, for the parts of a page that ask: each wraps itself in this, and all share one memory per person and page. It
 * is not around the whole page, since the page of a room comes alive without asking anything.
 */
export function Queries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={clientOf(useRealtime())}>{children}</QueryClientProvider>;
}

function clientOf(realtime: Realtime): QueryClient {
  const known = clients.get(realtime);
  if (known !== undefined) return known;
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && error instanceof ApiError && error.isRetryable,
      },
    },
  });
  clients.set(realtime, client);
  return client;
}

/** A part that is loaded by itself, and asks. */
export const withQueries = <Props extends object>(Part: ComponentType<Props>): ComponentType<Props> =>
  function Asking(props) {
    return (
      <Queries>
        <Part {...props} />
      </Queries>
    );
  };
