'use client';

import { Smile } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { useHasBeen } from '../ui/use-has-been.ts';

const EmojiPopover = dynamic(async () => (await import('./emoji-popover.tsx')).EmojiPopover, { ssr: false });

/** Offers every emoji to whoever writes in a field; the field has the focus again afterwards. */
export function EmojiButton({
  field,
  className,
  onPick,
}: {
  field: React.RefObject<HTMLElement | null>;
  className?: string;
  onPick: (emoji: string) => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const hasOpened = useHasBeen(isOpen);
  return (
    <>
      <Button
        ref={button}
        look="ghost"
        size="icon"
        aria-label="Emoji"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={classNames(className, isOpen && 'bg-hover text-ink')}
        onClick={() => setOpen((was) => !was)}
      >
        <Smile aria-hidden="true" strokeWidth={1.75} />
      </Button>
      {hasOpened ? (
        <EmojiPopover
          anchor={button.current}
          open={isOpen}
          onClose={() => setOpen(false)}
          onPick={onPick}
          returnTo={() => field.current}
        />
      ) : null}
    </>
  );
}
