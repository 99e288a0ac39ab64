import type { Status, StopReason, WaitReason } from '@tidewire/client';
import { assertNever } from '@tidewire/protocol/wire';

/**
 * What a person is told about the connection. Nothing for the first three seconds of trouble: most trouble is over by then, and a
 * bar that flickers teaches people to ignore it.
 */
export type ConnectionNotice =
  | { word: 'none' }
  | { word: 'connecting' }
  /** Connected again, but what was missed is still on its way: not live yet. */
  | { word: 'catching_up' }
  | { word: 'waiting'; seconds: number; why: string }
  | { word: 'stopped'; why: string; wayOut: 'sign_in' | 'retry' | 'reload' };

export const quietMs = 3_000;

/** @param troubleSince when the page was last live, or was opened, Unix ms; `undefined` while live. */
export function noticeOf(status: Status, troubleSince: number | undefined, now: number): ConnectionNotice {
  if (status.state === 'stopped') return { word: 'stopped', ...stopWords[status.reason] };
  if (troubleSince === undefined || now - troubleSince < quietMs) return { word: 'none' };
  switch (status.state) {
    case 'idle':
    case 'live':
      return { word: 'none' };
    case 'connecting':
      return { word: 'connecting' };
    case 'greeting':
      return { word: 'catching_up' };
    case 'waiting':
      return {
        word: 'waiting',
        seconds: Math.max(Math.ceil((status.retryAt - now) / 1000), 0),
        why: waitWords[status.why],
      };
    default:
      return assertNever(status);
  }
}

const waitWords: Record<WaitReason, string> = {
  network: 'No connection.',
  silent: 'The connection went silent.',
  going_away: 'The server is restarting.',
  overloaded: 'The server is busy.',
  rate_limited: 'The server asked us to slow down.',
  closed: 'The connection was closed.',
};

const stopWords: Record<StopReason, { why: string; wayOut: 'sign_in' | 'retry' | 'reload' }> = {
  not_signed_in: { why: 'You are signed out.', wayOut: 'sign_in' },
  ticket_refused: { why: 'The server did not accept this sign-in.', wayOut: 'sign_in' },
  banned: { why: 'This account was banned.', wayOut: 'sign_in' },
  another_user: { why: 'Somebody else has signed in in this browser.', wayOut: 'reload' },
  bad_message: { why: 'The server could not read what this page said.', wayOut: 'reload' },
  unsupported_protocol: { why: 'This page is older than the server.', wayOut: 'reload' },
  too_many_connections: {
    why: 'You have too many connections open. Close some tabs, then try again.',
    wayOut: 'retry',
  },
  refused: { why: 'The server refused this connection.', wayOut: 'retry' },
  protocol_error: { why: 'This page and the server did not understand each other.', wayOut: 'reload' },
};
