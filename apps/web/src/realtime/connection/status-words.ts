import type { Status } from '@tidewire/client';
import { assertNever } from '@tidewire/protocol/wire';

/** A state of the connection for somebody who wants to know: its name in the protocol, and what is to be said about it. */
export function detailOf(status: Status, now: number): string {
  switch (status.state) {
    case 'idle':
      return 'Not started.';
    case 'connecting':
      return `Attempt ${status.attempt}: asking for a ticket and opening a socket.`;
    case 'greeting':
      return `Attempt ${status.attempt}: hello is sent; what was missed is on its way.`;
    case 'live':
      return status.probing ? 'Asking whether the socket still lives.' : 'Everything missed was told.';
    case 'waiting': {
      const seconds = Math.max(0, Math.ceil((status.retryAt - now) / 1_000));
      const why = status.why.replaceAll('_', ' ');
      return `Attempt ${status.attempt} in ${seconds} s, because: ${why}.`;
    }
    case 'stopped':
      return `Not coming back by itself: ${status.reason.replaceAll('_', ' ')}.`;
    default:
      return assertNever(status);
  }
}
