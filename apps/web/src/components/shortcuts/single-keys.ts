'use client';

import { useSyncExternalStore } from 'react';

/** Whether shortcuts of a single key hold: kept in this browser, because it is about the keyboard in front of it. */
const kept = 'tidewire:single-key-shortcuts';
const listeners = new Set<() => void>();
/** For a browser that keeps nothing: at least until the page is left. */
let inMemory = true;

export function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(kept) !== 'off' && inMemory;
  } catch {
    // Storage is forbidden here.
    return inMemory;
  }
}

export function setSingleKeys(isOn: boolean): void {
  inMemory = isOn;
  try {
    if (isOn) localStorage.removeItem(kept);
    else localStorage.setItem(kept, 'off');
  } catch {
    // Forbidden or full: what was chosen holds until the page is left.
  }
  for (const listener of listeners) listener();
}

const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};

export const useSingleKeys = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => hasSingleKeys(),
    () => true,
  );
