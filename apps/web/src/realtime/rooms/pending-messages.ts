import type { OutboxEntry } from '@tidewire/client';
import { assertNever } from '@tidewire/protocol/wire';
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
      return { word: 'failed', reason: failureInWords(state.reason), retryable: state.retryable };
    default:
      return assertNever(state);
  }
}
