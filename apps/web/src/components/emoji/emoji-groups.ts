/** An emoji, what it is called, and the other words it goes by: `['😄', 'grinning face', 'smile', …]`. */
export type Emoji = readonly [emoji: string, label: string, ...words: string[]];

/** Emoji that are shown under one heading. */
export type EmojiGroup = { readonly name: string; readonly emoji: readonly Emoji[] };

type Described = {
  readonly emoji: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
  readonly version: number;
};

/** The newest Unicode emoji version that is offered: of later ones, many systems of today only draw a box. */
const newestDrawn = 15.1;

/** The groups of emojibase by its numbers, without parts of emoji (skin and hair by themselves). */
const groupNames: Readonly<Record<number, string>> = {
  0: 'Smileys',
  1: 'People',
  3: 'Animals and nature',
  4: 'Food and drink',
  5: 'Travel and places',
  6: 'Activities',
  7: 'Objects',
  8: 'Symbols',
  9: 'Flags',
};

const oneEmoji = /^\p{RGI_Emoji}$/v;

/** emojibase asks for a picture (U+FE0F) even where there is nothing else; then the emoji that everybody sends is the one without. */
const qualified = (emoji: string): string => (oneEmoji.test(emoji) ? emoji : emoji.replaceAll('\uFE0F', ''));

/** All that can be chosen, group by group, in the order in which they are usually shown. */
export function groupsOf(described: readonly Described[]): EmojiGroup[] {
  const sorted = described
    .filter(({ order, version }) => order !== undefined && version <= newestDrawn)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  return Object.entries(groupNames).map(([number, name]) => ({
    name,
    emoji: sorted
      .filter(({ group }) => group === Number(number))
      .map(({ emoji, label, tags = [] }): Emoji => [qualified(emoji), label, ...tags])
      .filter(([emoji]) => oneEmoji.test(emoji)),
  }));
}

/**
 * Those of which every word that was typed begins a word. A label that begins with what was typed comes first, then one that holds it,
 * then those that only go by it.
 */
export function findEmoji(groups: readonly EmojiGroup[], query: string, most: number): Emoji[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  const ranked = [[], [], []] as [Emoji[], Emoji[], Emoji[]];
  for (const one of groups.flatMap(({ emoji }) => emoji)) {
    const [, label, ...words] = one;
    const inLabel = wordsOf(label);
    const all = [...inLabel, ...words.flatMap(wordsOf)];
    if (!wanted.every((word) => beginsOneOf(word, all))) continue;
    if (wanted.every((word, at) => inLabel[at]?.startsWith(word))) ranked[0].push(one);
    else ranked[wanted.every((word) => beginsOneOf(word, inLabel)) ? 1 : 2].push(one);
  }
  return ranked.flat().slice(0, most);
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s:_-]+/)
    .filter((word) => word !== '');

const beginsOneOf = (beginning: string, words: readonly string[]): boolean =>
  words.some((word) => word.startsWith(beginning));
