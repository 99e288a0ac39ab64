import { z } from 'zod';
import { displayText } from '../display-text.ts';
import { IdSchema } from '../ids.ts';
import { limits } from '../limits.ts';
import { MessageSchema } from './rooms.ts';

/** `q` is words, "quoted words", and `from:`, `in:`, `before:`, `after:`, and `has:` with `link`, `file` or `image`. */
export const SearchQuerySchema = z.strictObject({
  q: displayText(limits.searchLength),
  roomId: IdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1_024).optional(),
});
export type SearchQuery = z.infer<typeof SearchQuerySchema>;

/** A part of a message around the first of the words that were found. */
export const SnippetSchema = z.object({
  text: z.string(),
  /** What was found in `text`: from `start` up to and without `end`, in UTF-16 code units, in order and apart from each other. */
  ranges: z.array(z.object({ start: z.int().min(0), end: z.int().min(0) })).max(limits.bodyLength),
});
export type Snippet = z.infer<typeof SnippetSchema>;

export const FoundMessageSchema = z.object({
  message: MessageSchema,
  room: z.object({ id: IdSchema, name: z.string() }),
  snippet: SnippetSchema,
});
export type FoundMessage = z.infer<typeof FoundMessageSchema>;
