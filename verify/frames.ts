/** Just enough of RFC 6455 §5.2 to tell one frame from the next in a stream of bytes, and to read its text. */

export type Unit =
  /** The HTTP request or answer that comes before the frames. */
  | { readonly type: 'head'; readonly bytes: Buffer }
  | { readonly type: 'frame'; readonly bytes: Buffer; readonly headBytes: number };

const endOfHead = '\r\n\r\n';

/** Cuts one direction of a connection into whole units; what is not whole yet waits for the rest. */
export class FrameSplitter {
  #waiting: Buffer = Buffer.alloc(0);
  #isPastHead = false;

  push(chunk: Buffer): Unit[] {
    this.#waiting = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk]);
    const units: Unit[] = [];
    for (let unit = this.#next(); unit !== undefined; unit = this.#next()) {
      this.#waiting = this.#waiting.subarray(unit.bytes.length);
      units.push(unit);
    }
    return units;
  }

  #next(): Unit | undefined {
    if (!this.#isPastHead) {
      const end = this.#waiting.indexOf(endOfHead);
      if (end < 0) return undefined;
      this.#isPastHead = true;
      return { type: 'head', bytes: this.#waiting.subarray(0, end + endOfHead.length) };
    }
    const sizes = measure(this.#waiting);
    if (sizes === undefined || sizes.headBytes + sizes.payloadBytes > this.#waiting.length) return undefined;
    const bytes = this.#waiting.subarray(0, sizes.headBytes + sizes.payloadBytes);
    return { type: 'frame', bytes, headBytes: sizes.headBytes };
  }
}

function measure(bytes: Buffer): { headBytes: number; payloadBytes: number } | undefined {
  if (bytes.length < 2) return undefined;
  const second = bytes.readUInt8(1);
  const maskBytes = second & 0x80 ? 4 : 0;
  const short = second & 0x7f;
  const lengthBytes = short < 126 ? 0 : short === 126 ? 2 : 8;
  const headBytes = 2 + lengthBytes + maskBytes;
  if (bytes.length < headBytes) return undefined;
  if (lengthBytes === 0) return { headBytes, payloadBytes: short };
  return {
    headBytes,
    payloadBytes: lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2)),
  };
}

/** The text of a whole, uncompressed text message in one frame; undefined for everything else. */
export function textOf(unit: Unit): string | undefined {
  if (unit.type !== 'frame' || unit.bytes.readUInt8(0) !== 0x81) return undefined;
  const payload = Buffer.from(unit.bytes.subarray(unit.headBytes));
  if (unit.bytes.readUInt8(1) & 0x80) {
    const mask = unit.bytes.subarray(unit.headBytes - 4, unit.headBytes);
    for (let at = 0; at < payload.length; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
  }
  return payload.toString();
}

/** A text message as a server sends it: in one frame, unmasked. */
export function toServerFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x81, length]), payload]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}
