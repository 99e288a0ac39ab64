import { type ClientMessage, type PresencePage, parseChannel } from '@tidewire/protocol';
import { type Failure, failure } from '../failure.ts';
import type { LiveSession } from '../live-session.ts';

/**
 * Who is in a room, for those who are subscribed to it: the subscription is the right. When that ends, so does being told, and a room that
 * is not one's own looks like one that is not there.
 */
export function presence(
  session: LiveSession,
  { id, channel, watch, after, limit }: Extract<ClientMessage, { type: 'presence' }>,
): void {
  const page = read();
  if ('code' in page) session.refuse(id, page);
  else session.reply({ type: 'people', re: id, channel, ...page });

  function read(): PresencePage | Failure {
    const ref = parseChannel(channel);
    if (ref?.type !== 'room' || !session.isMember(ref.roomId)) return failure('not_found');
    if (watch !== undefined && after !== undefined) {
      return failure('bad_request', 'either watch or after, not both');
    }
    const people = session.reader.people(channel, { watch, after, limit });
    return people ?? failure('bad_request', 'subscribe to the room first');
  }
}
