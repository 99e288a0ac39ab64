import type { Message, MessageCreate } from '@tidewire/protocol';
import { roomChannel } from '@tidewire/protocol';
import type { Caller } from '../caller.ts';
import { toNodeEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';
import { findBan } from './room-access.ts';

const noThread = {
  pointer: '/replyTo',
  code: 'no_thread',
  message: 'This is not the first message of a thread in this room',
};

const noAttachment = {
  pointer: '/attachments',
  code: 'no_attachment',
  message: 'Each file must be your own, for this room, ready, and not sent before',
};

/**
 * Appends a message and tells the gateway. When this returns a message it is on the disk; an id that is already there, by this author in
 * this room, gives the first message again.
 */
export async function postMessage(
  { database, gateway, newId }: Services,
  caller: Caller,
  roomId: string,
  { id = newId(), body = '', attachments, replyTo }: MessageCreate,
): Promise<{ message: Message; duplicate: boolean } | Refusal> {
  const thread = replyTo === undefined ? {} : { replyTo };
  const author = { id: caller.id, name: caller.name, guest: caller.guest };
  const files = attachments === undefined ? {} : { attachments };
  const said = { roomId, messageId: id, author, body, ...thread, ...files };
  const appended = await database.messages.append(said);
  if ('refused' in appended) {
    switch (appended.refused) {
      case 'gone':
        return refuse('not_found');
      case 'not_member':
        // They were a member a moment ago, so the room is no secret.
        return (
          (await findBan(database, caller, roomId)) ??
          refuse('forbidden', { detail: 'Join the room to write in it' })
        );
      case 'muted':
        return refuseMuted(appended);
      case 'taken':
        return refuse('conflict', { detail: 'This id belongs to another message' });
      case 'no_thread':
        return refuse('invalid', { errors: [noThread] });
      case 'no_attachment':
        return refuse('invalid', { errors: [noAttachment] });
    }
  }
  const { epoch, seq, ts, duplicate } = appended;
  if (!duplicate) {
    const attached = appended.attachments && { attachments: [...appended.attachments] };
    const data = { kind: 'message.created', messageId: id, author, body, ...attached, ...thread } as const;
    const told = toNodeEvents(appended.told ?? []);
    await gateway.publish([{ type: 'log', channel: roomChannel(roomId), epoch, seq, ts, data }, ...told]);
    const createdAt = new Date(ts).toISOString();
    const fresh = { createdAt, version: seq, reactions: [], replyCount: 0 };
    return { message: { id, roomId, seq, author, body, ...attached, ...thread, ...fresh }, duplicate };
  }
  const first = await database.messages.find(roomId, id, caller.id);
  return first === undefined ? refuse('not_found') : { message: first, duplicate };
}

export const refuseMuted = ({ until }: { until: string | null }): Refusal =>
  refuse('muted', {
    detail: until === null ? 'You may read here and not write' : `You may write again from ${until}`,
    until,
  });
