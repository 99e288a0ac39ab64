'use client';

import { Popover } from '@base-ui/react/popover';
import { useRef } from 'react';
import { EmojiPicker } from './emoji-picker.tsx';

/** Every emoji there is, at the button that asked for it. When one is taken, or none, the focus goes where `returnTo` says. */
export function EmojiPopover({
  anchor,
  open,
  onClose,
  onPick,
  returnTo,
}: {
  anchor: HTMLElement | null;
  open: boolean;
  onClose: () => void;
  onPick: (emoji: string) => void;
  returnTo: () => HTMLElement | null;
}) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Popover.Portal container={anchor?.closest<HTMLElement>('[role=dialog], main')}>
        <Popover.Positioner
          anchor={anchor}
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-hidden"
        >
          <Popover.Popup
            ref={popup}
            aria-label="Emoji"
            // Under a finger, the keyboard of the phone would cover what there is to choose from.
            initialFocus={() =>
              window.matchMedia('(pointer: coarse)').matches
                ? popup.current
                : (popup.current?.querySelector('input') ?? true)
            }
            finalFocus={returnTo}
            className="origin-(--transform-origin) rounded-lg border border-line bg-raised outline-hidden transition-[opacity,scale] duration-100 data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0"
          >
            <EmojiPicker
              onPick={(emoji) => {
                onPick(emoji);
                onClose();
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
