import { z } from 'zod';

/** The query of every list: `limit` 1–100 and the opaque `cursor` of the page before. */
export const PageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(1_024).optional(),
});
export type PageQuery = z.infer<typeof PageQuerySchema>;

/** A list's body: `nextCursor` is there when there is another page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item).max(100), nextCursor: z.string().max(1_024).optional() });

export type Page<T> = { items: T[]; nextCursor?: string | undefined };
