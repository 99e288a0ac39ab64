/**
 * What a file may be called in front of other people: one line, no folders, nothing that hides or turns it around. Two names may be the
 * same: files are told apart by their ids.
 */

const longest = 120;

/** Folders of either kind of system. */
const folders = /^.*[/\\]/s;
/** Controls, separators, lone surrogates, and what is drawn as nothing, which includes every bidi control (UAX #44). */
const unseen =
  /(?!\u200C|\u200D|\p{Variation_Selector})[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
/** Reserved on one system or another, or read as markup and shell. */
const reserved = /[<>:"|?*`]/g;

/** Always a name: what has nothing in it that could be shown is a `file`. An extension stays when a long name is cut. */
export function cleanFileName(given: string): string {
  const name = given
    .normalize('NFC')
    .replace(folders, '')
    .replaceAll(unseen, '')
    .replaceAll(reserved, '_')
    .replaceAll(/[\s\u2800]+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  return name === '' ? 'file' : shortened(name);
}

function shortened(name: string): string {
  const units = [...name];
  if (units.length <= longest) return name;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return `${units
    .slice(0, longest - extension.length - 1)
    .join('')
    .trimEnd()}…${extension}`;
}
