'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { useMediaQuery } from '../ui/use-media-query.ts';

/** Where it has a place of its own beside the subject. */
export const panelStandsBeside = '(min-width: 80rem)';

export type SidePanelProps = {
  title: string;
  open: boolean;
  onClose: () => void;
  /** A conversation needs more width than a list of names. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
};

/**
 * The panel at the right: people and threads. Where there is room it stands beside the subject; elsewhere it slides over it, and then it is
 * a dialog. The focus goes to the first field in it, or to the way out. Its contents scroll by themselves.
 */
export function SidePanel({ title, open, onClose, width = 'narrow', children }: SidePanelProps) {
  const popup = useRef<HTMLDivElement>(null);
  const isWide = useMediaQuery(panelStandsBeside);
  if (isWide) {
    if (!open) return null;
    return (
      <StandingPanel title={title} onClose={onClose} width={width}>
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
        <Dialog.Popup
          ref={popup}
          // A field would open a keyboard over what is to be read: under a finger the reader decides.
          initialFocus={(how) => (how === 'touch' ? true : (firstField(popup.current) ?? true))}
          className={classNames(
            'safe-bottom safe-top fixed inset-y-0 right-0 z-50 flex flex-col border-l border-line bg-raised transition-transform duration-150 data-ending-style:translate-x-full data-starting-style:translate-x-full',
            width === 'wide' ? 'w-104 max-w-full' : 'w-80 max-w-[88vw]',
          )}
        >
          <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-4">
            <Dialog.Title className="flex-1 text-sm font-semibold">{title}</Dialog.Title>
            <Dialog.Close
              render={<Button look="ghost" size="icon-small" aria-label={`Close ${title.toLowerCase()}`} />}
            >
              <X aria-hidden="true" />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 flex-col">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const firstField = (panel: HTMLElement | null): HTMLElement | null =>
  panel?.querySelector<HTMLElement>('textarea, input:not([type=hidden])') ?? null;

/** Beside the subject it is no dialog, yet whoever opens it is taken there and back: Escape leaves it. */
function StandingPanel({
  title,
  onClose,
  width,
  children,
}: Required<Pick<SidePanelProps, 'title' | 'onClose' | 'width' | 'children'>>) {
  const panel = useRef<HTMLElement>(null);
  const wayOut = useRef<HTMLButtonElement>(null);
  // Before the panel is taken out of the page: afterwards nobody knows that the focus was in it.
  useLayoutEffect(() => {
    const element = panel.current;
    const opener = document.activeElement;
    (firstField(element) ?? wayOut.current)?.focus({ preventScroll: true });
    return () => {
      if (!element?.contains(document.activeElement)) return;
      // What opened it may be gone: a row that scrolled away, the item of a menu.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else document.getElementById('main')?.focus();
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
    <aside
      ref={panel}
      aria-label={title}
      className={classNames(
        'flex shrink-0 flex-col border-l border-line',
        width === 'wide' ? 'w-88 2xl:w-104' : 'w-72',
      )}
    >
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
      <div className="flex min-h-0 flex-1 flex-col">{children}</div>
    </aside>
  );
}
