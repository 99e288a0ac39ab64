import type { Snippet } from '@tidewire/protocol';

/** UTF-16 code units of a message around what was found. */
const before = 60;
const longest = 200;

/** Where the words stand, without their case: a page can mark them, and no markup travels. */
export function snippetOf(body: string, words: readonly string[]): Snippet {
  const all = rangesIn(body, words);
  const wanted = Math.max(0, Math.min((all[0]?.start ?? 0) - before, body.length - longest));
  const start = wholeFrom(body, wanted);
  const end = wholeFrom(body, Math.min(start + longest, body.length));
  const ranges = all
    .filter((range) => range.start >= start && range.end <= end)
    .map((range) => ({ start: range.start - start, end: range.end - start }));
  return { text: body.slice(start, end), ranges };
}

type Range = { start: number; end: number };

function rangesIn(body: string, words: readonly string[]): Range[] {
  const folded = fold(body);
  const found: Range[] = [];
  for (const word of words.map(fold)) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push({ start: at, end: at + word.length });
    }
  }
  return joined(found.sort((a, b) => a.start - b.start || a.end - b.end));
}

/** Ranges that touch or overlap are one. */
function joined(sorted: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const range of sorted) {
    const last = apart.at(-1);
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}

/** Lower case, character by character, of the same length as before: places in it are places in the text. */
const fold = (text: string): string =>
  Array.from(text, (char) => {
    const lower = char.toLowerCase();
    return lower.length === char.length ? lower : char;
  }).join('');

/** The first place at or before `at` that does not stand within a surrogate pair. */
const wholeFrom = (text: string, at: number): number =>
  at > 0 && at < text.length && /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
