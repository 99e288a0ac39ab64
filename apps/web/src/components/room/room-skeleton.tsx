import { PaneHeader } from '../shell/pane.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** A room before anything of it is known: every bar where it will be. */
export function RoomSkeleton() {
  return (
    <>
      <PaneHeader>
        <Skeleton className="h-4 w-40" />
      </PaneHeader>
      <div
        aria-hidden="true"
        className="flex min-h-0 flex-1 flex-col justify-end gap-5 overflow-hidden px-5 pb-4"
      >
        {['w-2/5', 'w-3/5', 'w-1/3', 'w-1/2', 'w-2/3', 'w-2/5'].map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: these never change
          <div key={at} className="flex gap-3">
            <Skeleton className="size-9 shrink-0 rounded-lg" />
            <div className="flex flex-1 flex-col gap-2 pt-1">
              <Skeleton className="h-3 w-28" />
              <Skeleton className={`h-3 ${width}`} />
            </div>
          </div>
        ))}
      </div>
      <div className="shrink-0 px-5 pb-6">
        <Skeleton className="h-11.5 w-full rounded-xl" />
      </div>
    </>
  );
}
