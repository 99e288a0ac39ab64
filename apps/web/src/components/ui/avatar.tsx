import type { CSSProperties } from 'react';
import { classNames } from './class-names.ts';
import { hueOf, initialsOf } from './initials.ts';

const sizes = {
  small: 'size-6 text-[10px] rounded-md',
  medium: 'size-8 text-xs rounded-lg',
  large: 'size-9 text-[13px] rounded-lg',
} as const;

/** A person's initials on a colour of their own. Decorative: the name always stands beside it. */
export function Avatar({
  id,
  name,
  size = 'medium',
}: {
  id: string;
  name: string;
  size?: keyof typeof sizes;
}) {
  return (
    <span
      aria-hidden="true"
      style={{ '--hue': hueOf(id) } as CSSProperties}
      className={classNames(
        'avatar flex shrink-0 items-center justify-center font-semibold select-none',
        sizes[size],
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
