import { classNames } from './class-names.ts';

/** Holds the place of something that is on its way, in the size it will have. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames('skeleton block', className)} />;
}
