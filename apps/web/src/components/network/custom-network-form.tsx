'use client';

import { type FormEvent, useId } from 'react';
import {
  type CustomNetwork,
  fromCustom,
  type NetworkConditions,
  presetOf,
  presets,
  toCustom,
} from '#web/realtime/connection/network-presets.ts';
import { useNetwork } from '#web/realtime/connection/use-network.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { inputStyle } from '../ui/text-field.tsx';

type Field = {
  name: keyof CustomNetwork;
  label: string;
  min: number;
  max: number;
  /** May be left empty, which means this. */
  whenEmpty?: string;
};

const fields: readonly Field[] = [
  { name: 'delayMs', label: 'Delay each way, ms', min: 0, max: 10_000 },
  { name: 'jitterMs', label: 'Jitter, ms', min: 0, max: 10_000 },
  { name: 'lossPercent', label: 'Loss, %', min: 0, max: 90 },
  { name: 'kilobitsPerSecond', label: 'Bandwidth, kbit/s', min: 1, max: 1_000_000, whenEmpty: 'unlimited' },
  { name: 'meanLifeSeconds', label: 'Breaks about every, s', min: 1, max: 600, whenEmpty: 'never' },
];

/** One's own network. It begins with what holds now, so that a named one can be made a little worse. */
export function CustomNetworkForm() {
  const network = useNetwork();
  // Offline is no matter of degree: one's own begins from a good network then.
  const start = network === undefined || network.offline !== 'no' ? presets.good : network;
  const isOwn = network !== undefined && presetOf(network) === undefined;
  return <CustomForm key={JSON.stringify(start)} start={start} isOwn={isOwn} />;
}

function CustomForm({ start, isOwn }: { start: NetworkConditions; isOwn: boolean }) {
  const { client } = useRealtime();
  const id = useId();
  const values = toCustom(start);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: keyof CustomNetwork): number | undefined => {
      const text = String(form.get(name) ?? '');
      return text === '' ? undefined : Number(text);
    };
    client.simulate(
      fromCustom({
        delayMs: read('delayMs') ?? 0,
        jitterMs: read('jitterMs') ?? 0,
        lossPercent: read('lossPercent') ?? 0,
        kilobitsPerSecond: read('kilobitsPerSecond'),
        meanLifeSeconds: read('meanLifeSeconds'),
      }),
    );
  };
  return (
    <form onSubmit={apply} aria-labelledby={`${id}-title`} className="mt-4 rounded-lg border border-line p-3">
      <div className="mb-3 flex h-5 items-center gap-2">
        <h3 id={`${id}-title`} className="text-sm font-medium">
          Custom
        </h3>
        {isOwn ? <Badge tone="accent">In use</Badge> : null}
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {fields.map(({ name, label, min, max, whenEmpty }) => (
          <label key={name} className="flex flex-col gap-1.5 text-xs text-soft">
            {label}
            <input
              name={name}
              type="number"
              inputMode="numeric"
              step="any"
              min={min}
              max={max}
              required={whenEmpty === undefined}
              placeholder={whenEmpty}
              defaultValue={values[name]}
              className={`${inputStyle} numeric`}
            />
          </label>
        ))}
        <Button type="submit" look="primary" className="self-end">
          Apply
        </Button>
      </div>
    </form>
  );
}
