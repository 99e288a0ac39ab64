'use client';

import { useEffect, useRef } from 'react';
import { type Focus, findShortcut, type ShortcutName } from './shortcuts.ts';
import { hasSingleKeys } from './single-keys.ts';

/** What can be done now, by who can do it. `false`: not here, so the key keeps its own meaning. */
type Act = () => unknown;

const acts = new Map<ShortcutName, Act[]>();

/** Does this when the shortcut is pressed, for as long as the component is there; of several, the one that came last. */
export function useShortcut(name: ShortcutName, act: Act): void {
  const now = useRef(act);
  now.current = act;
  useEffect(() => {
    const own: Act = () => now.current();
    acts.set(name, [...(acts.get(name) ?? []), own]);
    return () => {
      acts.set(
        name,
        (acts.get(name) ?? []).filter((one) => one !== own),
      );
    };
  }, [name]);
}

/** The page’s one ear for keys. */
export function useShortcutListener(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const name = findShortcut(event, focusOf(event), hasSingleKeys());
      const act = name === undefined ? undefined : acts.get(name)?.at(-1);
      if (act !== undefined && act() !== false) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

const overlays = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

function focusOf({ target, key }: KeyboardEvent): Focus {
  if (!(target instanceof HTMLElement)) return { isTyping: false, isInMessage: false, isInOverlay: false };
  return {
    isTyping: target.isContentEditable || target.matches('input, textarea, select'),
    isInMessage: target.closest('article') !== null,
    // Escape also shuts the panel that stands beside a room.
    isInOverlay: target.closest(key === 'Escape' ? `${overlays}, aside` : overlays) !== null,
  };
}
