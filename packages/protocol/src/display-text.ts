import { z } from 'zod';

/**
 * Which characters people may put in front of other people. A name stands on a line with other names, so nothing in it may turn that
 * line around (Unicode UAX #9, "Trojan Source"), hide, or make two names look the same. A message stands alone and is isolated by the
 * page, so it keeps what right-to-left writers paste into it.
 */

/**
 * Controls, line and paragraph separators, lone surrogates (they have no UTF-8), and everything that is drawn as nothing (UAX #44
 * Default_Ignorable_Code_Point, which holds every bidi control). Left out are those that letters and emoji are made of: the two joiners,
 * the grapheme joiner, variation selectors, and tags (flags of England and others).
 */
const unfitForALine =
  /(?!\u200C|\u200D|\u034F|[\p{Variation_Selector}\u{E0020}-\u{E007F}])[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** C0 and C1 controls and DEL except tab, line feed, and carriage return before a line feed; lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unfitForAMessage = /\r(?!\n)|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\p{Cs}]/u;

/** A character that leaves a mark: neither a space (U+2800 is drawn as one) nor ignorable. */
const mark = /[^\s\u2800\p{Z}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Text of one line, trimmed, at most `max` code points, as zod counts: `DisplayName`, `RoomName`, a feed's title. Not empty to the eye. */
export const displayText = (max: number) =>
  optionalDisplayText(max).refine((text) => text !== '', 'must not be empty');

/** As `displayText`; may be missing altogether (a topic), but not be there and show nothing. */
export const optionalDisplayText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !unfitForALine.test(text), 'must not contain control or invisible characters')
    .refine((text) => text === '' || mark.test(text), 'must not be empty');

/** Text of many lines, at most `max` UTF-16 code units, kept to the letter. Not empty to the eye. */
export const messageText = (max: number) =>
  z
    .string()
    .max(max, { abort: true })
    .check(atMostUnits(max))
    .refine((text) => mark.test(text), 'must not be empty')
    .refine((text) => !unfitForAMessage.test(text), 'must not contain control characters')
    .describe(
      `At most ${max} UTF-16 code units, as the \`length\` of a string in JavaScript counts them: most emoji are two or more. (\`maxLength\` counts code points.)`,
    );

/** zod's `max` counts code points, and so does JSON Schema's `maxLength`; the page counts what a text field counts. */
const atMostUnits =
  (max: number) =>
  ({ value, issues }: z.core.ParsePayload<string>): void => {
    if (value.length <= max) return;
    issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value });
  };
