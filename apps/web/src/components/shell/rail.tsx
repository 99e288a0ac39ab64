'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useUnreadTotal } from '#web/realtime/rooms/use-rooms.ts';
import { classNames } from '../ui/class-names.ts';
import { ConnectionDot } from './connection-dot.tsx';
import { type Destination, destinations } from './destinations.ts';
import { Mark } from './mark.tsx';
import { ProfileButton } from './profile-button.tsx';

const itemStyle =
  'group relative flex h-14 flex-1 flex-col items-center justify-center gap-1 rounded-lg text-2xs font-medium transition-colors md:w-14 md:flex-none';

export function Rail({ className }: { className?: string }) {
  const pathname = usePathname();
  const unread = useUnreadTotal();
  return (
    <nav
      aria-label="Main"
      className={classNames(
        'safe-bottom flex shrink-0 items-stretch border-t border-line bg-side px-2 md:w-[72px] md:flex-col md:items-center md:gap-1 md:border-t-0 md:border-r md:px-0 md:py-3',
        className,
      )}
    >
      <Link href="/rooms" aria-label="Tidewire, home" className="mb-3 hidden rounded-lg md:block">
        <Mark className="size-8" />
      </Link>
      {destinations.map((destination) => (
        <RailLink
          key={destination.href}
          {...destination}
          isCurrent={pathname === destination.href || pathname.startsWith(`${destination.href}/`)}
          count={destination.href === '/rooms' ? unread : 0}
        />
      ))}
      <span className="hidden flex-1 md:block" />
      <ConnectionDot className="hidden md:flex" />
      <ProfileButton className={classNames(itemStyle, 'text-soft hover:bg-hover hover:text-ink')} />
    </nav>
  );
}

function RailLink({
  href,
  label,
  icon: Icon,
  isCurrent,
  count,
}: Destination & { isCurrent: boolean; count: number }) {
  return (
    <Link
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      className={classNames(
        itemStyle,
        isCurrent ? 'text-accent-ink md:bg-tint' : 'text-soft hover:bg-hover hover:text-ink',
      )}
    >
      <Icon aria-hidden="true" className="size-5" strokeWidth={isCurrent ? 2.1 : 1.75} />
      {label}
      {count > 0 ? (
        <span className="numeric absolute top-1 left-1/2 ml-1 flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 text-[10px] font-semibold text-on-accent ring-2 ring-side">
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <span className="sr-only">{count} unread</span>
        </span>
      ) : null}
    </Link>
  );
}
