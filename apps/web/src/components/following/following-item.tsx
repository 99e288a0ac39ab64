import { UsersRound } from 'lucide-react';
import Link from 'next/link';
import { classNames } from '../ui/class-names.ts';

/** The way to what the people say whom one follows, among the rooms. */
export function FollowingItem({ isSelected }: { isSelected: boolean }) {
  return (
    <li>
      <Link
        href="/rooms/following"
        prefetch={false}
        aria-current={isSelected ? 'page' : undefined}
        className={classNames(
          'focus-inset flex h-10 items-center gap-2 rounded-lg px-2.5 text-sm text-soft transition-colors pointer-coarse:h-11',
          isSelected ? 'bg-active' : 'hover:bg-hover',
        )}
      >
        <UsersRound aria-hidden="true" className="mr-0.5 size-4 text-faint" strokeWidth={2} />
        Following
      </Link>
    </li>
  );
}
