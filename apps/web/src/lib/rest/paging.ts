import { type Page, TimeSchema } from '@tidewire/protocol';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { CursorBinding } from '../cursor.ts';
import type { Asked } from './operation.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The position of lists that are sorted by a time, then by an id. */
export const TimePositionSchema = z.object({ time: TimeSchema, id: z.string() });

/** `filters` names the query parameters that shape the list: a cursor goes on in the same list only. */
type Asking = Asked & { caller: Caller; filters?: readonly string[] };

/** One page of a list, as every list answers it (RFC 8288 `Link`, and the same cursor in the body). */
export type PageAnswer<T> = { status: 200; body: Page<T>; headers: Record<string, string> };

/** The position that a cursor holds; without a cursor, `undefined` in a box. */
export function readCursor<P extends z.ZodType>(
  asked: Asking,
  cursor: string | undefined,
  position: P,
): { position: z.infer<P> | undefined } | Refusal {
  if (cursor === undefined) return { position: undefined };
  const decoded = asked.services.cursors.decode(bindingOf(asked), cursor, position);
  if (decoded !== undefined) return { position: decoded };
  const error = { pointer: '/query/cursor', code: 'invalid', message: 'This cursor is not from this list' };
  return refuse('invalid', { errors: [error] });
}

/** `next` is where the next page begins; `undefined` on the last page. */
export function pageAnswer<T>(asked: Asking, items: T[], limit: number, next: unknown): PageAnswer<T> {
  const filters: [string, string][] = [...filtersOf(asked), ['limit', String(limit)]];
  const linkTo = (rel: string, query: [string, string][]): string =>
    `<${asked.url.pathname}?${new URLSearchParams(query)}>; rel="${rel}"`;
  const first = linkTo('first', filters);
  if (next === undefined) return { status: 200, body: { items }, headers: { link: first } };
  const nextCursor = asked.services.cursors.encode(bindingOf(asked), next);
  const link = `${linkTo('next', [...filters, ['cursor', nextCursor]])}, ${first}`;
  return { status: 200, body: { items, nextCursor }, headers: { link } };
}

/** A whole list operation for stores that page by the position of the last row. */
export async function listPage<T, P extends z.ZodType>(
  asked: Asking & { query: { limit: number; cursor?: string | undefined } },
  list: {
    position: P;
    load(page: { after?: z.infer<P>; limit: number }): Promise<T[]>;
    positionOf(row: T): z.infer<P>;
  },
): Promise<PageAnswer<T> | Refusal> {
  const { limit, cursor } = asked.query;
  const read = readCursor(asked, cursor, list.position);
  if ('refused' in read) return read;
  // One row more than asked for tells whether there is another page.
  const rows = await list.load({
    limit: limit + 1,
    ...(read.position === undefined ? {} : { after: read.position }),
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last !== undefined ? list.positionOf(last) : undefined;
  return pageAnswer(asked, items, limit, next);
}

function bindingOf(asked: Asking): CursorBinding {
  const filters = filtersOf(asked);
  const query = filters.length === 0 ? '' : `?${new URLSearchParams(filters)}`;
  return { list: `${asked.url.pathname}${query}`, callerId: asked.caller.id };
}

const filtersOf = ({ url, filters = [] }: Asking): [name: string, value: string][] =>
  filters.flatMap((name): [string, string][] => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
