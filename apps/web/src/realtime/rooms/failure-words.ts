import type { ErrorCode } from '@tidewire/protocol/wire';

const notInRoom = 'you were not in this room when it was to be sent.';

const words: Partial<Record<ErrorCode, string>> = {
  forbidden: notInRoom,
  // A gateway says of a room that somebody is not in no more than of one that is not there.
  not_found: notInRoom,
  banned: 'you were banned from this room.',
  muted: 'you are muted in this room for now.',
  too_large: 'it is too long.',
  invalid: 'it holds something that cannot be sent.',
  bad_request: 'it holds something that cannot be sent.',
  conflict: 'it was refused.',
  rate_limited: 'that was a lot at once.',
  internal: 'something went wrong on our side.',
  unavailable: 'the server is not available right now.',
};

/** Why a message was not sent, as the end of a sentence. */
export const failureInWords = (reason: ErrorCode): string => words[reason] ?? 'it was refused.';
