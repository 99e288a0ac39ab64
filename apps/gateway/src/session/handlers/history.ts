import { type ClientMessage, type LogEvent, parseChannel, type ServerMessage } from '@tidewire/protocol';
import { type Failure, failure } from '../failure.ts';
import type { LiveSession } from '../live-session.ts';

type History = Extract<ClientMessage, { type: 'history' }>;

export async function history(session: LiveSession, message: History): Promise<void> {
  const refusal = await refuseHistory(session, message);
  if (refusal !== undefined) {
    session.refuse(message.id, refusal);
    return;
  }
  try {
    session.reply(await read(session, message));
  } catch (error) {
    session.refuse(message.id, session.databaseFailure(error));
  }
}

async function refuseHistory(session: LiveSession, message: History): Promise<Failure | undefined> {
  const ref = parseChannel(message.channel);
  if (ref === undefined) return failure('not_found');
  if (ref.kind !== 'log') return failure('bad_request', 'a state has no history here');
  if (message.before !== undefined && message.after !== undefined) {
    return failure('bad_request', 'either before or after, not both');
  }
  return session.refuseReading(ref);
}

async function read(
  { services: { database, settings } }: LiveSession,
  { id, channel, before, after, limit }: History,
): Promise<ServerMessage> {
  const page = await database.logs.read(channel, {
    limit,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
  const { events, isCut } = cutToFit(page.events, settings.greetingBytes, after !== undefined);
  return { type: 'history', re: id, channel, epoch: page.epoch, events, more: page.more || isCut };
}

/** As many events as fit one reply, at least one, from the side where reading began. */
function cutToFit(
  events: readonly LogEvent[],
  maxBytes: number,
  fromOldest: boolean,
): { events: LogEvent[]; isCut: boolean } {
  const inOrder = fromOldest ? events : events.toReversed();
  let bytes = 0;
  const fitting: LogEvent[] = [];
  for (const event of inOrder) {
    bytes += Buffer.byteLength(JSON.stringify(event));
    if (bytes > maxBytes && fitting.length > 0) break;
    fitting.push(event);
  }
  return { events: fromOldest ? fitting : fitting.reverse(), isCut: fitting.length < events.length };
}
