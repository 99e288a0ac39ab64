'use client';

import { useMutation } from '@tanstack/react-query';
import { assertNever } from '@tidewire/protocol/wire';
import { ArrowRight, Pin, PinOff } from 'lucide-react';
import { useContext } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import type { PinnedMessage, RoomPins } from '#web/realtime/rooms/use-pins.ts';
import { FeedMark } from '../feed/feed-mark.tsx';
import { sayerOf } from '../feed/message-line.tsx';
import { MessageBody } from '../message/message-body.tsx';
import { MessagePlaceContext } from '../message/message-place.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { MessageTime } from './message-time.tsx';

/** What the room keeps in sight, and the way to where it was said. */
export function PinsPanel({ pins }: { pins: RoomPins }) {
  switch (pins.word) {
    case 'loading':
      return <Skeleton className="m-4 h-20" />;
    case 'failed':
      return (
        <div className="p-3">
          <RetryNotice title="The pinned messages could not be loaded" onRetry={pins.retry}>
            {pins.why}
          </RetryNotice>
        </div>
      );
    case 'here':
      return pins.pins.length === 0 ? (
        <EmptyState icon={Pin} title="Nothing is pinned">
          Owners and moderators pin a message from its menu, so that nobody has to look for it.
        </EmptyState>
      ) : (
        <ul className="thin-scroll min-h-0 flex-1 overflow-y-auto px-2 py-2">
          {pins.pins.map((pin) => (
            <PinItem key={pin.message.id} pin={pin} />
          ))}
        </ul>
      );
    default:
      return assertNever(pins);
  }
}

function PinItem({ pin: { message, by } }: { pin: PinnedMessage }) {
  const place = useContext(MessagePlaceContext);
  const unpin = useMutation({
    mutationFn: (roomId: string) => api.unpin(roomId, message.id),
    onError: (error) => toast.error(messageOf(error)),
  });
  const { author } = message;
  const sayer = sayerOf({ author: author.name, feed: message.feed });
  return (
    <li className="rounded-lg px-2 py-2.5 not-last:mb-1 hover:bg-hover/60">
      <article aria-label={`Pinned message by ${sayer}`} className="grid grid-cols-[2rem_1fr] gap-x-2.5">
        {message.feed === undefined ? <Avatar id={author.id} name={author.name} /> : <FeedMark />}
        <div className="min-w-0">
          <p className="flex items-baseline gap-2 text-[13px] leading-5">
            <bdi className="truncate font-semibold">{sayer}</bdi>
            <span className="shrink-0 text-xs text-faint">
              <MessageTime at={message.createdAt} style="short" />
            </span>
          </p>
          <div dir="auto" className="max-h-40 overflow-hidden text-sm">
            <MessageBody message={message} />
          </div>
          <div className="mt-1 flex items-center gap-1">
            <span className="min-w-0 flex-1 truncate text-2xs text-faint">
              {by === null ? 'Pinned' : `Pinned by ${by.name}`}
            </span>
            {place === undefined || place.role === 'member' ? null : (
              <Tooltip content="Unpin">
                <Button
                  look="ghost"
                  size="icon-small"
                  aria-label={`Unpin the message by ${sayer}`}
                  disabled={unpin.isPending}
                  onClick={() => unpin.mutate(place.roomId)}
                >
                  <PinOff aria-hidden="true" />
                </Button>
              </Tooltip>
            )}
            {place === undefined ? null : (
              <Button look="ghost" size="small" onClick={() => place.toMessage(message.id)}>
                Show in room
                <ArrowRight aria-hidden="true" className="size-3.5" />
              </Button>
            )}
          </div>
        </div>
      </article>
    </li>
  );
}
