import type { Message } from '@tidewire/protocol/wire';
import type { PendingMessage } from './pending-messages.ts';
import { fromStored, nowIn, type RoomLog, type RoomMessage } from './room-log.ts';

/**
 * A thread is what a room's log says with one root in it: the replies that were asked for when it was opened, those that the page holds
 * anyway, and what came since. It keeps nothing of its own, so it can never tell another story than the room does.
 */
export type Thread = {
  readonly root: RoomMessage | undefined;
  /** In order. */
  readonly replies: readonly RoomMessage[];
  readonly pending: readonly PendingMessage[];
};

export type ThreadInput = {
  rootId: string;
  log: RoomLog;
  /** What was asked for; `undefined` while it is on its way. */
  root: Message | undefined;
  replies: readonly Message[] | undefined;
  pending: readonly PendingMessage[];
};

export function threadOf({ rootId, log, root, replies, pending }: ThreadInput): Thread {
  const byId = new Map<string, RoomMessage>();
  for (const reply of replies ?? []) byId.set(reply.id, nowIn(log, fromStored(reply)));
  for (const message of log.messages) if (message.replyTo === rootId) byId.set(message.id, message);
  return {
    root: findRoot(log, rootId, root),
    replies: [...byId.values()].sort((a, b) => a.seq - b.seq),
    pending: pending.filter(({ id, replyTo }) => replyTo === rootId && !byId.has(id)),
  };
}

function findRoot(log: RoomLog, rootId: string, root: Message | undefined): RoomMessage | undefined {
  if (root !== undefined) return nowIn(log, fromStored(root));
  return log.messages.find(({ id }) => id === rootId);
}
