import { ProtocolError } from '../protocol-error.ts';
import { MAX_CONTROL_BYTES } from './opcode.ts';

/** What stands for a Close frame without a code; never on the wire (RFC 6455 §7.1.5). */
export const NO_STATUS = 1005;
/** What stands for a connection that ended without a Close frame; never on the wire (RFC 6455 §7.1.5). */
export const ABNORMAL_CLOSURE = 1006;

/** RFC 6455 §5.5.1: the reason shares the 125 bytes of a control frame with the two of the code. */
export const MAX_REASON_BYTES = MAX_CONTROL_BYTES - 2;

/**
 * Whether a code may stand in a Close frame: RFC 6455 §7.4 and the IANA registry (1012–1014 were added later).
 * 1004 is reserved; 1005, 1006 and 1015 describe what never was a frame; 3000–4999 are for libraries and applications.
 */
export function isCloseCode(code: number): boolean {
  if (code >= 3000) return code <= 4999;
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
}

/** Throws RangeError for what may not be sent: these come from our own code, not from the peer. */
export function encodeClosePayload(code: number, reason: string): Buffer {
  if (!Number.isInteger(code) || !isCloseCode(code))
    throw new RangeError(`${code} may not be sent as a close code`);
  const reasonBytes = Buffer.byteLength(reason);
  if (reasonBytes > MAX_REASON_BYTES) {
    throw new RangeError(`a close reason has at most ${MAX_REASON_BYTES} bytes, not ${reasonBytes}`);
  }
  const payload = Buffer.allocUnsafe(2 + reasonBytes);
  payload.writeUInt16BE(code, 0);
  payload.write(reason, 2, reasonBytes, 'utf8');
  return payload;
}

/** The code that the first two bytes of a Close payload name. Throws 1002. */
export function readCloseCode(payload: Uint8Array): number {
  const code = ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
  if (!isCloseCode(code)) throw new ProtocolError(1002, `close code ${code} is not allowed`);
  return code;
}
