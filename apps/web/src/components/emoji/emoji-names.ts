import type { Choice } from '../completion/choices.ts';

/** An emoji and the words it goes by, the best known first: `['😄', 'smile', …]`. */
export type EmojiNames = readonly [emoji: string, ...names: string[]];

type Described = { readonly hexcode: string; readonly emoji: string; readonly order?: number };

/** The names of all emoji, in the order in which they are usually shown. */
export function namesOf(
  described: readonly Described[],
  shortcodes: Readonly<Record<string, string | readonly string[]>>,
): EmojiNames[] {
  return described
    .filter(({ order }) => order !== undefined)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ hexcode, emoji }): EmojiNames => [emoji, ...[shortcodes[hexcode] ?? []].flat()])
    .filter(({ length }) => length > 1);
}

/** Those of which a name, or a word of a name, begins with what was typed; then those that only hold it. */
export function emojiChoices(all: readonly EmojiNames[], query: string, most: number): Choice[] {
  const wanted = query.toLowerCase();
  const ranked = [[], [], []] as [Choice[], Choice[], Choice[]];
  for (const [emoji, ...names] of all) {
    const name = names.find((one) => one.startsWith(wanted)) ?? names.find((one) => one.includes(wanted));
    if (name === undefined) continue;
    const rank = name === wanted ? 0 : new RegExp(`(^|_)${escaped(wanted)}`).test(name) ? 1 : 2;
    ranked[rank].push({
      id: name,
      text: emoji,
      label: name.replaceAll('_', ' '),
      hint: `:${name}:`,
      sign: emoji,
    });
  }
  return ranked.flat().slice(0, most);
}

const escaped = (text: string): string => text.replace(/[+-]/g, '\\$&');
