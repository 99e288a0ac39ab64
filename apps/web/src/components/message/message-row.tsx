'use client';

import { Pin } from 'lucide-react';
import { memo, useContext, useRef } from 'react';
import { AttachedFiles } from '../attachments/attached-files.tsx';
import { FeedMark } from '../feed/feed-mark.tsx';
import { sayerOf } from '../feed/message-line.tsx';
import { MessageTime } from '../room/message-time.tsx';
import { longTime, timeOfDay } from '../room/time-words.ts';
import type { MessageRow as Row } from '../room/timeline-rows.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { classNames } from '../ui/class-names.ts';
import { MessageBody } from './message-body.tsx';
import { MessagePlaceContext } from './message-place.ts';
import { PendingMark } from './pending-mark.tsx';
import { Quoted } from './quoted.tsx';
import { Reactions } from './reactions.tsx';
import { ReplySummary } from './reply-summary.tsx';
import { RowToolbar } from './row-toolbar.tsx';
import { useIsForMe } from './use-is-for-me.ts';
import { useLongPress } from './use-long-press.ts';

/** One message. The head of a run shows who and when; the others show when on hover, in the space the avatar leaves. */
export const MessageRow = memo(function MessageRow({ row }: { row: Row }) {
  const { author, pending } = row;
  const sayer = sayerOf({ author: author.name, feed: row.feed });
  const place = useContext(MessagePlaceContext);
  const isForMe = useIsForMe(row);
  const article = useRef<HTMLElement>(null);
  // A tombstone has nothing left to do to it, and what is on its way is not there yet.
  const canDo = place !== undefined && pending === undefined && !row.isDeleted;
  const longPress = useLongPress(() => {
    const more = article.current?.querySelector<HTMLElement>('[data-message-menu]');
    if (canDo && more) place.openMenu(row, more);
  });
  return (
    <article
      ref={article}
      aria-label={`${sayer}, ${timeOfDay(row.createdAt)}`}
      {...longPress}
      className={classNames(
        'group relative grid grid-cols-[2.25rem_1fr] gap-x-3 px-4 py-0.5 transition-colors hover:bg-hover/60 md:px-5 pointer-coarse:select-none pointer-coarse:[-webkit-touch-callout:none]',
        row.isHead && 'mt-2.5 pt-1',
        isForMe && 'bg-tint/60 shadow-[inset_2px_0_0_var(--accent)] hover:bg-tint',
        pending?.word === 'failed' && 'bg-danger-tint hover:bg-danger-tint',
        (place?.menuOf === row.key || place?.emojiOf === row.key) && 'bg-hover/60',
        place?.markedId === row.key && 'bg-tint hover:bg-tint',
      )}
    >
      {row.answers === undefined || place === undefined ? null : (
        <div className="col-start-2 min-w-0">
          <Quoted answers={row.answers} place={place} />
        </div>
      )}
      {row.isHead ? (
        <span className="col-start-1 pt-0.5">
          {row.feed === undefined ? (
            <Avatar id={author.id} name={author.name} size="large" />
          ) : (
            <FeedMark className="size-9" />
          )}
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
            <bdi className="truncate font-semibold">{sayer}</bdi>
            {row.feed === undefined ? null : (
              <span className="truncate text-xs text-faint">
                by <bdi>{author.name}</bdi>
              </span>
            )}
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
            <p className="text-faint italic">This message was deleted</p>
          ) : (
            <MessageBody message={row} />
          )}
        </div>
        {row.attachments === undefined ? null : <AttachedFiles files={row.attachments} />}
        {row.editedAt === undefined || row.feed !== undefined ? null : (
          <p className="text-2xs text-faint" title={`Edited ${longTime(row.editedAt)}`}>
            (edited)
          </p>
        )}
        {place?.pinned.has(row.key) ? (
          <p className="flex items-center gap-1 text-2xs text-faint">
            <Pin aria-hidden="true" className="size-3" />
            Pinned
          </p>
        ) : null}
        {row.reactions.length > 0 && place !== undefined ? <Reactions row={row} place={place} /> : null}
        {row.replyCount > 0 && place !== undefined && !place.isThread ? (
          <ReplySummary
            rootId={row.threadId}
            count={row.replyCount}
            lastAt={row.lastReplyAt}
            onOpen={() => place.openThread(row.threadId)}
          />
        ) : null}
        {canDo ? <RowToolbar row={row} place={place} /> : null}
        {pending === undefined ? null : <PendingMark messageId={row.key} status={pending} />}
      </div>
    </article>
  );
});
