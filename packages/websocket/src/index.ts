/** RFC 6455 and RFC 7692 for either side, without I/O: bytes in, events and bytes out. */
export type { DeflatePolicy } from './deflate/accept-offer.ts';
export type { DeflateAgreement } from './deflate/agreement.ts';
export type { CompressionTuning } from './deflate/deflater.ts';
export type { DeflateOffer } from './deflate/verify-answer.ts';
export { Endpoint, type EndpointEvent, type EndpointOptions, type Role } from './endpoint.ts';
export type { EndpointState } from './endpoint-state.ts';
export { ABNORMAL_CLOSURE, isCloseCode, MAX_REASON_BYTES, NO_STATUS } from './frames/close-payload.ts';
export { encodeFrame, type Frame } from './frames/encode-frame.ts';
export { OPCODE, type Opcode } from './frames/opcode.ts';
export { type AcceptOptions, acceptHandshake, type HandshakeRequest } from './handshake/accept-handshake.ts';
export {
  type ClientHandshake,
  type ClientHandshakeOptions,
  createClientHandshake,
  encodeHandshakeRequest,
  type HandshakeResponse,
  type VerifiedHandshake,
  verifyHandshakeResponse,
} from './handshake/client-handshake.ts';
export {
  encodeHandshakeResponse,
  type HandshakeAccepted,
  type HandshakeRefused,
  type HandshakeResult,
  type RefusalContent,
  type RefusalStatus,
  refuseHandshake,
} from './handshake/handshake-result.ts';
export type { RawHeaders } from './handshake/header-fields.ts';
export { LIMITS, type Limits } from './limits.ts';
export type { Output } from './output-queue.ts';
export { PreparedMessage } from './prepared-message.ts';
