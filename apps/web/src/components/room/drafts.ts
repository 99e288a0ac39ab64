/** Unsent words, per person and room. They survive a reload; a browser that keeps nothing only forgets them. */
const keyOf = (userId: string, roomId: string): string => `tidewire:draft:${userId}:${roomId}`;

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readDraft(shelf: Shelf | undefined, userId: string, roomId: string): string {
  return attempt(() => shelf?.getItem(keyOf(userId, roomId))) ?? '';
}

const listeners = new Set<() => void>();

/** Hears of every draft that is written, in this tab and in others of the browser. Returns the end of hearing. */
export function onDrafts(changed: () => void): () => void {
  listeners.add(changed);
  const elsewhere = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith('tidewire:draft:')) changed();
  };
  globalThis.addEventListener?.('storage', elsewhere);
  return () => {
    listeners.delete(changed);
    globalThis.removeEventListener?.('storage', elsewhere);
  };
}

export function writeDraft(shelf: Shelf | undefined, userId: string, roomId: string, text: string): void {
  const key = keyOf(userId, roomId);
  attempt(() => (text.trim() === '' ? shelf?.removeItem(key) : shelf?.setItem(key, text)));
  for (const listener of listeners) listener();
}

/** Storage that is full or forbidden throws; a draft is not worth an error in the middle of a word. */
function attempt<Value>(use: () => Value): Value | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/** `undefined` where storage is forbidden: even touching it throws there. */
export const browserShelf = (): Shelf | undefined => attempt(() => globalThis.localStorage);
