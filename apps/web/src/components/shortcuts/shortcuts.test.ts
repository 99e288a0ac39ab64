import { describe, expect, test } from 'vitest';
import { findShortcut, isShortcut, type Press, shortcutNames, shortcuts } from './shortcuts.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...held,
});
const reading = { isTyping: false, isInMessage: false, isInOverlay: false };
const typing = { ...reading, isTyping: true };

describe('a shortcut', () => {
  test('of one key holds while reading and never while typing', () => {
    expect(findShortcut(press('?', { shiftKey: true }), reading, true)).toBe('help');
    expect(findShortcut(press('/'), reading, true)).toBe('search');
    for (const key of ['?', '/', 'c', 'r']) expect(findShortcut(press(key), typing, true)).toBeUndefined();
  });

  test('of one key can be switched off, and the others stay', () => {
    expect(findShortcut(press('/'), reading, false)).toBeUndefined();
    expect(findShortcut(press('r'), { ...reading, isInMessage: true }, false)).toBeUndefined();
    expect(findShortcut(press('k', { ctrlKey: true }), typing, false)).toBe('palette');
    expect(findShortcut(press('ArrowDown', { altKey: true }), typing, false)).toBe('nextRoom');
  });

  test('never fires while an input method composes', () => {
    for (const name of shortcutNames)
      for (const { key, ...held } of shortcuts[name].combos) {
        const keys = { altKey: 'alt' in held, ctrlKey: 'mod' in held, shiftKey: 'shift' in held };
        expect(isShortcut(press(key, keys), name)).toBe(true);
        expect(isShortcut(press(key, { ...keys, isComposing: true }), name)).toBe(false);
        expect(isShortcut(press(key, { ...keys, keyCode: 229 }), name)).toBe(false);
      }
  });

  test('leaves Escape and everything else to a dialog or menu that is open, but for the palette', () => {
    const inDialog = { ...reading, isInOverlay: true };
    expect(findShortcut(press('Escape'), inDialog, true)).toBeUndefined();
    expect(findShortcut(press('?'), inDialog, true)).toBeUndefined();
    expect(findShortcut(press('K', { metaKey: true }), inDialog, true)).toBe('palette');
  });

  test('tells Alt+↓ and Alt+Shift+↓, Escape and Shift+Escape apart', () => {
    expect(findShortcut(press('ArrowDown', { altKey: true, shiftKey: true }), typing, true)).toBe(
      'nextUnread',
    );
    expect(findShortcut(press('Escape'), typing, true)).toBe('readRoom');
    expect(findShortcut(press('Escape', { shiftKey: true }), typing, true)).toBe('readAll');
  });

  test('of a message needs the focus in one', () => {
    expect(findShortcut(press('r'), reading, true)).toBeUndefined();
    expect(findShortcut(press('r'), { ...reading, isInMessage: true }, true)).toBe('reply');
  });

  test('means one thing: no two that hold in the same place have the same keys', () => {
    const all = shortcutNames.flatMap((name) => shortcuts[name].combos.map((combo) => JSON.stringify(combo)));
    expect(new Set(all).size).toBe(all.length);
  });
});
