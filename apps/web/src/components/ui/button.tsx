import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

/** Under a finger a button is larger than under a mouse. */
export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none transition-colors data-disabled:opacity-55 disabled:opacity-55',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent hover:bg-accent-hover',
        secondary: 'border border-edge/60 bg-raised text-ink hover:bg-hover',
        ghost: 'text-soft hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink',
        danger: 'bg-danger-fill text-white hover:brightness-95',
        link: 'h-auto! rounded-xs px-0! text-accent-ink underline-offset-2 hover:underline',
      },
      size: {
        small: 'h-7 px-2.5 text-xs pointer-coarse:h-9',
        medium: 'h-9 px-3.5 text-sm pointer-coarse:h-11',
        large: 'h-11 px-5 text-sm',
        icon: 'size-9 [&_svg]:size-[18px] pointer-coarse:size-11',
        'icon-small': 'size-7 [&_svg]:size-4 pointer-coarse:size-11',
      },
    },
    defaultVariants: { look: 'secondary', size: 'medium' },
  },
);

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> &
  VariantProps<typeof buttonStyle> & { className?: string };

/** A button. An icon-only one (`size: icon`) must be given an `aria-label`. */
export function Button({ look, size, className, type = 'button', ...props }: ButtonProps) {
  return <button type={type} className={classNames(buttonStyle({ look, size }), className)} {...props} />;
}
