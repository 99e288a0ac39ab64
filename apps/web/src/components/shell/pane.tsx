import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonStyle } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';

/**
 * The list beside the subject. On a phone only one of the two is shown: the list, until something in it was chosen.
 */
export function ListPane({
  label,
  isSubjectShown,
  className,
  children,
}: {
  label: string;
  isSubjectShown: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className={classNames(
        'flex min-h-0 w-full shrink-0 flex-col border-line bg-side md:w-72 md:border-r lg:w-80',
        isSubjectShown && 'max-md:hidden',
        className,
      )}
    >
      {children}
    </section>
  );
}

/** The subject: what was chosen. */
export function SubjectPane({ isShown, children }: { isShown: boolean; children: ReactNode }) {
  return (
    <div className={classNames('flex min-h-0 min-w-0 flex-1 flex-col', !isShown && 'max-md:hidden')}>
      {children}
    </div>
  );
}

/** The bar at the top of a pane: always the same height, so that hairlines meet. */
export function PaneHeader({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <header
      className={classNames('flex h-14 shrink-0 items-center gap-2 border-b border-line px-4', className)}
    >
      {children}
    </header>
  );
}

/** The way from a subject back to where it was chosen. Beside the list it is needed on a phone only. */
export function BackLink({
  href,
  label,
  isPhoneOnly = false,
}: {
  href: string;
  label: string;
  isPhoneOnly?: boolean;
}) {
  return (
    <Link
      href={href}
      aria-label={label}
      className={classNames(
        buttonStyle({ look: 'ghost', size: 'icon' }),
        isPhoneOnly ? 'md:hidden' : '-ml-1.5',
      )}
    >
      <ChevronLeft aria-hidden="true" />
    </Link>
  );
}
