import type { OutboxEntry } from '@tidewire/client';
import type { ErrorCode } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { pendingOf, unsentOf } from './pending-messages.ts';

const entry = (messageId: string, state: OutboxEntry['state']): OutboxEntry => ({
  messageId,
  channel: 'room:01990000-0000-7000-8000-0000000000aa',
  body: `words of ${messageId}`,
  createdAt: 0,
  durable: true,
  state,
});
const failed = (reason: ErrorCode, retryable = false): OutboxEntry['state'] => ({
  name: 'failed',
  reason,
  message: 'no',
  retryable,
});
const statusOf = (state: OutboxEntry['state']) => pendingOf([entry('m', state)])[0]?.status;

describe('a message that is not confirmed', () => {
  test('says that its author was not in the room, and can be tried again by one who is in it again', () => {
    const status = {
      word: 'failed',
      reason: 'you were not in this room when it was to be sent.',
      retryable: true,
    };
    expect(statusOf(failed('not_found'))).toEqual(status);
    expect(statusOf(failed('forbidden'))).toEqual(status);
  });

  test('can be tried again after a ban or a mute, or when the server says so', () => {
    for (const state of [failed('banned'), failed('muted'), failed('internal', true)]) {
      expect(statusOf(state)).toMatchObject({ retryable: true });
    }
  });

  test('is not tried again when it would be refused for what it is', () => {
    for (const reason of ['too_large', 'invalid', 'conflict'] as const) {
      expect(statusOf(failed(reason))).toMatchObject({ word: 'failed', retryable: false });
    }
  });

  test('is not lost with the room: its words and the reason stay, in the order they were said', () => {
    const entries = [
      entry('refused', failed('not_found')),
      entry('under way', { name: 'sending' }),
      entry('stored', { name: 'sent', seq: 4 }),
      entry('waiting', { name: 'queued' }),
    ];
    expect(unsentOf(pendingOf(entries))).toEqual([
      {
        id: 'refused',
        body: 'words of refused',
        reason: 'you were not in this room when it was to be sent.',
      },
      { id: 'waiting', body: 'words of waiting', reason: 'it still waits for the connection.' },
    ]);
  });
});
