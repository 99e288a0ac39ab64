import { classNames } from '../ui/class-names.ts';

const tones: Readonly<Record<string, string>> = {
  GET: 'text-accent-ink',
  POST: 'text-up',
  PUT: 'text-warn',
  PATCH: 'text-warn',
  DELETE: 'text-danger',
};

/** The method by its own word; the colour only repeats it. */
export function Method({ children, className }: { children: string; className?: string }) {
  return (
    <span
      className={classNames(
        'shrink-0 font-mono text-[11px] font-semibold tracking-wide',
        tones[children],
        className,
      )}
    >
      {children}
    </span>
  );
}
