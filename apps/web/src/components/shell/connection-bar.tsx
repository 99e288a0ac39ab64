'use client';

import { assertNever } from '@tidewire/protocol/wire';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { ConnectionNotice } from '#web/realtime/connection/connection-notice.ts';
import { useConnectionNotice } from '#web/realtime/connection/use-connection.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useOutbox } from '#web/realtime/rooms/use-outbox.ts';
import { announce } from '../ui/announcer.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';

/** Says what is wrong with the connection, and offers the way out. Absent while all is well, and for the first three seconds of trouble. */
export function ConnectionBar() {
  const notice = useConnectionNotice();
  const { client } = useRealtime();
  useSpoken(notice);
  if (notice.word === 'none') return null;
  const isStopped = notice.word === 'stopped';
  return (
    <section
      aria-label="Connection"
      className={classNames(
        'flex min-h-10 shrink-0 flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b border-line px-4 py-1 text-[13px]',
        isStopped ? 'bg-danger-tint' : 'bg-warn-tint',
      )}
    >
      <span className={classNames('numeric font-medium', isStopped ? 'text-danger' : 'text-warn')}>
        {wordsFor(notice)}
      </span>
      {notice.word === 'waiting' || (isStopped && notice.wayOut === 'retry') ? (
        <Button size="small" onClick={() => client.retryNow()}>
          Retry now
        </Button>
      ) : null}
      <WaitingInOutbox />
      {isStopped && notice.wayOut === 'sign_in' ? <SignInAgain /> : null}
      {isStopped && notice.wayOut === 'reload' ? (
        <Button size="small" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      ) : null}
    </section>
  );
}

/** What waits for the connection can be looked at. */
function WaitingInOutbox() {
  const count = useOutbox().length;
  if (count === 0) return null;
  return (
    <Link href="/outbox" className={classNames('numeric', buttonStyle({ look: 'secondary', size: 'small' }))}>
      Outbox: {count}
    </Link>
  );
}

/** A full navigation: the page that signs in must not keep anything of the person before. */
function SignInAgain() {
  const pathname = usePathname();
  return (
    <a
      href={`/sign-in?next=${encodeURIComponent(pathname)}`}
      className={buttonStyle({ look: 'secondary', size: 'small' })}
    >
      Sign in again
    </a>
  );
}

function wordsFor(notice: Exclude<ConnectionNotice, { word: 'none' }>): string {
  switch (notice.word) {
    case 'connecting':
      return 'Connecting…';
    case 'catching_up':
      return 'Connected. Catching up…';
    case 'waiting':
      return notice.seconds === 0
        ? `${notice.why} Trying again…`
        : `${notice.why} Trying again in ${notice.seconds} s.`;
    case 'stopped':
      return notice.why;
    default:
      return assertNever(notice);
  }
}

/** Once when trouble begins and once when it is over; a countdown read out loud would be a torment. */
function useSpoken(notice: ConnectionNotice): void {
  const before = useRef<'well' | 'trouble'>('well');
  const what = notice.word === 'stopped' ? notice.why : 'Connection lost. Trying to reconnect.';
  const now = notice.word === 'none' ? 'well' : 'trouble';
  useEffect(() => {
    if (now === before.current) return;
    before.current = now;
    announce(now === 'trouble' ? what : 'Connected again.');
  }, [now, what]);
}
