/** What of a room is kept in this browser, to be read where there is no network: plain data, and how it is made and taken up again. */
import { changedBy, type RoomLog, type RoomMessage, startLog, trimmed } from '../rooms/room-log.ts';
import { atTheEnd, type RoomState } from '../rooms/room-state.ts';

/** Messages of one room, without a hole from `floor` to `seq`. */
export type SeenLog = Pick<RoomLog, 'epoch' | 'floor' | 'seq' | 'messages'>;

export type SeenRoom = Pick<RoomState, 'membership' | 'readSeq' | 'unread' | 'mentions' | 'lastMessage'> & {
  readonly log: SeenLog;
};

/** The newest messages that are kept of a room. */
export const keptMessages = 100;

/** As many changes of messages that are not held as a log remembers: there may have been more. */
const mostChanges = 200;

/** The room as it is now; what was kept of it before is joined on where nothing is missing between the two. */
export function seenOf(room: RoomState, before?: SeenRoom): SeenRoom {
  const { membership, readSeq, unread, mentions, lastMessage } = room;
  return { membership, readSeq, unread, mentions, lastMessage, log: seenLog(room.log, before?.log) };
}

function seenLog(now: RoomLog, before: SeenLog | undefined): SeenLog {
  const { epoch, floor, seq, messages } = trimmed(now, keptMessages);
  const held: SeenLog = { epoch, floor, seq, messages };
  if (before === undefined || before.epoch !== epoch || floor <= before.floor) return held;
  if (before.seq < floor || now.changes.length >= mostChanges) {
    // Nobody knows what lies between: the one that there is more to read in.
    return messages.length >= before.messages.length ? held : before;
  }
  const older = before.messages
    .filter((message) => message.seq <= floor)
    .map((message) => changedBy(now.changes, message, now.me));
  return newestOf({ epoch, floor: before.floor, seq, messages: [...older, ...messages] });
}

function newestOf(log: SeenLog): SeenLog {
  const surplus = log.messages.length - keptMessages;
  const last: RoomMessage | undefined = surplus > 0 ? log.messages[surplus - 1] : undefined;
  return last === undefined ? log : { ...log, floor: last.seq, messages: log.messages.slice(surplus) };
}

/** Takes a room up where it was left: what happened since follows from the position of its log, once there is a connection. */
export function roomFromSeen({ log, ...seen }: SeenRoom, handle: string | undefined): RoomState {
  return {
    ...seen,
    handle,
    log: { ...startLog(log, seen.membership.userId), floor: log.floor, messages: log.messages },
    pinsSeq: 0,
    sync: 'joining',
    view: 0,
    ...atTheEnd,
  };
}
