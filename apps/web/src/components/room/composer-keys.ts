/** What a key means in the composer. */
export type Key = { key: string; shiftKey: boolean; isComposing: boolean; keyCode: number };

/**
 * Enter sends, Shift+Enter makes a new line. While an input method composes, Enter only accepts its words: `isComposing` says so, and
 * where a browser ends the composition before the key arrives (Safari), its key code 229 does.
 */
export function isSend({ key, shiftKey, isComposing, keyCode }: Key): boolean {
  return key === 'Enter' && !shiftKey && !isComposing && keyCode !== 229;
}
