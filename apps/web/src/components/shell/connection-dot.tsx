'use client';

import { type ConnectionState, useStatus } from '#web/realtime/connection/use-connection.ts';
import { classNames } from '../ui/class-names.ts';
import { Tooltip } from '../ui/tooltip.tsx';

const words: Record<ConnectionState, { label: string; explanation: string }> = {
  idle: { label: 'Connecting', explanation: 'Opening the connection' },
  connecting: { label: 'Connecting', explanation: 'Opening the connection' },
  greeting: { label: 'Catching up', explanation: 'Connected; fetching what was missed' },
  live: { label: 'Live', explanation: 'Connected: what you see is what is' },
  waiting: { label: 'Offline', explanation: 'No connection; trying again shortly' },
  stopped: { label: 'Stopped', explanation: 'Disconnected' },
};

/** How the connection is doing, always in the same place. Shape as well as colour tells the states apart. */
export function ConnectionDot({ className }: { className?: string }) {
  const { state } = useStatus();
  const { label, explanation } = words[state];
  return (
    <Tooltip content={explanation} side="right">
      <button
        type="button"
        aria-label={`Connection: ${label}`}
        className={classNames(
          'h-8 w-14 flex-col items-center justify-center gap-1 rounded-lg text-[10px] font-medium text-faint',
          className,
        )}
      >
        <span
          aria-hidden="true"
          className={classNames(
            'size-2 rounded-full border-[1.5px]',
            state === 'live' && 'border-accent bg-accent',
            (state === 'waiting' || state === 'stopped') && 'border-danger',
            (state === 'idle' || state === 'connecting' || state === 'greeting') && 'border-warn',
          )}
        />
        <span aria-hidden="true">{label}</span>
      </button>
    </Tooltip>
  );
}
