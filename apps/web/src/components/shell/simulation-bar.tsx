'use client';

import { FlaskConical } from 'lucide-react';
import Link from 'next/link';
import { isGood, presetOf, presets, presetWords } from '#web/realtime/connection/network-presets.ts';
import { useNetwork } from '#web/realtime/connection/use-network.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Button } from '../ui/button.tsx';

/** Says on every page that the network is being simulated, so that nobody takes it for a fault. */
export function SimulationBar() {
  const { client } = useRealtime();
  const network = useNetwork();
  if (network === undefined || isGood(network)) return null;
  const preset = presetOf(network);
  return (
    <section
      aria-label="Simulation"
      className="flex min-h-9 shrink-0 items-center justify-center gap-3 border-b border-line bg-tint px-4 py-1 text-[13px]"
    >
      <FlaskConical aria-hidden="true" className="size-4 shrink-0 text-accent-ink" />
      <Link
        href="/developers/network"
        className="min-w-0 truncate font-medium text-accent-ink hover:underline"
      >
        Simulated network: {preset === undefined ? 'custom' : presetWords[preset].name}
      </Link>
      <Button size="small" onClick={() => client.simulate(presets.good)}>
        Turn off
      </Button>
    </section>
  );
}
