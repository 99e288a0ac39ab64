'use client';

import { Dialog } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button, buttonStyle } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';

export type Shown = { readonly id: string; readonly name: string; readonly source: string };

/** The pictures of a message, one at a time. Arrows go on, Escape goes back to where it was opened, Enter or a click makes it larger. */
export function Lightbox({
  pictures,
  at,
  onMove,
  onClose,
}: {
  pictures: readonly Shown[];
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}) {
  const [isLarge, setLarge] = useState(false);
  const shown = pictures[at];
  if (shown === undefined) return null;
  const move = (by: number) => {
    setLarge(false);
    onMove((at + by + pictures.length) % pictures.length);
  };
  const press = ({ key }: KeyboardEvent) => {
    if (pictures.length < 2) return;
    if (key === 'ArrowLeft') move(-1);
    if (key === 'ArrowRight') move(1);
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.9)]" />
        <Dialog.Popup className="fixed inset-0 z-50 flex flex-col text-white" onKeyDown={press}>
          <header className="flex items-center gap-2 px-3 py-2">
            <Dialog.Title className="min-w-0 flex-1 truncate text-sm font-medium">
              <bdi>{shown.name}</bdi>
            </Dialog.Title>
            {pictures.length > 1 ? (
              <span className="numeric text-xs">
                {at + 1} of {pictures.length}
              </span>
            ) : null}
            <a
              href={shown.source}
              download={shown.name}
              aria-label={`Download ${shown.name}`}
              className={classNames(buttonStyle({ look: 'ghost', size: 'icon' }), 'text-white')}
            >
              <Download aria-hidden="true" />
            </a>
            <Dialog.Close
              render={<Button look="ghost" size="icon" aria-label="Close" className="text-white" />}
            >
              <X aria-hidden="true" />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 items-center justify-center overflow-auto p-2">
            <button
              type="button"
              aria-label={isLarge ? 'Show it whole' : 'Show it in its own size'}
              aria-pressed={isLarge}
              className={classNames(
                isLarge ? 'm-auto cursor-zoom-out' : 'flex h-full max-w-full cursor-zoom-in items-center',
              )}
              onClick={() => setLarge(!isLarge)}
            >
              {/* biome-ignore lint/performance/noImgElement: the very picture, which is private */}
              <img
                key={shown.id}
                src={shown.source}
                alt={shown.name}
                className={isLarge ? 'max-w-none' : 'max-h-full max-w-full object-contain'}
              />
            </button>
          </div>
          {pictures.length > 1 ? (
            <nav aria-label="Pictures" className="flex justify-center gap-2 pb-3">
              <Button
                look="ghost"
                size="icon"
                aria-label="The one before"
                className="text-white"
                onClick={() => move(-1)}
              >
                <ChevronLeft aria-hidden="true" />
              </Button>
              <Button
                look="ghost"
                size="icon"
                aria-label="The next one"
                className="text-white"
                onClick={() => move(1)}
              >
                <ChevronRight aria-hidden="true" />
              </Button>
            </nav>
          ) : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
