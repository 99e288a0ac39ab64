import { type ClientMessage, type PresencePage, parseChannel } from '@tidewire/protocol';
import { type Failure, failure } from '../failure.ts';
import type { LiveSession } from '../live-session.ts';

type Presence = Extract<ClientMessage, { type: 'presence' }>;

/**
 * Who is in a room, for those who are subscribed to it: the subscription is the right. When that ends, so does being told, and a room that
 * is not one's own looks like one that is not there, unless one is banned from it.
 */
export async function presence(session: LiveSession, message: Presence): Promise<void> {
  const { id, channel } = message;
  const ref = parseChannel(channel);
  if (ref?.type !== 'room') session.refuse(id, failure('not_found'));
  else if (!session.isMember(ref.roomId)) session.refuse(id, await session.refuseStranger(ref.roomId));
  else {
    const page = read(session, message);
    if ('code' in page) session.refuse(id, page);
    else session.reply({ type: 'people', re: id, channel, ...page });
  }
}

function read({ reader }: LiveSession, { channel, watch, after, limit }: Presence): PresencePage | Failure {
  if (watch !== undefined && after !== undefined) {
    return failure('bad_request', 'either watch or after, not both');
  }
  return (
    reader.people(channel, { watch, after, limit }) ?? failure('bad_request', 'subscribe to the room first')
  );
}
