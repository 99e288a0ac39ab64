'use client';

import { type KeyboardEvent, type MouseEvent, useState } from 'react';

/**
 * A button and a menu that is loaded when it is opened for the first time. Enter, space and the arrows open it, as they do where the menu
 * has a trigger of its own; from there on the menu keeps the focus and gives it back.
 */
export function useMenuButton() {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [isOpen, setOpen] = useState(false);
  const open = (element: HTMLElement) => {
    setAnchor(element);
    setOpen(true);
  };
  return {
    trigger: {
      'aria-haspopup': 'menu',
      'aria-expanded': isOpen,
      ...(isOpen ? { 'data-popup-open': '' } : {}),
      onClick: ({ currentTarget }: MouseEvent<HTMLElement>) => open(currentTarget),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        open(event.currentTarget);
      },
    },
    /** For the menu; absent until it was asked for. It stays, so that it can close with grace. */
    menu: anchor === undefined ? undefined : { anchor, open: isOpen, onClose: () => setOpen(false) },
  } as const;
}
