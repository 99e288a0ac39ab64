'use client';

import { Hash, Lock, UsersRound } from 'lucide-react';
import Link from 'next/link';
import { usePeopleHere } from '#web/realtime/rooms/use-people-here.ts';
import type { ListedRoom } from '#web/realtime/rooms/use-rooms.ts';
import { MessageLine, sayerOf } from '../feed/message-line.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { classNames } from '../ui/class-names.ts';
import { MessageTime } from './message-time.tsx';
import { plainText } from './plain-text.ts';
import { PresenceDot } from './presence-dot.tsx';
import { useDraft } from './use-draft.ts';

/** One of the person's rooms in the list: what it is called, what was said last, and how much of it is unread. */
/** `isWatched`: whether they are here is followed, which costs a little for each. */
export function RoomItem({
  room,
  isSelected,
  isWatched = false,
}: {
  room: ListedRoom;
  isSelected: boolean;
  isWatched?: boolean;
}) {
  const isUnread = room.unread > 0;
  const last = room.lastMessage;
  const draft = useDraft(room.id);
  // In the room that is open it stands in the field already.
  const isDraftShown = draft !== '' && !isSelected;
  return (
    <li>
      <Link
        href={`/rooms/${room.id}`}
        aria-current={isSelected ? 'page' : undefined}
        className={classNames(
          'focus-inset grid h-15 grid-cols-[1.25rem_1fr_auto] content-center items-center gap-x-2 gap-y-0.5 rounded-lg px-2.5 transition-colors',
          isSelected ? 'bg-active' : 'hover:bg-hover',
        )}
      >
        <RoomMark room={room} isWatched={isWatched} />
        <span className={classNames('truncate text-sm', isUnread ? 'font-semibold' : 'font-medium')}>
          <bdi>{room.name}</bdi>
          {room.kind === 'room' && room.isPrivate ? <span className="sr-only"> (private)</span> : null}
        </span>
        <span className="text-2xs text-faint">
          {last === undefined ? null : <MessageTime at={last.at} style="short" />}
        </span>
        <span
          className={classNames(
            'col-start-2 truncate text-[13px]',
            isUnread ? 'text-soft' : 'col-span-2 text-faint',
          )}
        >
          {isDraftShown ? (
            <>
              <span className="font-medium text-warn">Draft:</span> <bdi>{plainText(draft)}</bdi>
            </>
          ) : last === undefined ? (
            'No messages yet'
          ) : (
            <>
              <bdi>{sayerOf(last)}</bdi>:{' '}
              <bdi>
                <MessageLine message={{ ...last, createdAt: last.at }} />
              </bdi>
            </>
          )}
        </span>
        {room.mentions > 0 ? (
          <span className="numeric col-start-3 row-start-2 flex h-[18px] items-center justify-self-end rounded-full bg-danger-fill px-1.5 text-2xs font-semibold text-white">
            <span aria-hidden="true">@{room.mentions > 99 ? '99+' : room.mentions}</span>
            <span className="sr-only">
              {room.mentions === 1 ? '1 mention' : `${room.mentions} mentions`}, {room.unread} unread
            </span>
          </span>
        ) : isUnread ? (
          <span className="numeric flex h-[18px] min-w-[18px] items-center justify-center justify-self-end rounded-full bg-accent px-1.5 text-2xs font-semibold text-on-accent">
            {room.unread > 99 ? '99+' : room.unread}
            <span className="sr-only"> unread</span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}

/** What kind of room it is; of a direct one, who the other is and whether they are here. */
function RoomMark({ room, isWatched }: { room: ListedRoom; isWatched: boolean }) {
  const style = classNames('size-4', room.unread > 0 ? 'text-accent-ink' : 'text-faint');
  const [other] = room.others;
  if (room.kind === 'direct' && other !== undefined) {
    return (
      <span className="relative -ml-0.5">
        <Avatar id={other.id} name={other.name} size="small" />
        {isWatched ? <OtherHere roomId={room.id} personId={other.id} /> : null}
      </span>
    );
  }
  const Icon = room.kind === 'group' ? UsersRound : room.isPrivate ? Lock : Hash;
  return <Icon aria-hidden="true" className={style} strokeWidth={2} />;
}

function OtherHere({ roomId, personId }: { roomId: string; personId: string }) {
  const here = usePeopleHere(roomId);
  if (here?.people.has(personId) !== true) return null;
  return (
    <>
      <PresenceDot className="absolute -right-0.5 -bottom-0.5 ring-2 ring-side" />
      <span className="sr-only">Here now: </span>
    </>
  );
}
