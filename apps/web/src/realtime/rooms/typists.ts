import type { Author } from '@tidewire/protocol/wire';

/** Who is typing in a room. A signal is worth nothing a few seconds later, and nothing at all once its author has spoken. */
export type Typists = ReadonlyMap<string, { readonly name: string; readonly until: number }>;

export const typingMs = 5_000;
/** Most names kept: a busy room only says that several people are typing. */
const maxTypists = 20;

export function withTypist(typists: Typists, from: Author, now: number): Typists {
  if (typists.size >= maxTypists && !typists.has(from.id)) return typists;
  return new Map(typists).set(from.id, { name: from.name, until: now + typingMs });
}

/** Without those who have spoken or fallen silent; the same object when nobody left. */
export function withoutSilent(typists: Typists, now: number, spoken: readonly string[] = []): Typists {
  const left = [...typists].filter(([id, { until }]) => until > now && !spoken.includes(id));
  return left.length === typists.size ? typists : new Map(left);
}

export function typingInWords(typists: Typists): string {
  const [first, second, ...more] = [...typists.values()].map(({ name }) => name);
  if (first === undefined) return '';
  if (second === undefined) return `${first} is typing…`;
  return more.length === 0 ? `${first} and ${second} are typing…` : 'Several people are typing…';
}
