import type { CSSProperties } from 'react';
import { classNames } from '../ui/class-names.ts';
import { hueOf } from '../ui/initials.ts';
import { teamCode } from './team-code.ts';

/** Where a team will stand that is not known yet. */
export function NoCrest() {
  return (
    <span aria-hidden="true" className="h-5 w-7 shrink-0 rounded-sm border border-dashed border-edge/60" />
  );
}

/** Three letters of a team on a colour of its own. Decorative: the name stands beside it. */
export function TeamCrest({ name, size = 'small' }: { name: string; size?: 'small' | 'large' }) {
  return (
    <span
      aria-hidden="true"
      style={{ '--hue': hueOf(name) } as CSSProperties}
      className={classNames(
        'avatar flex shrink-0 items-center justify-center font-semibold tracking-tight select-none',
        size === 'small'
          ? 'h-5 w-7 rounded-sm text-[9px]'
          : 'h-10 w-14 rounded-md text-sm md:h-12 md:w-16 md:text-base',
      )}
    >
      {teamCode(name)}
    </span>
  );
}
