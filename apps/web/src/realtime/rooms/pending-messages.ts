import type { OutboxEntry } from '@tidewire/client';
import { assertNever, type ErrorCode } from '@tidewire/protocol/wire';
import { failureInWords } from './failure-words.ts';

/** A message that the server has not confirmed yet, in the words of the outbox. */
export type PendingMessage = {
  readonly id: string;
  readonly body: string;
  readonly replyTo: string | undefined;
  readonly createdAt: number;
  readonly status: PendingStatus;
};

export type PendingStatus =
  | { readonly word: 'queued' }
  | { readonly word: 'sending' }
  | { readonly word: 'failed'; readonly reason: string; readonly retryable: boolean };

/** What kept somebody from speaking in a room, and may be over: the server would refuse the same again only while it lasts. */
const passing: ReadonlySet<ErrorCode> = new Set(['forbidden', 'not_found', 'banned', 'muted']);

/** The outbox's entries as the timeline draws them. */
export const pendingOf = (entries: readonly OutboxEntry[]): PendingMessage[] =>
  entries.map(({ messageId, body, replyTo, createdAt, state }) => ({
    id: messageId,
    body,
    replyTo,
    createdAt,
    status: statusOf(state),
  }));

function statusOf(state: OutboxEntry['state']): PendingStatus {
  switch (state.name) {
    case 'queued':
      return { word: 'queued' };
    case 'sending':
    // Committed; its event is on the way.
    case 'sent':
      return { word: 'sending' };
    case 'failed':
      return {
        word: 'failed',
        reason: failureInWords(state.reason),
        retryable: state.retryable || passing.has(state.reason),
      };
    default:
      return assertNever(state);
  }
}

/** A message that stays behind in the outbox when its author is not in the room any more. */
export type UnsentMessage = { readonly id: string; readonly body: string; readonly reason: string };

/** Without those on their way at this moment: their answer is about to come. */
export const unsentOf = (pending: readonly PendingMessage[]): UnsentMessage[] =>
  pending.flatMap(({ id, body, status }) => {
    switch (status.word) {
      case 'queued':
        return [{ id, body, reason: 'it still waits for the connection.' }];
      case 'failed':
        return [{ id, body, reason: status.reason }];
      case 'sending':
        return [];
      default:
        return assertNever(status);
    }
  });
