import type { LogEvent, Message } from '@tidewire/protocol/wire';
import { changedBy, fromStored, type RoomLog, type RoomMessage } from './room-log.ts';
import { changesBy } from './room-message.ts';

/**
 * A stretch of a room's history apart from its end: where a link led, however long ago that is. It is a log of its own that is complete
 * between `floor` and `seq`. It grows at both ends until it meets what the page holds anyway; then the two are one.
 */
export type RoomPast = RoomLog;

/** From a page of messages, newest first as the server lists them. `isFirst`: there is nothing before it. */
export function pastFrom(log: RoomLog, page: readonly Message[], isFirst: boolean): RoomPast {
  const messages = settledIn(log, page);
  const floor = isFirst ? 0 : (messages[0]?.seq ?? log.floor + 1) - 1;
  const seq = messages[messages.length - 1]?.seq ?? log.floor;
  return { me: log.me, epoch: log.epoch, floor, seq, messages, joints: new Set(), changes: [] };
}

/** Adds the page that follows. `isLast`: nothing was after it when it was asked for, so the live log goes on from there. */
export function withNewer(past: RoomPast, log: RoomLog, page: readonly Message[], isLast: boolean): RoomPast {
  const newer = settledIn(log, page).filter(({ seq }) => seq > past.seq);
  const end = newer[newer.length - 1]?.seq ?? past.seq;
  const seq = isLast ? Math.max(end, log.floor) : end;
  return { ...past, seq, messages: [...past.messages, ...newer] };
}

/** What is heard live changes what was said long ago, too. */
export function withLaterChanges(past: RoomPast, events: readonly LogEvent[]): RoomPast {
  const changes = events.flatMap(changesBy);
  if (changes.length === 0) return past;
  return { ...past, messages: past.messages.map((message) => changedBy(changes, message, past.me)) };
}

/** One log of both, once nothing is missing between them. */
export function joined(log: RoomLog, past: RoomPast): RoomLog | undefined {
  if (past.seq < log.floor) return undefined;
  const first = log.messages[0];
  const before = past.messages.filter(({ seq }) => seq <= log.floor);
  const joints = new Set([...past.joints, ...log.joints]);
  if (first !== undefined) joints.add(first.seq);
  return { ...log, floor: Math.min(past.floor, log.floor), messages: [...before, ...log.messages], joints };
}

/** Ascending, with what this page has heard of them since. */
const settledIn = (log: RoomLog, page: readonly Message[]): RoomMessage[] =>
  page.map((message) => changedBy(log.changes, fromStored(message), log.me)).sort((a, b) => a.seq - b.seq);
