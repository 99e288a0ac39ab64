import type { ClientMessage } from '@tidewire/protocol';
import type { LiveSession } from '../live-session.ts';

export function ping(session: LiveSession, { id }: Extract<ClientMessage, { type: 'ping' }>): void {
  session.reply({ type: 'pong', re: id });
}
