/**
 * The life of one side of a WebSocket connection, after the opening handshake (RFC 6455 §7.1).
 *
 * - `open`: both sides may speak.
 * - `closing`: our Close frame is sent and the peer's has not come; the peer may still speak, we may not.
 * - `closed`: nothing more is said or listened to. The TCP connection may still have to end.
 */
export type EndpointState = 'open' | 'closing' | 'closed';

export type Transition =
  /** We sent a Close frame. */
  | 'close-sent'
  /** The peer's Close frame came. */
  | 'close-received'
  /** One side broke a rule and the connection was failed (RFC 6455 §7.1.7). */
  | 'failed'
  /** The peer will send no more bytes. */
  | 'input-ended';

/** What is not in this table cannot happen. */
const TRANSITIONS: Record<EndpointState, Partial<Record<Transition, EndpointState>>> = {
  open: { 'close-sent': 'closing', 'close-received': 'closed', failed: 'closed', 'input-ended': 'closed' },
  closing: { 'close-received': 'closed', failed: 'closed', 'input-ended': 'closed' },
  closed: {},
};

export function nextState(state: EndpointState, transition: Transition): EndpointState {
  const next = TRANSITIONS[state][transition];
  if (next === undefined) throw new Error(`a ${state} endpoint cannot take '${transition}'`);
  return next;
}
