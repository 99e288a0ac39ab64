import type { FoundMessage, SearchQuery } from '@tidewire/protocol';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { Asked } from '../rest/operation.ts';
import { type PageAnswer, pageAnswer, readCursor } from '../rest/paging.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import { enterRoom } from '../rooms/room-access.ts';
import { parseSearch } from './parse-query.ts';
import { snippetOf } from './snippet.ts';

/** Messages in the caller's rooms; with `roomId`, in that one, when they may read it. */
export async function searchMessages(
  asking: Asked & { caller: Caller; query: SearchQuery },
): Promise<PageAnswer<FoundMessage> | Refusal> {
  const asked = { ...asking, filters: ['q', 'roomId'] };
  const { caller, query, services } = asked;
  const { q, roomId, limit } = query;
  const parsed = parseSearch(q);
  if ('problem' in parsed) {
    const error = { pointer: '/query/q', code: 'unreadable', message: parsed.problem };
    return refuse('invalid', { errors: [error] });
  }
  if (roomId !== undefined) {
    const access = await enterRoom(services.database, caller, roomId, 'messages.read');
    if ('refused' in access) return access;
  }
  const from = readCursor(asked, query.cursor, z.int());
  if ('refused' in from) return from;
  const { words, ...operators } = parsed;
  const filter = { readerId: caller.id, ...operators, ...(roomId !== undefined && { roomId }) };
  const page = { limit, ...(from.position !== undefined && { before: from.position }) };
  const { hits, next } = await services.database.search.messages(words, filter, page);
  const items = hits.map((hit) => ({ ...hit, snippet: snippetOf(hit.message.body, words) }));
  return pageAnswer(asked, items, limit, next);
}
