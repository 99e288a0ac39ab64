import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How this browser shows Tidewire and calls for its person. Kept in this browser: another device has other light and other ears. */
export type Preferences = {
  readonly density: 'comfortable' | 'compact';
  readonly motion: 'system' | 'reduced';
  readonly clock: '24h' | '12h';
  /** Red is up and green is down, as in much of East Asia. */
  readonly swapsUpAndDown: boolean;
  readonly desktopNotices: boolean;
  readonly sound: boolean;
};

export const defaults: Preferences = {
  density: 'comfortable',
  motion: 'system',
  clock: '24h',
  swapsUpAndDown: false,
  desktopNotices: false,
  sound: false,
};

const key = 'tidewire-preferences';

/** What was kept, as far as it can be read: a choice of another version is as none. */
export function readPreferences(text: string | null): Preferences {
  let kept: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) kept = parsed;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const yes = (name: 'swapsUpAndDown' | 'desktopNotices' | 'sound'): boolean => kept[name] === true;
  return {
    density: kept.density === 'compact' ? 'compact' : 'comfortable',
    motion: kept.motion === 'reduced' ? 'reduced' : 'system',
    clock: kept.clock === '12h' ? '12h' : '24h',
    swapsUpAndDown: yes('swapsUpAndDown'),
    desktopNotices: yes('desktopNotices'),
    sound: yes('sound'),
  };
}

export const preferences = createStore<Preferences>(() => defaults);

export const usePreferences = (): Preferences => useStore(preferences);

/** A browser that keeps nothing still follows the choice until the page is left. */
export function choose(change: Partial<Preferences>): void {
  preferences.setState(change);
  try {
    localStorage.setItem(key, JSON.stringify(preferences.getState()));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Follows what is kept, also by other tabs, and writes it where the style sheet reads it. Returns the end of it. */
export function applyPreferences(): () => void {
  const show = ({ density, motion, swapsUpAndDown }: Preferences) => {
    const { dataset } = document.documentElement;
    dataset.density = density;
    dataset.motion = motion;
    dataset.directions = swapsUpAndDown ? 'swapped' : 'usual';
  };
  const load = () => {
    try {
      preferences.setState(readPreferences(localStorage.getItem(key)));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  };
  const hear = (event: StorageEvent) => {
    if (event.key === key) load();
  };
  load();
  show(preferences.getState());
  const unsubscribe = preferences.subscribe(show);
  window.addEventListener('storage', hear);
  return () => {
    unsubscribe();
    window.removeEventListener('storage', hear);
  };
}
