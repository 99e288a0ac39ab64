'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { useMediaQuery } from '../ui/use-media-query.ts';

/**
 * The panel at the right: people now, threads and live cards later. Where there is room it stands beside the subject; elsewhere it
 * slides over it, and then it is a dialog.
 */
export function SidePanel({
  title,
  open,
  onClose,
  children,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const isWide = useMediaQuery('(min-width: 80rem)');
  if (isWide) {
    if (!open) return null;
    return (
      <aside aria-label={title} className="flex w-72 shrink-0 flex-col border-l border-line">
        <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-4">
          <h2 className="flex-1 text-sm font-semibold">{title}</h2>
          <Button
            look="ghost"
            size="icon-small"
            aria-label={`Close ${title.toLowerCase()}`}
            onClick={onClose}
          >
            <X aria-hidden="true" />
          </Button>
        </header>
        <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">{children}</div>
      </aside>
    );
  }
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="safe-bottom safe-top fixed inset-y-0 right-0 z-50 flex w-80 max-w-[88vw] flex-col border-l border-line bg-raised transition-transform duration-150 data-ending-style:translate-x-full data-starting-style:translate-x-full">
          <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-4">
            <Dialog.Title className="flex-1 text-sm font-semibold">{title}</Dialog.Title>
            <Dialog.Close
              render={<Button look="ghost" size="icon-small" aria-label={`Close ${title.toLowerCase()}`} />}
            >
              <X aria-hidden="true" />
            </Dialog.Close>
          </header>
          <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
