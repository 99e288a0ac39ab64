import type { ListedExtension } from '../handshake/field-list.ts';
import {
  type DeflateAgreement,
  MAX_WINDOW_BITS,
  MIN_DEFLATE_WINDOW_BITS,
  PERMESSAGE_DEFLATE,
} from './agreement.ts';
import { type DeflateParams, formatDeflateParams, parseDeflateParams } from './params.ts';

/** What a server is ready to agree to. */
export interface DeflatePolicy {
  /**
   * Keep our window between messages if the client does not mind: smaller messages, at 32 KiB a connection. Default:
   * false, so that one compressed frame can be sent to every client.
   */
  readonly serverContextTakeover?: boolean;
  /** Let the client keep its window, at 32 KiB a connection here. Default: false. */
  readonly clientContextTakeover?: boolean;
  /** 9–15, default 15. */
  readonly serverMaxWindowBits?: number;
  /** 8–15, default 15; only a client that offers `client_max_window_bits` can be held to it. */
  readonly clientMaxWindowBits?: number;
}

export interface AcceptedDeflate {
  readonly agreement: DeflateAgreement;
  /** What Sec-WebSocket-Extensions answers. */
  readonly answer: string;
}

/**
 * RFC 7692 §5 and §7.1: the first offer that is well-formed and that we can keep; null when there is none, which is no
 * error: the connection is then uncompressed.
 */
export function acceptDeflateOffer(
  offers: readonly ListedExtension[],
  policy: DeflatePolicy,
): AcceptedDeflate | null {
  for (const offer of offers) {
    const params = offer.name === PERMESSAGE_DEFLATE ? parseDeflateParams(offer.params) : null;
    if (params === null) continue;
    const agreement = agree(params, policy);
    if (agreement.serverMaxWindowBits < MIN_DEFLATE_WINDOW_BITS) continue;
    return { agreement, answer: formatDeflateParams(PERMESSAGE_DEFLATE, answerTo(params, agreement)) };
  }
  return null;
}

function agree(offer: DeflateParams, policy: DeflatePolicy): DeflateAgreement {
  return {
    serverNoContextTakeover: offer.serverNoContextTakeover || policy.serverContextTakeover !== true,
    clientNoContextTakeover: offer.clientNoContextTakeover || policy.clientContextTakeover !== true,
    serverMaxWindowBits: Math.min(
      offer.serverMaxWindowBits ?? MAX_WINDOW_BITS,
      policy.serverMaxWindowBits ?? MAX_WINDOW_BITS,
    ),
    clientMaxWindowBits: agreeOnClientWindow(offer.clientMaxWindowBits, policy.clientMaxWindowBits),
  };
}

/** RFC 7692 §7.1.2.2: a client that did not say it can be limited must not be. */
function agreeOnClientWindow(
  offered: DeflateParams['clientMaxWindowBits'],
  wanted = MAX_WINDOW_BITS,
): number {
  if (offered === null) return MAX_WINDOW_BITS;
  return offered === 'unset' ? wanted : Math.min(offered, wanted);
}

/** What must be said (an accepted `server_max_window_bits`) and what differs from silence. */
function answerTo(offer: DeflateParams, agreement: DeflateAgreement): DeflateParams {
  const { serverNoContextTakeover, clientNoContextTakeover, serverMaxWindowBits, clientMaxWindowBits } =
    agreement;
  const isServerWindowSaid = offer.serverMaxWindowBits !== null || serverMaxWindowBits < MAX_WINDOW_BITS;
  return {
    serverNoContextTakeover,
    clientNoContextTakeover,
    serverMaxWindowBits: isServerWindowSaid ? serverMaxWindowBits : null,
    clientMaxWindowBits: clientMaxWindowBits < MAX_WINDOW_BITS ? clientMaxWindowBits : null,
  };
}
