'use client';

/** The rooms, symbols and matches that a person looked at last, in this browser: the palette begins with them. */
const keyOf = (userId: string): string => `tidewire:recent:${userId}`;
const mostKept = 8;
const place = /^\/(?:rooms|markets|sports)\/(?!directory$)[^/]+$/;

/** The newest first, each once. What is no place leaves them as they are. */
export function withPlace(places: readonly string[], path: string): readonly string[] {
  if (!place.test(path) || places[0] === path) return places;
  return [path, ...places.filter((one) => one !== path)].slice(0, mostKept);
}

export function readPlaces(userId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    // Storage that is forbidden, or holds something else: nothing is recent.
    return [];
  }
}

export function notePlace(userId: string, path: string): void {
  const before = readPlaces(userId);
  const now = withPlace(before, path);
  if (now === before) return;
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(now));
  } catch {
    // A browser that keeps nothing only forgets what was looked at.
  }
}
