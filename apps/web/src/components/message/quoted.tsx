'use client';

import { CornerUpLeft } from 'lucide-react';
import { useMemo } from 'react';
import { fromStored } from '#web/realtime/rooms/room-log.ts';
import { useRoot } from '#web/realtime/rooms/use-thread.ts';
import { MessageLine, sayerOf } from '../feed/message-line.tsx';
import type { Answered } from '../room/timeline-rows.ts';
import type { MessagePlace } from './message-place.ts';

/** Whom a reply answers, in one line that leads into the thread. Its height is the same whatever is known already. */
export function Quoted({ answers, place }: { answers: Answered; place: MessagePlace }) {
  const { rootId } = answers;
  const asked = useRoot(place.roomId, rootId, answers.said === undefined);
  const said = useMemo(() => answers.said ?? (asked.data && fromStored(asked.data)), [answers, asked.data]);
  return (
    <button
      type="button"
      onClick={() => place.openThread(rootId)}
      className="mb-0.5 flex h-5 max-w-full items-center gap-1.5 rounded-sm text-left text-xs text-soft hover:text-ink pointer-coarse:h-8"
    >
      <CornerUpLeft aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
      <span className="sr-only">In reply to </span>
      {said === undefined ? (
        <span className="truncate">{asked.isError ? 'A thread that could not be loaded' : 'A thread'}</span>
      ) : (
        <>
          <bdi className="max-w-[40%] shrink-0 truncate font-medium">
            {sayerOf({ author: said.author.name, feed: said.feed })}
          </bdi>
          <bdi className="truncate">
            {said.isDeleted ? 'This message was deleted' : <MessageLine message={said} />}
          </bdi>
        </>
      )}
    </button>
  );
}
