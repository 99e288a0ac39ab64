import { z } from 'zod';

/** Exactly one emoji that is recommended for general interchange (UTS #51 §1.4.9, ED-27), however many code points it takes. */
const oneEmoji = /^\p{RGI_Emoji}$/v;

/** Longest of them in UTF-16 code units, with room for those to come: flags of countries' parts and families. */
const longestEmoji = 40;

export const EmojiSchema = z
  .string()
  .max(longestEmoji)
  .refine((text) => oneEmoji.test(text), 'must be one emoji');
