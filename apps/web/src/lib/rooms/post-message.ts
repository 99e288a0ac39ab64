import type { Message, MessageCreate } from '@tidewire/protocol';
import { roomChannel } from '@tidewire/protocol';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';

/**
 * Appends a message and tells the gateway. When this returns a message it is on the disk; an id that is already there, by this author in
 * this room, gives the first message again.
 */
export async function postMessage(
  { database, gateway }: Services,
  caller: Caller,
  roomId: string,
  { id = uuidv7(), body }: MessageCreate,
): Promise<{ message: Message; duplicate: boolean } | Refusal> {
  const author = { id: caller.id, name: caller.name, guest: caller.guest };
  const appended = await database.messages.append({ roomId, messageId: id, author, body });
  if ('refused' in appended) {
    switch (appended.refused) {
      case 'gone':
        return refuse('not_found');
      case 'not_member':
        return refuse('forbidden', { detail: 'Join the room to write in it' });
      case 'muted':
        return refuseMuted(appended);
      case 'taken':
        return refuse('conflict', { detail: 'This id belongs to another message' });
    }
  }
  const { epoch, seq, ts, duplicate } = appended;
  if (!duplicate) {
    const data = { kind: 'message.created', messageId: id, author, body } as const;
    await gateway.publish([{ type: 'log', channel: roomChannel(roomId), epoch, seq, ts, data }]);
    const createdAt = new Date(ts).toISOString();
    return { message: { id, roomId, seq, author, body, createdAt, version: seq }, duplicate };
  }
  const first = await database.messages.find(roomId, id);
  return first === undefined ? refuse('not_found') : { message: first, duplicate };
}

export const refuseMuted = ({ until }: { until: string | null }): Refusal =>
  refuse('muted', {
    detail: until === null ? 'You may read here and not write' : `You may write again from ${until}`,
    until,
  });
