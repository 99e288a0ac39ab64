/**
 * Every key that does something by itself: the one table. The listener, the composer and the help sheet read it, so none of them can say
 * something else than the others do. What a shortcut does is told by whoever can do it (`useShortcut`).
 */

/** `mod` is Ctrl, and Cmd on a Mac. */
export type Combo = { readonly key: string; readonly mod?: true; readonly alt?: true; readonly shift?: true };

/**
 * Where a shortcut holds. `anywhere`: while typing too. `not typing`: everywhere else. `a message`: while the focus is in one. `empty
 * field`: in a composer with nothing in it. None holds while an input method composes or a dialog or a menu is open, except `palette`.
 */
export type Reach = 'anywhere' | 'not typing' | 'a message' | 'empty field';

export type Section = 'Anywhere' | 'Between rooms' | 'In a room' | 'Messages';

export type Shortcut = {
  readonly words: string;
  readonly section: Section;
  readonly reach: Reach;
  readonly combos: readonly Combo[];
};

export const shortcuts = {
  palette: {
    words: 'Command palette',
    section: 'Anywhere',
    reach: 'anywhere',
    combos: [{ key: 'k', mod: true }],
  },
  search: { words: 'Search messages', section: 'Anywhere', reach: 'not typing', combos: [{ key: '/' }] },
  help: { words: 'Keyboard shortcuts', section: 'Anywhere', reach: 'not typing', combos: [{ key: '?' }] },
  nextRoom: {
    words: 'Next room',
    section: 'Between rooms',
    reach: 'anywhere',
    combos: [{ key: 'ArrowDown', alt: true }],
  },
  previousRoom: {
    words: 'Previous room',
    section: 'Between rooms',
    reach: 'anywhere',
    combos: [{ key: 'ArrowUp', alt: true }],
  },
  nextUnread: {
    words: 'Next unread room',
    section: 'Between rooms',
    reach: 'anywhere',
    combos: [{ key: 'ArrowDown', alt: true, shift: true }],
  },
  previousUnread: {
    words: 'Previous unread room',
    section: 'Between rooms',
    reach: 'anywhere',
    combos: [{ key: 'ArrowUp', alt: true, shift: true }],
  },
  readAll: {
    words: 'Mark every room read',
    section: 'Between rooms',
    reach: 'anywhere',
    combos: [{ key: 'Escape', shift: true }],
  },
  readRoom: {
    words: 'Mark read and go to the newest message',
    section: 'In a room',
    reach: 'anywhere',
    combos: [{ key: 'Escape' }],
  },
  newest: {
    words: 'Go to the newest message',
    section: 'In a room',
    reach: 'not typing',
    combos: [{ key: 'End' }],
  },
  searchRoom: {
    words: 'Search in this room',
    section: 'In a room',
    reach: 'anywhere',
    combos: [{ key: 'f', mod: true, shift: true }],
  },
  write: { words: 'Write a message', section: 'In a room', reach: 'not typing', combos: [{ key: 'c' }] },
  editLast: {
    words: 'Change your last message, from an empty field',
    section: 'Messages',
    reach: 'empty field',
    combos: [{ key: 'ArrowUp' }],
  },
  reply: {
    words: 'Reply to the message with the focus',
    section: 'Messages',
    reach: 'a message',
    combos: [{ key: 'r' }],
  },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;
export const shortcutNames = Object.keys(shortcuts) as ShortcutName[];

/** One letter or sign without anything held (WCAG 2.2, 2.1.4): these can be switched off. */
export const isSingleKey = ({ key, mod, alt }: Combo): boolean =>
  key.length === 1 && mod === undefined && alt === undefined;

/** What of a key press decides. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

/** While an input method composes, every key is its own (229 is what Safari says then). */
export const isComposing = ({ isComposing, keyCode }: Pick<Press, 'isComposing' | 'keyCode'>): boolean =>
  isComposing || keyCode === 229;

/** Signs such as `?` are typed with Shift on some keyboards and without on others: of them, Shift says nothing. */
function isPressed(press: Press, combo: Combo): boolean {
  const isSign = isSingleKey(combo) && !/[a-z]/.test(combo.key);
  return (
    press.key.toLowerCase() === combo.key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === (combo.mod ?? false) &&
    press.altKey === (combo.alt ?? false) &&
    (isSign || press.shiftKey === (combo.shift ?? false))
  );
}

export function isShortcut(press: Press, name: ShortcutName): boolean {
  return !isComposing(press) && shortcuts[name].combos.some((combo) => isPressed(press, combo));
}

/** Where the focus is, as far as shortcuts care. */
export type Focus = { isTyping: boolean; isInMessage: boolean; isInOverlay: boolean };

/** The shortcut that a key press means, if it means one here. */
export function findShortcut(press: Press, focus: Focus, hasSingleKeys: boolean): ShortcutName | undefined {
  return shortcutNames.find((name) => {
    const shortcut: Shortcut = shortcuts[name];
    if (!isShortcut(press, name) || !reaches(shortcut.reach, focus)) return false;
    if (focus.isInOverlay && name !== 'palette') return false;
    return hasSingleKeys || !shortcut.combos.some(isSingleKey);
  });
}

function reaches(reach: Reach, { isTyping, isInMessage }: Focus): boolean {
  switch (reach) {
    case 'anywhere':
      return true;
    case 'not typing':
      return !isTyping;
    case 'a message':
      return isInMessage && !isTyping;
    case 'empty field':
      // The field itself knows whether it is empty.
      return false;
  }
}
