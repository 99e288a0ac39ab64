import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import type { TimelineProps } from './timeline.tsx';

/** Height of the sign above the oldest message: always reserved, so that it can change without moving anything. */
export const topHeight = 72;

/** What is above the oldest message shown: more on its way, a failure, or the beginning. */
export function OlderMessages({
  older,
  hasOlder,
  onRetry,
}: Pick<TimelineProps, 'older' | 'hasOlder'> & { onRetry: () => void }) {
  return (
    <div
      className="absolute inset-x-0 top-0 flex items-end px-4 pb-2 text-xs text-faint md:px-5"
      style={{ height: topHeight }}
    >
      {older.word === 'failed' ? (
        <span className="flex items-center gap-2">
          <span className="text-danger">Older messages could not be loaded.</span>
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </span>
      ) : hasOlder ? (
        // It moves only while something comes: this place is always there, out of sight, and a picture that moves is drawn sixty times a second.
        <span
          className={classNames(
            'flex w-full gap-3',
            older.word !== 'loading' && '[&_.skeleton]:animate-none',
          )}
        >
          <Skeleton className="size-9 shrink-0 rounded-lg" />
          <span className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-28" />
            <Skeleton className="h-3 w-3/5" />
          </span>
        </span>
      ) : (
        <span>This is the beginning of the room.</span>
      )}
    </div>
  );
}
