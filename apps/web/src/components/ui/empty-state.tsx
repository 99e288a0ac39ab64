import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** A place with nothing in it yet says what would be here, and what to do next. */
export function EmptyState({
  icon: Icon,
  title,
  isPage = false,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  /** It is all there is on the page, so its title is the page's. */
  isPage?: boolean;
  children: ReactNode;
  action?: ReactNode;
}) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div className="m-auto flex max-w-xs flex-col items-center px-6 py-10 text-center">
      <span className="mb-4 flex size-11 items-center justify-center rounded-xl border border-line text-faint">
        <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <Heading className="text-sm font-semibold">{title}</Heading>
      <p className="mt-1 text-[13px] leading-5 text-balance text-soft">{children}</p>
      {action === undefined ? null : <div className="mt-4 flex gap-2">{action}</div>}
    </div>
  );
}
