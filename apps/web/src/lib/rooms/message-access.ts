import type { Database } from '@tidewire/database';
import { IdSchema, type Message } from '@tidewire/protocol';
import type { Caller } from '../caller.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { RoomAction } from '../rights.ts';
import { enterRoom, RoomParams } from './room-access.ts';

export const MessageParams = RoomParams.extend({ messageId: IdSchema });

/** The message, when the caller may do this in its room. `actionOf` says what it takes, which may depend on whose message it is. */
export async function reachMessage(
  database: Database,
  caller: Caller,
  { roomId, messageId }: { roomId: string; messageId: string },
  actionOf: (isOwn: boolean) => RoomAction,
): Promise<{ message: Message; asAdmin: boolean } | Refusal> {
  const seen = await enterRoom(database, caller, roomId, 'messages.read');
  if ('refused' in seen) return seen;
  const message = await database.messages.find(roomId, messageId, caller.id);
  if (message === undefined) return refuse('not_found');
  const access = await enterRoom(database, caller, roomId, actionOf(message.author.id === caller.id));
  return 'refused' in access ? access : { message, asAdmin: access.asAdmin };
}
