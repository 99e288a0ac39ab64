'use client';

import type { ReactNode } from 'react';
import { detailOf } from '#web/realtime/connection/status-words.ts';
import { useStatus } from '#web/realtime/connection/use-connection.ts';
import { useReadings, useRoundTrip } from '#web/realtime/connection/use-network.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';

const viaWords = {
  nowhere: 'not reached yet',
  worker: 'a worker that all your tabs share',
  page: 'this tab alone',
} as const;

/** How the connection is doing at this moment. */
export function ConnectionFacts() {
  const { client } = useRealtime();
  const status = useStatus();
  const roundTrip = useRoundTrip();
  const { now } = useReadings();
  return (
    <dl className="overflow-hidden rounded-lg border border-line text-[13px]">
      <Fact name="State">
        <span className="font-medium">{status.state}</span>
        <span className="block text-soft">{detailOf(status, now)}</span>
      </Fact>
      <Fact name="Round trip">{roundTrip === undefined ? '–' : `${Math.round(roundTrip)} ms`}</Fact>
      <Fact name="Held by">{viaWords[client.via]}</Fact>
      <Fact name="Waiting to be sent">{client.outbox.length}</Fact>
      <Fact name="Connection">
        <span className="font-mono text-xs break-all">{client.welcome?.connectionId ?? '–'}</span>
      </Fact>
      <Fact name="Gateway">
        <span className="font-mono text-xs break-all">{client.welcome?.node ?? '–'}</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 border-line px-3 py-2 not-last:border-b">
      <dt className="w-36 shrink-0 text-soft">{name}</dt>
      <dd className="numeric min-w-0">{children}</dd>
    </div>
  );
}
