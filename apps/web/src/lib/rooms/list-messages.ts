import type { Message, MessageQuery } from '@tidewire/protocol';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { Asked } from '../rest/operation.ts';
import { type PageAnswer, pageAnswer, readCursor } from '../rest/paging.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';

/** Where a page begins: messages before a sequence number, or after one. */
const PositionSchema = z.union([
  z.strictObject({ before: z.int() }),
  z.strictObject({ after: z.int() }),
  z.strictObject({}),
]);
type Position = { before?: number; after?: number };

type Asking = Asked & { caller: Caller; query: MessageQuery };

/** A page of a room, newest first. With `after`, pages go towards the present; else into the past. */
export async function listMessages(asked: Asking, roomId: string): Promise<PageAnswer<Message> | Refusal> {
  const from = startOf(asked);
  if ('refused' in from) return from;
  const { limit, around, at } = asked.query;
  if (around !== undefined) return listAroundMessage(asked, roomId, around);
  if (at !== undefined) return listAt(asked, roomId, Date.parse(at));
  const viewerId = asked.caller.id;
  const rows = await asked.services.database.messages.list(roomId, { ...from, limit: limit + 1, viewerId });
  const hasMore = rows.length > limit;
  if (from.after === undefined) {
    const items = rows.slice(0, limit);
    return pageAnswer(asked, items, limit, hasMore ? { before: items.at(-1)?.seq } : undefined);
  }
  // The one row too many is the newest, which is the first.
  const items = rows.slice(hasMore ? 1 : 0);
  return pageAnswer(asked, items, limit, hasMore ? { after: items[0]?.seq } : undefined);
}

/** A page with this message in its middle, unless the room begins or ends nearby. */
async function listAroundMessage(
  asked: Asking,
  roomId: string,
  messageId: string,
): Promise<PageAnswer<Message> | Refusal> {
  const middle = await asked.services.database.messages.find(roomId, messageId, asked.caller.id);
  return middle === undefined ? refuse('not_found') : listAround(asked, roomId, middle.seq);
}

/** A page with the first message of a moment or later in its middle; with the last one when none is later. */
async function listAt(asked: Asking, roomId: string, time: number): Promise<PageAnswer<Message>> {
  const seq = await asked.services.database.messages.findSeqAt(roomId, time);
  return seq === undefined
    ? pageAnswer<Message>(asked, [], asked.query.limit, undefined)
    : listAround(asked, roomId, seq);
}

async function listAround(asked: Asking, roomId: string, seq: number): Promise<PageAnswer<Message>> {
  const { messages } = asked.services.database;
  const viewerId = asked.caller.id;
  const { limit } = asked.query;
  const newerLimit = Math.floor((limit - 1) / 2);
  const newer =
    newerLimit === 0 ? [] : await messages.list(roomId, { after: seq, limit: newerLimit, viewerId });
  const left = limit - newer.length;
  const older = await messages.list(roomId, { before: seq + 1, limit: left + 1, viewerId });
  const items = [...newer, ...older.slice(0, left)];
  return pageAnswer(asked, items, limit, older.length > left ? { before: items.at(-1)?.seq } : undefined);
}

function startOf(asked: Asking): Position | Refusal {
  const { before, after, around, at, cursor } = asked.query;
  const given = Object.entries({ before, after, around, at, cursor }).filter(
    ([, value]) => value !== undefined,
  );
  if (given.length > 1) {
    const message = 'Give only one of before, after, around, at and cursor';
    return refuse('invalid', {
      errors: given.map(([name]) => ({ pointer: `/query/${name}`, code: 'conflict', message })),
    });
  }
  if (before !== undefined) return { before };
  if (after !== undefined) return { after };
  const read = readCursor(asked, cursor, PositionSchema);
  return 'refused' in read ? read : (read.position ?? {});
}
