import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const style = cva(
  'inline-flex h-5 shrink-0 items-center gap-1 rounded-full border px-2 text-2xs font-medium whitespace-nowrap',
  {
    variants: {
      tone: {
        neutral: 'border-line text-soft',
        accent: 'border-transparent bg-tint text-accent-ink',
        warn: 'border-transparent bg-warn-tint text-warn',
        danger: 'border-transparent bg-danger-tint text-danger',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

/** A short word about the thing beside it. */
export function Badge({
  tone,
  className,
  title,
  children,
}: VariantProps<typeof style> & { className?: string; title?: string; children: ReactNode }) {
  return (
    <span className={classNames(style({ tone }), className)} title={title}>
      {children}
    </span>
  );
}
