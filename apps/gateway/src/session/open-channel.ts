import { type ChannelGreeting, type ChannelKind, parseChannel, type Subscription } from '@tidewire/protocol';
import { type Failure, failure } from './failure.ts';
import type { LiveSession } from './live-session.ts';

/** A subscription that was allowed and is ready to begin, or why there is none. */
export type Opening =
  | { ok: true; greet(budgetBytes: number): ChannelGreeting; begin(): void }
  | { ok: false; channel: string; failure: Failure };

/** Checks the right and opens the channel. The greeting, the sending of it and `begin` follow one another without a pause. */
export async function openChannel(session: LiveSession, wanted: Subscription): Promise<Opening> {
  const { channel, since, maxRate, presence } = wanted;
  const refuse = (why: Failure): Opening => ({ ok: false, channel, failure: why });
  const ref = parseChannel(channel);
  if (ref === undefined) return refuse(failure('not_found'));
  const refusal = (await session.refuseReading(ref)) ?? refuseTooMany(session, channel, ref.kind);
  if (refusal !== undefined) return refuse(refusal);
  try {
    const opened = await session.reader.subscribe(channel, { since, maxRate, presence });
    // The right may have ended while the history was read.
    if (ref.type === 'room' && !session.isMember(ref.roomId)) {
      session.reader.unsubscribe(channel);
      return refuse(failure('not_found'));
    }
    return { ok: true, ...opened };
  } catch (error) {
    session.log.warn({ channel, err: error }, 'a channel could not be opened');
    return refuse(failure('unavailable', undefined, session.services.settings.retryAfterMs));
  }
}

function refuseTooMany(
  { reader, services: { settings } }: LiveSession,
  channel: string,
  kind: ChannelKind,
): Failure | undefined {
  const most = kind === 'log' ? settings.subscriptions : settings.feedSubscriptions;
  if (reader.isSubscribed(channel) || reader.subscriptionCount(kind) < most) return undefined;
  return failure('too_many_subscriptions');
}
