'use client';

import { SendHorizontal } from 'lucide-react';
import Link from 'next/link';
import { useStore } from 'zustand';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { type UnsentEntry, useOutbox } from '#web/realtime/rooms/use-outbox.ts';
import { PendingMark } from '../message/pending-mark.tsx';
import { MessageTime } from '../room/message-time.tsx';
import { PaneHeader } from '../shell/pane.tsx';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';

/** Everything the person said that is not confirmed yet: where to, since when, why, and what can be done. */
export function OutboxPage() {
  const entries = useOutbox();
  return (
    <section aria-labelledby="outbox-title" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <PaneHeader>
        <h1 id="outbox-title" className="text-[15px] font-semibold">
          Outbox
        </h1>
        <span className="numeric text-[13px] text-soft">{entries.length === 0 ? null : entries.length}</span>
      </PaneHeader>
      <div className="thin-scroll flex min-h-0 flex-1 flex-col overflow-y-auto">
        {entries.length === 0 ? (
          <EmptyState icon={SendHorizontal} title="Everything was sent">
            What you write while there is no connection waits here, also when this page is shut, and goes out
            by itself.
          </EmptyState>
        ) : (
          <ul
            aria-label="Not sent yet"
            className="mx-auto w-full max-w-2xl divide-y divide-line px-4 md:px-6"
          >
            {entries.map((entry) => (
              <Entry key={entry.message.id} entry={entry} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Entry({ entry: { roomId, message } }: { entry: UnsentEntry }) {
  const { client, rooms } = useRealtime();
  const name = useStore(rooms.store, (state) => state.rooms.get(roomId)?.membership.room.name);
  const address =
    message.replyTo === undefined ? `/rooms/${roomId}` : `/rooms/${roomId}?thread=${message.replyTo}`;
  return (
    <li className="py-4">
      <p className="flex items-baseline gap-2 text-xs text-faint">
        {name === undefined ? (
          <span>A room you are not in any more</span>
        ) : (
          <Link href={address} className="truncate font-medium text-accent-ink hover:underline">
            {message.replyTo === undefined ? name : `${name}, in a thread`}
          </Link>
        )}
        <MessageTime at={message.createdAt} style="short" />
      </p>
      <p dir="auto" className="mt-1 text-body wrap-anywhere whitespace-pre-wrap">
        {message.body}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <PendingMark messageId={message.id} status={message.status} />
        <Button size="small" onClick={() => void copyText(message.body, 'Text copied')}>
          Copy
        </Button>
        {message.status.word === 'queued' ? (
          <Button size="small" onClick={() => client.discard(message.id)}>
            Discard
          </Button>
        ) : null}
      </div>
    </li>
  );
}
