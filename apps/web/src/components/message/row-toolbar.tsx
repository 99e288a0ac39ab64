'use client';

import { Ellipsis, Reply, SmilePlus } from 'lucide-react';
import { useRef } from 'react';
import type { MessageRow } from '../room/timeline-rows.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import type { MessagePlace } from './message-place.ts';

/**
 * What can be done to a message, over its corner while it is pointed at. From the keyboard there is one stop for each message, and the menu
 * has everything; under a finger a long press opens that menu, and nothing stands in the way of the words.
 */
export function RowToolbar({ row, place }: { row: MessageRow; place: MessagePlace }) {
  const more = useRef<HTMLButtonElement>(null);
  const emoji = useRef<HTMLButtonElement>(null);
  const isOpen = place.menuOf === row.key;
  const isEmojiOpen = place.emojiOf === row.key;
  return (
    <div
      className={classNames(
        'absolute -top-3 right-4 z-10 flex rounded-lg border border-line bg-raised p-0.5 opacity-0 group-hover:opacity-100 focus-within:opacity-100 pointer-coarse:pointer-events-none pointer-coarse:group-hover:opacity-0 pointer-coarse:focus-within:opacity-0',
        (isOpen || isEmojiOpen) && 'opacity-100',
      )}
    >
      <Button
        ref={emoji}
        look="ghost"
        size="icon-small"
        tabIndex={-1}
        aria-haspopup="dialog"
        aria-expanded={isEmojiOpen}
        aria-label={`React to ${row.author.name}`}
        className={classNames(isEmojiOpen && 'bg-hover text-ink')}
        onClick={() => {
          if (emoji.current !== null) place.openEmoji(row, emoji.current);
        }}
      >
        <SmilePlus aria-hidden="true" />
      </Button>
      {place.isThread ? null : (
        <Button
          look="ghost"
          size="icon-small"
          tabIndex={-1}
          data-message-reply=""
          aria-label={`Reply to ${row.author.name}`}
          onClick={() => place.openThread(row.threadId)}
        >
          <Reply aria-hidden="true" />
        </Button>
      )}
      <Button
        ref={more}
        look="ghost"
        size="icon-small"
        data-message-menu=""
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={`What to do with the message by ${row.author.name}`}
        className={classNames(isOpen && 'bg-hover text-ink')}
        onClick={() => {
          if (more.current !== null) place.openMenu(row, more.current);
        }}
      >
        <Ellipsis aria-hidden="true" />
      </Button>
    </div>
  );
}
