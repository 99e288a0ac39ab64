import { type ClientMessage, parseChannel } from '@tidewire/protocol';
import type { LiveSession } from '../live-session.ts';

/** Not answered, whatever becomes of it: a signal is worth nothing a second later. */
export async function signal(
  session: LiveSession,
  { channel, data }: Extract<ClientMessage, { type: 'signal' }>,
): Promise<void> {
  const ref = parseChannel(channel);
  if (ref?.type !== 'room' || !session.isMember(ref.roomId)) return;
  if (session.signals.take() > 0) return;
  try {
    await session.services.publish({ type: 'signal', channel, from: session.user, data });
  } catch (error) {
    session.log.debug({ channel, err: error }, 'a signal was lost');
  }
}
