import { ProtocolError } from '../protocol-error.ts';

/** A byte order mark is part of the message and is kept. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Checks and decodes text that is all here (RFC 6455 §8.1). Throws 1007. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    // TextDecoder has one reason to throw when it is fatal and given bytes: they are not UTF-8.
    throw invalidUtf8();
  }
}

export function invalidUtf8(): ProtocolError {
  return new ProtocolError(1007, 'text is not valid UTF-8');
}
