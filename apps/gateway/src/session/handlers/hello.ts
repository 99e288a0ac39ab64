import type { ChannelGreeting, ClientMessage, ServerMessage } from '@tidewire/protocol';
import type { LiveSession } from '../live-session.ts';
import { type Opening, openChannel } from '../open-channel.ts';
import type { Services } from '../services.ts';

type Hello = Extract<ClientMessage, { type: 'hello' }>;

/** Opens everything the hello asks for; the returned function sends the welcome and lets the channels begin, in one go. */
export async function prepareWelcome(
  session: LiveSession,
  connectionId: string,
  hello: Hello,
): Promise<() => void> {
  const openings = await Promise.all(hello.subscribe.map((wanted) => openChannel(session, wanted)));
  return () => {
    session.reply(createWelcome(session, connectionId, hello.id, greetAll(session.services, openings)));
    for (const opening of openings) if (opening.ok) opening.begin();
  };
}

/** All greetings share one budget: what does not fit follows as events. */
function greetAll({ settings }: Services, openings: readonly Opening[]): ChannelGreeting[] {
  let budgetBytes = settings.greetingBytes;
  return openings.map((opening) => {
    if (!opening.ok) {
      const { code, message } = opening.failure;
      return { channel: opening.channel, error: { code, message } };
    }
    const greeting = opening.greet(budgetBytes);
    budgetBytes -= Buffer.byteLength(JSON.stringify(greeting));
    return greeting;
  });
}

function createWelcome(
  { user, services }: LiveSession,
  connectionId: string,
  re: number,
  channels: ChannelGreeting[],
): ServerMessage {
  const { settings, node, clock } = services;
  const { messageBytes, subscriptions, publishPerSecond, outboxBytes, heartbeatMs } = settings;
  return {
    type: 'welcome',
    re,
    connectionId,
    user,
    node,
    now: clock.now(),
    limits: { messageBytes, subscriptions, publishPerSecond, outboxBytes },
    heartbeatMs,
    channels,
  };
}
