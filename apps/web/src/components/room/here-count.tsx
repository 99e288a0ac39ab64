'use client';

import { usePeopleHere } from '#web/realtime/rooms/use-people-here.ts';
import { classNames } from '../ui/class-names.ts';
import { hereInWords } from './member-words.ts';
import { PresenceDot } from './presence-dot.tsx';

/** How many people are in the room now. Its place is kept while that is not known. */
export function HereCount({ roomId, className }: { roomId: string; className?: string }) {
  const count = usePeopleHere(roomId)?.count;
  return (
    <p
      className={classNames(
        'numeric flex shrink-0 items-center gap-1.5 text-xs whitespace-nowrap text-soft md:min-w-16 md:justify-end md:text-[13px]',
        className,
        count === undefined && 'invisible',
      )}
    >
      <PresenceDot />
      {hereInWords(count ?? 0)}
    </p>
  );
}
