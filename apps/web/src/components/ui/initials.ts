const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const firstGrapheme = (text: string): string => segmenter.segment(text).containing(0)?.segment ?? '';

/** One or two letters for an avatar: of the first and last word, whatever the script. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).map(withoutMarks).filter(Boolean);
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (firstGrapheme(first) + (last === undefined ? '' : firstGrapheme(last))).toLocaleUpperCase();
}

/** A word from its first letter, digit or symbol on: nobody is called "<". */
const withoutMarks = (word: string): string => word.replace(/^[^\p{L}\p{N}\p{Emoji_Presentation}]+/u, '');

/** A hue (0–359) that stays the same for the same id. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
  return (hash >>> 0) % 360;
}
