'use client';

import { presetNames, presetOf, presets, presetWords } from '#web/realtime/connection/network-presets.ts';
import { useNetwork } from '#web/realtime/connection/use-network.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';

/** The networks that have a name; chosen is what holds, wherever it was asked for. */
export function NetworkChoice() {
  const { client } = useRealtime();
  const network = useNetwork();
  const current = network === undefined ? undefined : presetOf(network);
  return (
    <fieldset disabled={network === undefined} className="overflow-hidden rounded-lg border border-line">
      <legend className="sr-only">Network</legend>
      {presetNames.map((name) => (
        <label
          key={name}
          className="flex min-h-14 items-center gap-3 border-line px-3 py-2 not-last:border-b hover:bg-hover has-checked:bg-tint"
        >
          <input
            type="radio"
            name="network"
            className="size-4 shrink-0 accent-(--accent)"
            checked={current === name}
            onChange={() => client.simulate(presets[name])}
            aria-describedby={`network-${name}`}
            aria-label={presetWords[name].name}
          />
          <span className="min-w-0">
            <span className="block text-sm font-medium">{presetWords[name].name}</span>
            <span id={`network-${name}`} className="numeric block text-xs text-soft">
              {presetWords[name].about}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
