/**
 * Frames written out independently of the code under test, and a listener: the vocabulary of this package's tests.
 */
import { assertNever } from '../assert-never.ts';
import type { Endpoint, EndpointEvent } from '../endpoint.ts';

export function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(' ', ''), 'hex');
}

/** The first byte of a frame. */
export const FIN = 0x80;
export const RSV1 = 0x40;

export interface WireFrame {
  /** FIN, RSV bits and opcode as they stand. */
  readonly first: number;
  readonly payload?: Uint8Array | string;
  readonly isMasked?: boolean;
  /** Default: the shortest form. */
  readonly lengthForm?: 7 | 16 | 64;
}

const KEY = hex('37 fa 21 3d');

/** A frame of a client (masked, unless told otherwise), whether or not it is a legal one. */
export function wire({ first, payload = '', isMasked = true, lengthForm }: WireFrame): Buffer {
  const data = Buffer.from(payload);
  const form = lengthForm ?? (data.length < 126 ? 7 : data.length < 65_536 ? 16 : 64);
  const maskBit = isMasked ? 0x80 : 0;
  const length = Buffer.alloc(form === 7 ? 1 : form === 16 ? 3 : 9);
  if (form === 7) length.writeUInt8(data.length);
  else if (form === 16) length.writeUInt16BE(data.length, 1);
  else length.writeBigUInt64BE(BigInt(data.length), 1);
  length[0] = maskBit | (form === 7 ? data.length : form === 16 ? 126 : 127);
  if (!isMasked) return Buffer.concat([Buffer.of(first), length, data]);
  const masked = data.map((byte, i) => byte ^ (KEY[i % 4] ?? 0));
  return Buffer.concat([Buffer.of(first), length, KEY, masked]);
}

/** An event in a few words: `text hello`, `binary 0102`, `ping 70`, `close 1000 bye`, `failed 1002`, `lost 1006`. */
export function inWords(event: EndpointEvent): string {
  switch (event.type) {
    case 'message':
      return typeof event.data === 'string' ? `text ${event.data}` : `binary ${inHex(event.data)}`;
    case 'ping':
    case 'pong':
      return `${event.type} ${inHex(event.data)}`.trimEnd();
    case 'close':
      if (event.cause === 'peer') return `close ${event.code} ${event.reason}`.trimEnd();
      return `${event.cause} ${event.code}`;
    default:
      return assertNever(event);
  }
}

export function inHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** All that is heard when the bytes come as one piece. */
export function hear(endpoint: Endpoint, ...pieces: Uint8Array[]): string[] {
  return Array.from(endpoint.receive(Buffer.concat(pieces)), inWords);
}

/** All that is heard when the bytes come one at a time. */
export function hearByteByByte(endpoint: Endpoint, ...pieces: Uint8Array[]): string[] {
  return Array.from(Buffer.concat(pieces)).flatMap((byte) => hear(endpoint, Uint8Array.of(byte)));
}

/** What an endpoint has to send, as one run of bytes in hex. */
export function said(endpoint: Endpoint): string {
  return inHex(Buffer.concat(endpoint.dataToSend().chunks));
}
