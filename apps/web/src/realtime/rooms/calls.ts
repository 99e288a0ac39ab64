import { isCalled, type LogEvent, mentionsIn } from '@tidewire/protocol/wire';
import type { RoomLog, RoomMessage } from './room-log.ts';

/** A person as messages call them. `handle` is undefined where their name cannot be written as a mention. */
export type Called = { readonly id: string; readonly handle: string | undefined };

/** Whether somebody else’s message calls this person, or everybody. */
export const calls = ({ author, body }: Pick<RoomMessage, 'author' | 'body'>, me: Called): boolean =>
  author.id !== me.id && isCalled(mentionsIn(body, author), me.handle);

/** How many of these messages call the person, of those after `readSeq`. */
export const countCalls = (messages: readonly RoomMessage[], readSeq: number, me: Called): number =>
  messages.filter((message) => message.seq > readSeq && calls(message, me)).length;

/**
 * Whether these events may have changed who is called by messages that were there before: the server keeps since when, so that it is asked
 * for the count. A message that the page does not hold says too little to be sure.
 */
export function mayCallAnew(log: RoomLog, events: readonly LogEvent[], me: Called): boolean {
  return events.some(({ data }) => {
    if (data.kind !== 'message.edited') return false;
    const author = log.messages.find(({ id }) => id === data.messageId)?.author;
    if (author?.id === me.id) return false;
    return isCalled(mentionsIn(data.body, author ?? { guest: false }), me.handle);
  });
}
