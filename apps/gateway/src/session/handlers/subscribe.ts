import type { ClientMessage } from '@tidewire/protocol';
import type { LiveSession } from '../live-session.ts';
import { openChannel } from '../open-channel.ts';

export async function subscribe(
  session: LiveSession,
  { id, channel, since, maxRate, presence }: Extract<ClientMessage, { type: 'subscribe' }>,
): Promise<void> {
  const opening = await openChannel(session, { channel, since, maxRate, presence });
  if (!opening.ok) {
    session.refuse(id, opening.failure);
    return;
  }
  const greeting = opening.greet(session.services.settings.greetingBytes);
  session.reply({ type: 'subscribed', re: id, greeting });
  opening.begin();
}
