'use client';

import { Hash } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';
import { keepingApi } from '#web/realtime/keeping-api.ts';
import { membersInWords } from '../room/member-words.ts';
import { Button, buttonStyle } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

type Room = Awaited<ReturnType<typeof keepingApi.previewInvite>>['room'];
type Shown =
  | { word: 'loading' }
  | { word: 'over' }
  | { word: 'failed'; message: string }
  | { word: 'room'; room: Room; isJoining: boolean; refusal?: string };

/** What an invite leads to, and the way in. */
export function InviteLanding({ code }: { code: string }) {
  const [shown, setShown] = useState<Shown>({ word: 'loading' });
  useEffect(() => {
    let isOver = false;
    const show = (next: Shown) => {
      if (!isOver) setShown(next);
    };
    keepingApi.previewInvite(code).then(
      ({ room }) => show({ word: 'room', room, isJoining: false }),
      (error: unknown) => {
        const isGone = error instanceof ApiError && error.code === 'not_found';
        show(isGone ? { word: 'over' } : { word: 'failed', message: messageOf(error) });
      },
    );
    return () => {
      isOver = true;
    };
  }, [code]);

  switch (shown.word) {
    case 'loading':
      return <Skeleton className="h-28 w-full rounded-lg" />;
    case 'failed':
      return <Notice title="The invite could not be read">{shown.message}</Notice>;
    case 'over':
      return (
        <>
          <Notice title="This invite does not work any more">
            It has expired, was used up or was taken back. Ask whoever sent it for another.
          </Notice>
          <Link href="/rooms" className={`mt-4 w-full ${buttonStyle({ size: 'large' })}`}>
            Your rooms
          </Link>
        </>
      );
    case 'room': {
      const { room, isJoining, refusal } = shown;
      const join = async () => {
        setShown({ word: 'room', room, isJoining: true });
        try {
          const membership = await keepingApi.redeemInvite(code);
          window.location.assign(`/rooms/${membership.room.id}`);
        } catch (error) {
          setShown({ word: 'room', room, isJoining: false, refusal: messageOf(error) });
        }
      };
      return (
        <>
          {refusal === undefined ? null : <Notice title="You could not come in">{refusal}</Notice>}
          <div className="mt-3 mb-4 flex items-center gap-3 rounded-lg border border-line bg-raised p-4">
            <Hash aria-hidden="true" className="size-5 text-faint" />
            <span className="min-w-0">
              <span className="block truncate font-semibold">{room.name}</span>
              <span className="numeric block text-[13px] text-soft">{membersInWords(room.memberCount)}</span>
            </span>
          </div>
          <Button
            look="primary"
            size="large"
            className="w-full"
            disabled={isJoining}
            onClick={() => void join()}
          >
            Join {room.name}
          </Button>
        </>
      );
    }
  }
}
