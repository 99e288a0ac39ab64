import { Radio } from 'lucide-react';
import { classNames } from '../ui/class-names.ts';

/** Stands where the picture of a person would: a live feed said this. */
export function FeedMark({ className = 'size-8' }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'flex shrink-0 items-center justify-center rounded-lg bg-tint text-accent-ink',
        className,
      )}
    >
      <Radio className="size-4" />
    </span>
  );
}
