'use client';

import { hereHandle } from '@tidewire/protocol/wire';
import { createContext, useContext } from 'react';
import type { Called } from '#web/realtime/rooms/calls.ts';
import { classNames } from '../ui/class-names.ts';

/** Who can be called where messages stand, by handle and who reads. */
export type Callable = {
  readonly people: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** Who reads. */
  readonly me: Called | undefined;
  /** Whether it is known who is there. */
  readonly isKnown: boolean;
  /** Somebody is about to be called: find out who can be. */
  readonly ask: () => void;
};

const nobody: Callable = { people: new Map(), me: undefined, isKnown: false, ask: () => undefined };
export const CallableContext = createContext<Callable>(nobody);

/** Whether the author of what is drawn may call everybody. */
export const MayCallAllContext = createContext(true);

/**
 * A mention in a message, drawn over the words as they were typed: it is as wide as they are, so that nothing moves when it becomes known
 * who is meant. Of a name that nobody here has, only the words are there.
 */
export function Mention({ handle, children }: { handle: string; children: React.ReactNode }) {
  const { people, me } = useContext(CallableContext);
  const mayCallAll = useContext(MayCallAllContext);
  const isHere = handle === hereHandle && mayCallAll;
  const person = people.get(handle);
  // Their own name everybody knows, before it is known who else is there.
  const isMine = isHere || handle === me?.handle;
  if (!isMine && person === undefined) return <>{children}</>;
  return (
    <span
      data-mention={handle}
      title={isHere ? 'Everybody in this room' : person?.name}
      className={classNames(
        'rounded-xs font-medium [box-decoration-break:clone]',
        isMine ? 'bg-accent text-on-accent ring-1 ring-accent' : 'bg-tint text-accent-ink ring-1 ring-tint',
      )}
    >
      {children}
    </span>
  );
}
