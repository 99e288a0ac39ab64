'use client';

import type { Reaction } from '@tidewire/protocol/wire';
import { classNames } from '../ui/class-names.ts';

/** What people made of a message. A press adds one’s own, or takes it back. */
export function Reactions({
  reactions,
  onToggle,
}: {
  reactions: readonly Reaction[];
  onToggle: (reaction: Reaction) => void;
}) {
  if (reactions.length === 0) return null;
  return (
    <ul aria-label="Reactions" className="mt-1 flex flex-wrap gap-1">
      {reactions.map((reaction) => (
        <li key={reaction.emoji}>
          <button
            type="button"
            aria-pressed={reaction.mine}
            aria-label={`${reaction.emoji}, ${reaction.count === 1 ? '1 person' : `${reaction.count} people`}`}
            onClick={() => onToggle(reaction)}
            className={classNames(
              'numeric flex h-6 items-center gap-1 rounded-full border px-2 text-xs pointer-coarse:h-9',
              reaction.mine ? 'border-accent text-accent-ink' : 'border-line text-soft hover:bg-hover',
            )}
          >
            <span aria-hidden="true">{reaction.emoji}</span>
            {reaction.count}
          </button>
        </li>
      ))}
    </ul>
  );
}
