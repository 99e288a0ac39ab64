import { applyMask, type MaskKey, writeMaskKey } from './mask.ts';
import { isControl, MAX_CONTROL_BYTES, OPCODE, type Opcode } from './opcode.ts';

export interface Frame {
  /** Default: true. */
  readonly fin?: boolean;
  /** Set on the first frame of a compressed message (RFC 7692 §6). Default: false. */
  readonly rsv1?: boolean;
  readonly opcode: Opcode;
  readonly payload: Uint8Array;
  /** Clients mask every frame and servers none (RFC 6455 §5.1). Default: not masked. */
  readonly mask?: MaskKey;
}

const FIN = 0x80;
const RSV1 = 0x40;
const MASKED = 0x80;

/** Where the bytes of a frame live: `pooled` for those written at once, `owned` for those kept and sent many times. */
export type FrameMemory = 'pooled' | 'owned';

/** The bytes of one frame (RFC 6455 §5.2). The payload is copied and may be reused at once. */
export function encodeFrame(frame: Frame, memory: FrameMemory = 'pooled'): Buffer {
  const { fin = true, rsv1 = false, opcode, payload, mask } = frame;
  if (isControl(opcode) && (payload.length > MAX_CONTROL_BYTES || !fin || rsv1)) {
    throw new RangeError('a control frame is whole, uncompressed and carries at most 125 bytes');
  }
  const payloadStart = headerBytes(payload.length, mask !== undefined);
  const bytes = allocate(payloadStart + payload.length, memory);
  writeHeader(bytes, (fin ? FIN : 0) | (rsv1 ? RSV1 : 0) | opcode, payload.length, mask);
  bytes.set(payload, payloadStart);
  if (mask !== undefined) applyMask(bytes, payloadStart, bytes.length, mask, 0);
  return bytes;
}

/** One whole text frame, the string written straight into place. */
export function encodeTextFrame(
  text: string,
  textBytes: number,
  mask: MaskKey | undefined,
  memory: FrameMemory = 'pooled',
): Buffer {
  const payloadStart = headerBytes(textBytes, mask !== undefined);
  const bytes = allocate(payloadStart + textBytes, memory);
  writeHeader(bytes, FIN | OPCODE.text, textBytes, mask);
  bytes.write(text, payloadStart, textBytes, 'utf8');
  if (mask !== undefined) applyMask(bytes, payloadStart, bytes.length, mask, 0);
  return bytes;
}

function allocate(size: number, memory: FrameMemory): Buffer {
  return memory === 'owned' ? Buffer.allocUnsafeSlow(size) : Buffer.allocUnsafe(size);
}

function headerBytes(payloadBytes: number, isMasked: boolean): number {
  const lengthBytes = payloadBytes < 126 ? 0 : payloadBytes < 65_536 ? 2 : 8;
  return 2 + lengthBytes + (isMasked ? 4 : 0);
}

function writeHeader(
  bytes: Buffer,
  firstByte: number,
  payloadBytes: number,
  mask: MaskKey | undefined,
): void {
  const maskBit = mask === undefined ? 0 : MASKED;
  let at = 2;
  bytes[0] = firstByte;
  if (payloadBytes < 126) {
    bytes[1] = maskBit | payloadBytes;
  } else if (payloadBytes < 65_536) {
    bytes[1] = maskBit | 126;
    at = bytes.writeUInt16BE(payloadBytes, at);
  } else {
    bytes[1] = maskBit | 127;
    at = bytes.writeUInt32BE(Math.floor(payloadBytes / 2 ** 32), at);
    at = bytes.writeUInt32BE(payloadBytes >>> 0, at);
  }
  if (mask !== undefined) writeMaskKey(bytes, at, mask);
}
