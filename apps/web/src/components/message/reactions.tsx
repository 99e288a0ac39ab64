'use client';

import type { MessageRow } from '../room/timeline-rows.ts';
import { classNames } from '../ui/class-names.ts';
import { useReact } from './use-react.ts';

/** What people made of a message. A press adds one’s own, or takes it back. */
export function Reactions({ row, roomId }: { row: MessageRow; roomId: string }) {
  const react = useReact(roomId);
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
    </ul>
  );
}
