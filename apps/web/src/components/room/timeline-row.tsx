import { assertNever } from '@tidewire/protocol/wire';
import { useContext } from 'react';
import { MessagePlaceContext } from '../message/message-place.ts';
import { MessageRow } from '../message/message-row.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { MessageTime } from './message-time.tsx';
import type { TimelineRow } from './timeline-rows.ts';

/** One row of the timeline: a day, the unread line or a message. */
export function RowContent({ row }: { row: TimelineRow | undefined }) {
  switch (row?.type) {
    case undefined:
      return null;
    case 'day':
      return <DayRow at={row.at} />;
    case 'unread':
      return (
        <div className="flex items-center gap-3 px-4 pt-3 text-2xs font-semibold text-accent-ink md:px-5">
          <span aria-hidden="true" className="h-px flex-1 bg-accent" />
          <Tooltip content="You had read everything above when you came here. What is below was said since, and stays unread until you have seen the end of the room.">
            <button type="button" className="cursor-default rounded-xs font-semibold">
              New
            </button>
          </Tooltip>
        </div>
      );
    case 'message':
      return <MessageRow row={row} />;
    default:
      return assertNever(row);
  }
}

/** A day that begins, and the way to another one. */
function DayRow({ at }: { at: number }) {
  const place = useContext(MessagePlaceContext);
  return (
    <div className="flex items-center gap-3 px-4 pt-5 pb-1 text-xs font-medium text-soft md:px-5">
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
      {place === undefined ? (
        <MessageTime at={at} style="day" />
      ) : (
        <Tooltip content="Jump to another day">
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={() => place.askForDate(at)}
            className="rounded-sm px-1 hover:text-ink hover:underline"
          >
            <MessageTime at={at} style="day" />
          </button>
        </Tooltip>
      )}
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
    </div>
  );
}

/** Guesses before the rows are measured; close ones keep the scrollbar calm. In CSS pixels. */
export function roughHeight(row: TimelineRow | undefined): number {
  switch (row?.type) {
    case 'day':
      return 40;
    case 'unread':
      return 28;
    default: {
      const chips = row !== undefined && row.reactions.length > 0 ? 30 : 0;
      const thread =
        (row?.answers === undefined ? 0 : 22) + (row !== undefined && row.replyCount > 0 ? 28 : 0);
      const lines = Math.ceil((row?.body.length ?? 0) / 90) + (row?.body.split('\n').length ?? 1) - 1;
      return (row?.isHead ? 38 : 4) + Math.min(Math.max(lines, 1), 20) * 22 + chips + thread;
    }
  }
}
