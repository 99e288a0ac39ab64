import type { ListedParam } from '../handshake/field-list.ts';

/** The parameters of one permessage-deflate offer or answer, each at most once and well-formed. */
export interface DeflateParams {
  readonly serverNoContextTakeover: boolean;
  readonly clientNoContextTakeover: boolean;
  /** Null when absent. */
  readonly serverMaxWindowBits: number | null;
  /** Null when absent; `unset` for the parameter without a value, which only an offer may have. */
  readonly clientMaxWindowBits: number | 'unset' | null;
}

/**
 * RFC 7692 §7.1: null for an unknown or repeated parameter, a value where none belongs, or one that is missing or out
 * of range. Whether that declines an offer or fails the connection is for the caller to say.
 */
export function parseDeflateParams(params: readonly ListedParam[]): DeflateParams | null {
  if (new Set(params.map(({ name }) => name)).size < params.length) return null;
  const parsed = {
    serverNoContextTakeover: false,
    clientNoContextTakeover: false,
    serverMaxWindowBits: null as number | null,
    clientMaxWindowBits: null as number | 'unset' | null,
  };
  for (const { name, value } of params) {
    switch (name) {
      case 'server_no_context_takeover':
        if (value !== null) return null;
        parsed.serverNoContextTakeover = true;
        break;
      case 'client_no_context_takeover':
        if (value !== null) return null;
        parsed.clientNoContextTakeover = true;
        break;
      case 'server_max_window_bits':
        parsed.serverMaxWindowBits = parseWindowBits(value);
        if (parsed.serverMaxWindowBits === null) return null;
        break;
      case 'client_max_window_bits':
        parsed.clientMaxWindowBits = value === null ? 'unset' : parseWindowBits(value);
        if (parsed.clientMaxWindowBits === null) return null;
        break;
      default:
        return null;
    }
  }
  return parsed;
}

/** RFC 7692 §7.1.2: a decimal integer from 8 to 15 without leading zeros. */
function parseWindowBits(value: string | null): number | null {
  return value !== null && /^(?:[89]|1[0-5])$/.test(value) ? Number(value) : null;
}

/** The element of a Sec-WebSocket-Extensions field that says it. */
export function formatDeflateParams(name: string, params: DeflateParams): string {
  const parts = [name];
  if (params.serverNoContextTakeover) parts.push('server_no_context_takeover');
  if (params.clientNoContextTakeover) parts.push('client_no_context_takeover');
  if (params.serverMaxWindowBits !== null) parts.push(`server_max_window_bits=${params.serverMaxWindowBits}`);
  if (params.clientMaxWindowBits === 'unset') parts.push('client_max_window_bits');
  else if (params.clientMaxWindowBits !== null)
    parts.push(`client_max_window_bits=${params.clientMaxWindowBits}`);
  return parts.join('; ');
}
