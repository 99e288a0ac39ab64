'use client';

import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStatus } from '#web/realtime/connection/use-connection.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { PaneHeader } from '../shell/pane.tsx';
import { Button } from '../ui/button.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { ConnectionHistory } from './connection-history.tsx';
import { CustomNetworkForm } from './custom-network-form.tsx';
import { NetworkChoice } from './network-choice.tsx';
import { ReadingsTable } from './readings-table.tsx';

/** For developers and the curious: how the person's own connection copes with a bad network. */
export function NetworkPage() {
  const { client } = useRealtime();
  useStatus();
  const isAlone = client.via === 'page';
  return (
    <section aria-labelledby="network-title" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <PaneHeader>
        <h1 id="network-title" className="text-[15px] font-semibold">
          Network simulator
        </h1>
        <span className="flex-1" />
        <Button size="small" onClick={() => client.cut()}>
          <Unplug aria-hidden="true" className="size-3.5" />
          Cut now
        </Button>
      </PaneHeader>
      <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-6xl gap-8 p-4 md:p-6 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-8">
            <Part title="Conditions">
              <p className="mb-4 max-w-prose text-[13px] leading-5 text-soft">
                Makes your own connection as bad as you like,{' '}
                {isAlone ? 'in this tab, until it is' : 'in all your tabs, until the last of them is'} closed.
                Nobody else is concerned, and nothing you write is lost.
              </p>
              <NetworkChoice />
              <CustomNetworkForm />
            </Part>
          </div>
          <div className="flex min-w-0 flex-col gap-8">
            <Part title="How it is doing">
              <ConnectionFacts />
            </Part>
            <Part title="History">
              <ConnectionHistory />
            </Part>
          </div>
          <div className="min-w-0 lg:col-span-2">
            <Part title="Channels this tab reads">
              <ReadingsTable />
            </Part>
          </div>
        </div>
      </div>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-3 text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}
