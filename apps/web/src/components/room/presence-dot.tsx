import { classNames } from '../ui/class-names.ts';

/** Somebody is here. Words that say so stand beside it. */
export function PresenceDot({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full bg-accent', className)} />
  );
}
