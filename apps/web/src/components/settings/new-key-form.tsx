'use client';

import type { ApiKeyCreate, Scope } from '@tidewire/protocol/wire';
import { useState } from 'react';
import { type Duration, endOf, isDuration, optionsOf } from '../keeping/durations.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Those that everybody may give; administrators have more, over REST. */
const offered: readonly { scope: Scope; label: string }[] = [
  { scope: 'rooms:read', label: 'Read rooms and members' },
  { scope: 'rooms:write', label: 'Change rooms and members' },
  { scope: 'messages:read', label: 'Read messages' },
  { scope: 'messages:write', label: 'Write messages' },
  { scope: 'feeds:read', label: 'Read feeds' },
  { scope: 'feeds:write', label: 'Change the watchlist and alerts' },
  { scope: 'users:read', label: 'Read your account' },
  { scope: 'users:write', label: 'Change your account' },
  { scope: 'tickets:create', label: 'Connect to the socket' },
];

/** Makes a key that may do what is ticked, and nothing else. */
export function NewKeyForm({
  onCreate,
  isPending,
  refusal,
}: {
  onCreate: (key: ApiKeyCreate) => void;
  isPending: boolean;
  refusal: string | undefined;
}) {
  const [name, setName] = useState('');
  const [duration, setDuration] = useState<Duration>('30d');
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set(['rooms:read', 'messages:read']));
  const toggle = (scope: Scope) =>
    setScopes((now) => {
      const next = new Set(now);
      if (!next.delete(scope)) next.add(scope);
      return next;
    });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onCreate({ name: name.trim(), scopes: [...scopes], expiresAt: endOf(duration, Date.now()) });
      }}
    >
      {refusal === undefined ? null : <Notice title="No key was made">{refusal}</Notice>}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Name"
          autoComplete="off"
          maxLength={60}
          hint="What it is for"
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label="Works for"
          value={duration}
          options={optionsOf(['1d', '7d', '30d', 'ever'])}
          onChange={({ target: { value } }) => {
            if (isDuration(value)) setDuration(value);
          }}
        />
      </div>
      <fieldset>
        <legend className="mb-2 text-[13px] font-medium">What it may do</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {offered.map(({ scope, label }) => (
            <label
              key={scope}
              className="flex min-h-9 items-center gap-2.5 text-[13px] pointer-coarse:min-h-11"
            >
              <input
                type="checkbox"
                checked={scopes.has(scope)}
                onChange={() => toggle(scope)}
                className="size-4 accent-(--accent)"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <Button
        type="submit"
        look="primary"
        className="self-start"
        disabled={name.trim() === '' || scopes.size === 0 || isPending}
      >
        Make a key
      </Button>
    </form>
  );
}
