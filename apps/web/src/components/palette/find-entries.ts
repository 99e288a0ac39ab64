import type { Entry, EntryGroup } from './entries.ts';

/**
 * What of the palette fits what was typed, the best first. It is found by the words of an entry: one that begins with what was typed goes
 * before one of which a later word does, and that before one that only holds it. Without words everything is there, as it was given.
 */
export function findEntries(groups: readonly EntryGroup[], typed: string): EntryGroup[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return groups.filter(({ entries }) => entries.length > 0);
  return groups
    .map(({ heading, entries }) => {
      const scored = entries.flatMap((entry) => {
        const score = scoreOf(entry, wanted);
        return score === 0 ? [] : [{ entry, score }];
      });
      scored.sort((a, b) => b.score - a.score);
      return { heading, entries: scored.map(({ entry }) => entry), best: scored[0]?.score ?? 0 };
    })
    .filter(({ best }) => best > 0)
    .sort((a, b) => b.best - a.best);
}

function scoreOf({ label, hint = '' }: Entry, wanted: readonly string[]): number {
  const text = `${label} ${hint}`.toLocaleLowerCase();
  let score = 1;
  for (const word of wanted) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    score *= at === 0 ? 1 : /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 0.4 : 0.8;
  }
  return score;
}
