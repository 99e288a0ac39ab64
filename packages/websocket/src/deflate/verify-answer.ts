import type { ListedExtension } from '../handshake/field-list.ts';
import { type DeflateAgreement, MAX_WINDOW_BITS, PERMESSAGE_DEFLATE } from './agreement.ts';
import { type DeflateParams, formatDeflateParams, parseDeflateParams } from './params.ts';

/** What a client asks for. */
export interface DeflateOffer {
  /** Ask the server to forget its window after every message. Default: false. */
  readonly serverNoContextTakeover?: boolean;
  /** Forget our own window after every message, whatever is answered. Default: false. */
  readonly clientNoContextTakeover?: boolean;
  /** 8–15: the most the server's window may have. Default: not asked. */
  readonly serverMaxWindowBits?: number;
  /** 8–15: the most our window will have. Default: 15, and the server may ask for less. */
  readonly clientMaxWindowBits?: number;
}

/** The element of Sec-WebSocket-Extensions that makes the offer. Throws RangeError for windows that do not exist. */
export function formatDeflateOffer(offer: DeflateOffer): string {
  return formatDeflateParams(PERMESSAGE_DEFLATE, {
    serverNoContextTakeover: offer.serverNoContextTakeover === true,
    clientNoContextTakeover: offer.clientNoContextTakeover === true,
    serverMaxWindowBits: windowBits(offer.serverMaxWindowBits) ?? null,
    clientMaxWindowBits: windowBits(offer.clientMaxWindowBits) ?? 'unset',
  });
}

function windowBits(bits: number | undefined): number | undefined {
  if (bits === undefined || (Number.isInteger(bits) && bits >= 8 && bits <= MAX_WINDOW_BITS)) return bits;
  throw new RangeError(`a window has 8 to 15 bits, not ${bits}`);
}

/** RFC 7692 §5.1 and §7.1: what the answer to our offer means, or null when the connection must be failed. */
export function verifyDeflateAnswer(
  answered: readonly ListedExtension[],
  offer: DeflateOffer,
): DeflateAgreement | null {
  const [answer, another] = answered;
  if (answer === undefined || another !== undefined || answer.name !== PERMESSAGE_DEFLATE) return null;
  const params = parseDeflateParams(answer.params);
  if (params === null || params.clientMaxWindowBits === 'unset' || !isAnswerTo(offer, params)) return null;
  return {
    serverNoContextTakeover: params.serverNoContextTakeover,
    clientNoContextTakeover: params.clientNoContextTakeover || offer.clientNoContextTakeover === true,
    serverMaxWindowBits: params.serverMaxWindowBits ?? MAX_WINDOW_BITS,
    clientMaxWindowBits: Math.min(
      params.clientMaxWindowBits ?? MAX_WINDOW_BITS,
      offer.clientMaxWindowBits ?? MAX_WINDOW_BITS,
    ),
  };
}

/** A server accepts what we asked of it by repeating it; a window may shrink on the way and must not grow. */
function isAnswerTo(offer: DeflateOffer, params: DeflateParams): boolean {
  if (offer.serverNoContextTakeover === true && !params.serverNoContextTakeover) return false;
  return (
    offer.serverMaxWindowBits === undefined ||
    (params.serverMaxWindowBits !== null && params.serverMaxWindowBits <= offer.serverMaxWindowBits)
  );
}
