/** The emoji that a person took last, in this browser. */
const keyOf = (userId: string): string => `tidewire:emoji:${userId}`;
/** Two rows. */
const mostKept = 16;

/** The newest first, each once. */
export const withEmoji = (recent: readonly string[], emoji: string): readonly string[] =>
  [emoji, ...recent.filter((one) => one !== emoji)].slice(0, mostKept);

export function readRecentEmoji(userId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    // Storage that is forbidden, or holds something else: nothing is recent.
    return [];
  }
}

export function noteEmoji(userId: string, emoji: string): void {
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(withEmoji(readRecentEmoji(userId), emoji)));
  } catch {
    // A browser that keeps nothing only forgets what was taken.
  }
}
