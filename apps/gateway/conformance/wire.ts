import { randomBytes } from 'node:crypto';

// The suite's own framing, written apart from packages/websocket so that the two cannot share a mistake. It can say
// everything that is wrong, and it accepts nothing that is.

export type Frame = { fin: boolean; rsv: number; opcode: number; payload: Buffer };

/** What to put on the wire; every field may be a violation. `length` overrides how the payload length is written. */
export type FrameDraft = {
  opcode: number;
  payload?: Uint8Array;
  fin?: boolean;
  /** Bit 4 is RSV1, bit 2 RSV2, bit 1 RSV3 (as the number reads in binary). */
  rsv?: number;
  masked?: boolean;
  length?: { form: 7 | 16 | 64; value: bigint };
};

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** RFC 6455 §5.2, always masked unless the draft says otherwise. */
export function encodeFrame(draft: FrameDraft): Buffer {
  const payload = draft.payload ?? new Uint8Array();
  const { form, value } = draft.length ?? minimalLength(payload.length);
  const masked = draft.masked ?? true;
  const extended = form === 7 ? 0 : form / 8;
  const head = Buffer.alloc(2 + extended);
  head[0] = ((draft.fin ?? true) ? 0x80 : 0) | ((draft.rsv ?? 0) << 4) | draft.opcode;
  head[1] = (masked ? 0x80 : 0) | (form === 7 ? Number(value) : form === 16 ? 126 : 127);
  if (form === 16) head.writeUInt16BE(Number(value), 2);
  if (form === 64) head.writeBigUInt64BE(value, 2);
  if (!masked) return Buffer.concat([head, payload]);
  const key = randomBytes(4);
  const body = Buffer.from(payload);
  for (let index = 0; index < body.length; index++) {
    body[index] = (body[index] ?? 0) ^ (key[index & 3] ?? 0);
  }
  return Buffer.concat([head, key, body]);
}

function minimalLength(length: number): { form: 7 | 16 | 64; value: bigint } {
  return { form: length < 126 ? 7 : length < 65_536 ? 16 : 64, value: BigInt(length) };
}

export function closePayload(code: number, reason: string | Uint8Array = ''): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return Buffer.concat([head, typeof reason === 'string' ? Buffer.from(reason) : reason]);
}

/** `size` is how many bytes the frame takes, or, while it is not whole, how many there must be before it is worth another look. */
export type Decoded = { frame: Frame | undefined; size: number };

/**
 * Takes one server frame off the front of `bytes`.
 * @throws {Error} when the server breaks §5.1 (masks) or §5.2 (lengths that are not minimal)
 */
export function decodeServerFrame(bytes: Buffer): Decoded {
  if (bytes.length < 2) return { frame: undefined, size: 2 };
  const [first = 0, second = 0] = bytes;
  if ((second & 0x80) !== 0) throw new Error('the server masked a frame (RFC 6455 §5.1)');
  const short = second & 0x7f;
  const headSize = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < headSize) return { frame: undefined, size: headSize };
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if ((short === 126 && length < 126) || (short === 127 && length < 65_536)) {
    throw new Error('the server wrote a length that is not minimal (RFC 6455 §5.2)');
  }
  const opcode = first & 0x0f;
  const fin = (first & 0x80) !== 0;
  if (opcode >= 8 && (length > 125 || !fin)) throw new Error('the server broke §5.5 in a control frame');
  const size = headSize + length;
  if (bytes.length < size) return { frame: undefined, size };
  const payload = Buffer.from(bytes.subarray(headSize, size));
  return { frame: { fin, rsv: (first >> 4) & 7, opcode, payload }, size };
}
