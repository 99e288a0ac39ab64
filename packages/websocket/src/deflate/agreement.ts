/** The name permessage-deflate is registered under (RFC 7692 §7). */
export const PERMESSAGE_DEFLATE = 'permessage-deflate';

/** What both sides agreed on (RFC 7692 §7.1), under the names of its four parameters. */
export interface DeflateAgreement {
  /** The server forgets its window after every message. */
  readonly serverNoContextTakeover: boolean;
  /** The client forgets its window after every message. */
  readonly clientNoContextTakeover: boolean;
  /** 8–15: the server's window has this many bits. */
  readonly serverMaxWindowBits: number;
  /** 8–15: the client's window has this many bits. */
  readonly clientMaxWindowBits: number;
}

/** One side's half of it. */
export interface CompressionSide {
  readonly windowBits: number;
  /** Whether the window is kept from message to message. */
  readonly takesOver: boolean;
}

/** The server's half and the client's; neither when nothing was agreed. */
export function sidesOf(agreement: DeflateAgreement | null): readonly CompressionSide[] {
  if (agreement === null) return [];
  return [
    { windowBits: agreement.serverMaxWindowBits, takesOver: !agreement.serverNoContextTakeover },
    { windowBits: agreement.clientMaxWindowBits, takesOver: !agreement.clientNoContextTakeover },
  ];
}

/** RFC 1951 §2: distances reach back 32 KiB, no more. */
export const MAX_WINDOW_BITS = 15;

/**
 * zlib cannot write raw deflate for a window of 8 bits: asked for it, it uses 9 and says nothing, and a peer that holds
 * itself to 256 bytes could not read the result. So 8 is never promised for our own side.
 */
export const MIN_DEFLATE_WINDOW_BITS = 9;
