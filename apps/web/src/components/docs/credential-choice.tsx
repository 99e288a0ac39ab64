'use client';

import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { LabelledInput } from './labelled-input.tsx';
import { useTryCredential } from './try-credential.ts';
import type { Credential } from './try-request.ts';

const choices = [
  { value: 'session', label: 'My session' },
  { value: 'key', label: 'An API key' },
  { value: 'none', label: 'Nobody' },
] as const;

/** As whom the page tries things at the moment. */
export const useCredential = (): Credential =>
  useTryCredential(({ credential }) => credential) ?? { kind: 'session' };

/** Chosen once for the whole page. A key that was typed in is kept in the page's memory and never shown again. */
export function CredentialChoice() {
  const credential = useCredential();
  const choose = useTryCredential((state) => state.choose);
  const [wantsKey, setWantsKey] = useState(credential.kind === 'key');
  const shown = wantsKey ? 'key' : credential.kind;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-[13px] font-medium">Send it as</p>
      <div>
        <Segmented
          label="Send it as"
          value={shown}
          options={choices}
          onChange={(value) => {
            setWantsKey(value === 'key');
            // Until a key is typed in nobody asks: never by accident as the person.
            choose({ kind: value === 'session' ? 'session' : 'none' });
          }}
        />
      </div>
      {shown === 'key' ? <KeyField isKept={credential.kind === 'key'} /> : null}
    </div>
  );
}

function KeyField({ isKept }: { isKept: boolean }) {
  const choose = useTryCredential((state) => state.choose);
  const [typed, setTyped] = useState('');
  if (isKept) {
    return (
      <p className="flex items-center justify-between gap-3 text-xs text-soft">
        A key is kept until you leave this page.
        <Button size="small" onClick={() => choose({ kind: 'none' })}>
          Forget it
        </Button>
      </p>
    );
  }
  return (
    <div className="flex items-end gap-2">
      <LabelledInput
        label="API key"
        type="password"
        value={typed}
        placeholder="tw_…"
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button
        disabled={typed.trim() === ''}
        onClick={() => {
          choose({ kind: 'key', key: typed.trim() });
          setTyped('');
        }}
      >
        Use it
      </Button>
    </div>
  );
}
