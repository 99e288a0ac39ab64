import type { ClientMessage } from '@tidewire/protocol';
import type { LiveSession } from '../live-session.ts';

/** Also when there was no such subscription: afterwards there is none, which is what was asked. */
export function unsubscribe(
  session: LiveSession,
  { id, channel }: Extract<ClientMessage, { type: 'unsubscribe' }>,
): void {
  session.reader.unsubscribe(channel);
  session.reply({ type: 'ok', re: id });
}
