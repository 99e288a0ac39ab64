import { memo, useContext } from 'react';
import { MessageTime } from '../room/message-time.tsx';
import { timeOfDay } from '../room/time-words.ts';
import type { MessageRow as Row } from '../room/timeline-rows.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { classNames } from '../ui/class-names.ts';
import { Markdown } from './markdown.tsx';
import { MessageActions } from './message-actions.tsx';
import { PendingMark } from './pending-mark.tsx';
import { RoomContext } from './room-context.ts';

/** One message. The head of a run shows who and when; the others show when on hover, in the space the avatar leaves. */
export const MessageRow = memo(function MessageRow({ row }: { row: Row }) {
  const { author, pending } = row;
  const room = useContext(RoomContext);
  return (
    <article
      aria-label={`${author.name}, ${timeOfDay(row.createdAt)}`}
      className={classNames(
        'group relative grid grid-cols-[2.25rem_1fr] gap-x-3 px-4 py-0.5 hover:bg-hover/60 md:px-5',
        row.isHead && 'mt-2.5 pt-1',
        pending?.word === 'failed' && 'bg-danger-tint hover:bg-danger-tint',
      )}
    >
      {row.isHead ? (
        <span className="pt-0.5">
          <Avatar id={author.id} name={author.name} size="large" />
        </span>
      ) : (
        <span
          aria-hidden="true"
          className="numeric pt-[3px] text-right text-[10px] text-faint opacity-0 group-hover:opacity-100"
        >
          {timeOfDay(row.createdAt)}
        </span>
      )}
      <div className="min-w-0">
        {row.isHead ? (
          <div className="flex items-baseline gap-2 text-sm leading-5">
            <bdi className="truncate font-semibold">{author.name}</bdi>
            {author.guest ? <Badge className="h-4 self-center px-1.5 text-[10px]">Guest</Badge> : null}
            <span className="shrink-0 text-xs text-faint">
              <MessageTime at={row.createdAt} style="time" />
            </span>
          </div>
        ) : null}
        <div
          dir="auto"
          className={classNames(
            'text-body transition-colors',
            // Set back by a colour that still reads: half transparent words, links above all, would not.
            (pending?.word === 'queued' || pending?.word === 'sending') && 'text-soft',
          )}
        >
          {row.isDeleted ? (
            <p className="text-soft italic">This message was deleted</p>
          ) : (
            <Markdown text={row.body} />
          )}
        </div>
        {row.isEdited ? <p className="text-2xs text-soft">(edited)</p> : null}
        {room === undefined || pending !== undefined || row.isDeleted ? null : (
          <MessageActions row={row} room={room} />
        )}
        {pending === undefined ? null : <PendingMark messageId={row.key} status={pending} />}
      </div>
    </article>
  );
});
