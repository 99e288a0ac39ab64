'use client';

import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { unsentOf } from '#web/realtime/rooms/pending-messages.ts';
import { usePending } from '#web/realtime/rooms/use-rooms.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';

/** What somebody said to a room that they are not in, and that was not sent: the words are theirs, to copy or to discard. */
export function UnsentMessages({ roomId }: { roomId: string }) {
  const { client } = useRealtime();
  const unsent = unsentOf(usePending(roomId));
  if (unsent.length === 0) return null;
  return (
    <section aria-label="Not sent" className="mx-auto w-full max-w-md shrink-0 px-6 pb-10">
      <h2 className="text-[13px] font-semibold">
        {unsent.length === 1
          ? 'A message of yours was not sent'
          : `${unsent.length} messages of yours were not sent`}
      </h2>
      <ul className="mt-2 flex flex-col gap-2">
        {unsent.map(({ id, body, reason }) => (
          <li key={id} className="rounded-lg bg-danger-tint px-3 py-2.5">
            <p dir="auto" className="text-body wrap-anywhere whitespace-pre-wrap">
              {body}
            </p>
            <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
              <span className="font-medium text-danger">Not sent: {reason}</span>
              <Button size="small" className="h-6 px-2" onClick={() => void copyText(body, 'Text copied')}>
                Copy
              </Button>
              <Button size="small" className="h-6 px-2" onClick={() => client.discard(id)}>
                Discard
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
