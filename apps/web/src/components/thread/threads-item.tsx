import { MessagesSquare } from 'lucide-react';
import Link from 'next/link';
import { useThreadsUnread } from '#web/realtime/threads/use-threads.ts';
import { classNames } from '../ui/class-names.ts';
import { UnreadCount } from './unread-count.tsx';

/** The way to the threads one follows, among the rooms. */
export function ThreadsItem({ isSelected }: { isSelected: boolean }) {
  const unread = useThreadsUnread();
  return (
    <li>
      <Link
        href="/rooms/threads"
        prefetch={false}
        aria-current={isSelected ? 'page' : undefined}
        className={classNames(
          'focus-inset flex h-10 items-center gap-2 rounded-lg px-2.5 text-sm transition-colors pointer-coarse:h-11',
          isSelected ? 'bg-active' : 'hover:bg-hover',
          unread > 0 ? 'font-semibold' : 'text-soft',
        )}
      >
        <MessagesSquare
          aria-hidden="true"
          className={classNames('mr-0.5 size-4', unread > 0 ? 'text-accent-ink' : 'text-faint')}
          strokeWidth={2}
        />
        <span className="flex-1">Threads</span>
        {unread > 0 ? <UnreadCount count={unread} /> : null}
      </Link>
    </li>
  );
}
