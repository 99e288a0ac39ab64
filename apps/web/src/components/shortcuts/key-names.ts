import type { Combo } from './shortcuts.ts';

/** Keys as they are printed on the reader’s keyboard. */
const signs: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };
const spoken: Readonly<Record<string, string>> = {
  ArrowDown: 'Down arrow',
  ArrowUp: 'Up arrow',
  Escape: 'Escape',
};

const modifiers = (combo: Combo, isMac: boolean): string[] => [
  ...(combo.mod ? [isMac ? '⌘' : 'Ctrl'] : []),
  ...(combo.alt ? [isMac ? '⌥' : 'Alt'] : []),
  ...(combo.shift ? [isMac ? '⇧' : 'Shift'] : []),
];

/** `Ctrl`, `K` */
export const keysOf = (combo: Combo, isMac: boolean): string[] => [
  ...modifiers(combo, isMac),
  signs[combo.key] ?? (combo.key.length === 1 ? combo.key.toUpperCase() : combo.key),
];

/** For people who listen: arrows and signs of a Mac have no sound. */
export const keysInWords = (combo: Combo, isMac: boolean): string =>
  [
    ...(combo.mod ? [isMac ? 'Command' : 'Control'] : []),
    ...(combo.alt ? [isMac ? 'Option' : 'Alt'] : []),
    ...(combo.shift ? ['Shift'] : []),
    spoken[combo.key] ?? combo.key.toUpperCase(),
  ].join(' ');

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
