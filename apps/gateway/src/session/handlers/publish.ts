import type { Appended, AppendRefusal, Committed } from '@tidewire/database';
import { assertNever, type ClientMessage, parseChannel } from '@tidewire/protocol';
import { type Failure, failure, restricted } from '../failure.ts';
import type { LiveSession } from '../live-session.ts';

type Publish = Extract<ClientMessage, { type: 'publish' }>;

/**
 * `ok` means committed and fsynced. Appends are asked for in the order in which the messages came, and not waited for one by one:
 * that order is the room's.
 */
export async function publish(session: LiveSession, message: Publish): Promise<void> {
  const ref = parseChannel(message.channel);
  if (ref?.type !== 'room') {
    session.refuse(message.id, failure('forbidden', 'people write in rooms only'));
    return;
  }
  // Whoever is in the room is not waited for here: appends keep the order of the messages.
  const refusal = session.isMember(ref.roomId)
    ? refuseNow(session)
    : await session.refuseStranger(ref.roomId);
  if (refusal !== undefined) session.refuse(message.id, refusal);
  else await session.track(append(session, message, ref.roomId));
}

function refuseNow(session: LiveSession): Failure | undefined {
  const { settings } = session.services;
  if (session.publishesUnderWay >= settings.publishesUnderWay) {
    return failure('unavailable', 'too much waits for the database', settings.retryAfterMs);
  }
  const waitMs = session.takePublish();
  return waitMs > 0 ? failure('rate_limited', undefined, waitMs) : undefined;
}

async function append(session: LiveSession, message: Publish, roomId: string): Promise<void> {
  const { messageId, body = '', attachments } = message.data;
  const { database } = session.services;
  const extra = { ...threadOf(message), ...(attachments !== undefined && { attachments }) };
  let result: Appended | AppendRefusal;
  try {
    result = await database.messages.append({ roomId, messageId, author: session.user, body, ...extra });
  } catch (error) {
    session.refuse(message.id, session.databaseFailure(error));
    return;
  }
  if ('refused' in result) {
    session.refuse(message.id, await explain(session, roomId, result));
    return;
  }
  const { epoch, seq, ts, duplicate, attachments: files } = result;
  session.reply({ type: 'ok', re: message.id, seq, epoch, ts, duplicate });
  // A duplicate was published when it was first stored; a node that missed it sees the hole and reads the log.
  if (duplicate) return;
  await announce(session, message, { place: { epoch, seq, ts }, files });
  await tellFollowers(session, result.told ?? []);
}

/** What is lost on the way the followers read from their logs. */
async function tellFollowers(session: LiveSession, told: readonly Committed[]): Promise<void> {
  try {
    for (const event of told) await session.services.publish({ type: 'log', ...event });
  } catch (error) {
    session.log.warn({ err: error }, 'posts were stored and not told to followers');
  }
}

async function announce(
  session: LiveSession,
  message: Publish,
  { place, files }: { place: { epoch: string; seq: number; ts: number }; files: Appended['attachments'] },
): Promise<void> {
  const { user, services } = session;
  const { channel, data: said } = message;
  const { messageId, body = '' } = said;
  const author = { id: user.id, name: user.name, guest: user.guest };
  const extra = { ...threadOf(message), ...(files !== undefined && { attachments: [...files] }) };
  const data = { kind: 'message.created', messageId, author, body, ...extra } as const;
  try {
    await services.publish({ type: 'log', channel, ...place, data });
  } catch (error) {
    session.log.warn({ channel, seq: place.seq, err: error }, 'an event was stored and not published');
  }
}

const threadOf = ({ data: { replyTo } }: Publish): { replyTo?: string } =>
  replyTo === undefined ? {} : { replyTo };

async function explain(session: LiveSession, roomId: string, refusal: AppendRefusal): Promise<Failure> {
  switch (refusal.refused) {
    case 'not_member':
    case 'gone':
      // The database knows better than memory: a control event was lost or is still on its way.
      session.services.memberships.lose(session.user.id, roomId, { why: 'forbidden' });
      return session.refuseStranger(roomId);
    case 'taken':
      return failure('conflict', 'this messageId belongs to another message');
    case 'muted':
      return restricted('muted', refusal.until);
    case 'no_thread':
      return failure('invalid', 'replyTo begins no thread in this room');
    case 'no_attachment':
      return failure('invalid', 'a file is not ready to be sent here, or was sent already');
    default:
      return assertNever(refusal);
  }
}
