'use client';

import { SmilePlus } from 'lucide-react';
import type { MessageRow } from '../room/timeline-rows.ts';
import { classNames } from '../ui/class-names.ts';
import type { MessagePlace } from './message-place.ts';
import { useReact } from './use-react.ts';

/** What people made of a message. A press adds one’s own, or takes it back; the last offers every other emoji. */
export function Reactions({ row, place }: { row: MessageRow; place: MessagePlace }) {
  const react = useReact(place.roomId);
  return (
    <ul aria-label="Reactions" className="mt-1 mb-0.5 flex flex-wrap gap-1">
      {row.reactions.map(({ emoji, count, mine }) => (
        <li key={emoji}>
          <button
            type="button"
            aria-pressed={mine}
            aria-label={`${emoji}, ${count === 1 ? '1 person' : `${count} people`}`}
            onClick={() => react({ messageId: row.key, emoji, mine })}
            className={classNames(
              'numeric flex h-6 items-center gap-1 rounded-full border px-2 text-xs transition-colors pointer-coarse:h-9 pointer-coarse:px-3',
              mine
                ? 'border-accent bg-tint font-medium text-accent-ink'
                : 'border-line text-soft hover:border-edge hover:bg-hover',
            )}
          >
            <span aria-hidden="true">{emoji}</span>
            {count}
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          aria-label="Add a reaction"
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => place.openEmoji(row, currentTarget)}
          className="flex h-6 items-center rounded-full border border-line px-2 text-soft transition-colors hover:border-edge hover:bg-hover pointer-coarse:h-9 pointer-coarse:px-3"
        >
          <SmilePlus aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        </button>
      </li>
    </ul>
  );
}
