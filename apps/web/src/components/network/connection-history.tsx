'use client';

import { detailOf } from '#web/realtime/connection/status-words.ts';
import { useConnectionLog } from '#web/realtime/connection/use-network.ts';

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

const shownEntries = 12;

/** What the connection went through since the page was opened, the newest first. */
export function ConnectionHistory() {
  const entries = useConnectionLog();
  return (
    <ol aria-label="States" className="overflow-hidden rounded-lg border border-line">
      {entries.slice(0, shownEntries).map(({ id, at, status }) => (
        <li
          key={id}
          className="flex items-baseline gap-3 not-last:border-b border-line px-3 py-1.5 text-[13px]"
        >
          <time dateTime={new Date(at).toISOString()} className="numeric shrink-0 text-xs text-faint">
            {clock.format(at)}
          </time>
          <span className="w-20 shrink-0 font-medium">{status.state}</span>
          <span className="numeric min-w-0 text-soft">{detailOf(status, at)}</span>
        </li>
      ))}
    </ol>
  );
}
