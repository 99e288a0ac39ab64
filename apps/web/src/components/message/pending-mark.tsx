'use client';

import { CircleAlert, Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStatus } from '#web/realtime/connection/use-connection.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { PendingStatus } from '#web/realtime/rooms/pending-messages.ts';
import { Button } from '../ui/button.tsx';

/** Where a message of one's own is on its way; a failed one says why and what can be done. */
export function PendingMark({ messageId, status }: { messageId: string; status: PendingStatus }) {
  const { client } = useRealtime();
  const isLive = useStatus().state === 'live';
  if (status.word === 'failed') {
    return (
      <div className="mt-0.5 mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
        <span className="flex items-center gap-1.5 font-medium text-danger">
          <CircleAlert aria-hidden="true" className="size-3.5" />
          Not sent: {status.reason}
        </span>
        {status.retryable ? (
          <Button size="small" className="h-6 px-2" onClick={() => client.retry(messageId)}>
            Retry
          </Button>
        ) : null}
        <Button size="small" className="h-6 px-2" onClick={() => client.discard(messageId)}>
          Discard
        </Button>
      </div>
    );
  }
  return <OnItsWay isLive={isLive} />;
}

/** Longer than a message takes while all is well. */
const noticeableMs = 3_000;

function OnItsWay({ isLive }: { isLive: boolean }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), noticeableMs);
    return () => clearTimeout(timer);
  }, []);
  // While all is well a message is confirmed before this could be read; the faded text says enough.
  if (isLive && !isLong) return <span className="sr-only">Sending</span>;
  return (
    <span className="flex items-center gap-1.5 text-xs text-faint">
      <Clock aria-hidden="true" className="size-3" />
      {isLive ? 'Waiting for the server' : 'Waiting for the connection'}
    </span>
  );
}
