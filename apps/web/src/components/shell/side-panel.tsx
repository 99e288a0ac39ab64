'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
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
      <StandingPanel title={title} onClose={onClose}>
        {children}
      </StandingPanel>
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

/** Beside the subject it is no dialog, yet whoever opens it is taken there and back: Escape leaves it. */
function StandingPanel({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  const wayOut = useRef<HTMLButtonElement>(null);
  // Before the panel is taken out of the page: afterwards nobody knows that the focus was in it.
  useLayoutEffect(() => {
    const element = panel.current;
    const opener = document.activeElement;
    wayOut.current?.focus({ preventScroll: true });
    return () => {
      if (element?.contains(document.activeElement) && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  useEffect(() => {
    const element = panel.current;
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, [onClose]);
  return (
    <aside ref={panel} aria-label={title} className="flex w-72 shrink-0 flex-col border-l border-line">
      <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-4">
        <h2 className="flex-1 text-sm font-semibold">{title}</h2>
        <Button
          ref={wayOut}
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
