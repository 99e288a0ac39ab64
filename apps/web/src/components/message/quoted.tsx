'use client';

import { CornerUpLeft } from 'lucide-react';
import { useRoot } from '#web/realtime/rooms/use-thread.ts';
import { plainText } from '../room/plain-text.ts';
import type { Answered } from '../room/timeline-rows.ts';
import type { MessagePlace } from './message-place.ts';

/** Whom a reply answers, in one line that leads into the thread. Its height is the same whatever is known already. */
export function Quoted({ answers, place }: { answers: Answered; place: MessagePlace }) {
  const { rootId } = answers;
  const asked = useRoot(place.roomId, rootId, answers.said === undefined);
  const said = answers.said ?? asked.data;
  const isDeleted =
    said !== undefined && ('isDeleted' in said ? said.isDeleted : said.deletedAt !== undefined);
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
          <bdi className="max-w-[40%] shrink-0 truncate font-medium">{said.author.name}</bdi>
          <bdi className="truncate">{isDeleted ? 'This message was deleted' : plainText(said.body)}</bdi>
        </>
      )}
    </button>
  );
}
