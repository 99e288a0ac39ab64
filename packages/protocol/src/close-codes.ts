/**
 * Close codes of `tidewire.v1.json`. The range tells a client what to do, so that an old client treats a new code rightly:
 * 4000–4099 stop and tell the person, 4100–4199 come back with backoff, 4200–4299 come back and resume.
 */
export const closeCodes = {
  badMessage: 4000,
  notSignedIn: 4001,
  ticketRefused: 4002,
  banned: 4003,
  unsupportedProtocol: 4004,
  tooManyConnections: 4005,
  overloaded: 4100,
  rateLimited: 4101,
  goingAway: 4200,
  heartbeatMissed: 4201,
  sessionRefresh: 4202,
  readerTooSlow: 4203,
  rightsChanged: 4204,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** What a client does after a close: `stop` tells the person, `backoff` starts anew later, `resume` comes back and continues. */
export type CloseAdvice = 'stop' | 'backoff' | 'resume';

/** RFC 6455 §7.4.1 codes that say this very client is wrong: coming back would only repeat it. */
const hopelessCodes: ReadonlySet<number> = new Set([1002, 1003, 1007, 1009, 1010]);

export function adviceForClose(code: number): CloseAdvice {
  if (code >= 4000 && code <= 4099) return 'stop';
  if (code >= 4100 && code <= 4199) return 'backoff';
  if (code >= 4200 && code <= 4299) return 'resume';
  return hopelessCodes.has(code) ? 'stop' : 'resume';
}

/** RFC 6455 §5.5: a control frame carries 125 bytes, of which the code takes two. */
const maxReasonBytes = 123;

/** The beginning of `text` that fits into a close frame, cut between characters. */
export function fitCloseReason(text: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += utf8Bytes(character.codePointAt(0) ?? 0);
    if (bytes > maxReasonBytes) return text.slice(0, end);
    end += character.length;
  }
  return text;
}

function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}
