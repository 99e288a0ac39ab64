import { limits } from '@tidewire/protocol';

/** What a connection may cost. Times are milliseconds. */
export interface ConnectionSettings {
  /** From the first to the last byte of a message; beyond it 1008. */
  readonly messageMs: number;
  /** Between pings, minus up to a tenth by chance, so that connections that came together do not ping together. */
  readonly pingMs: number;
  /** For the answer to a ping; beyond it 4201. */
  readonly pongMs: number;
  /** For the peer's half of the closing handshake, and for the end of TCP. */
  readonly closeMs: number;
  /** Bytes handed to the socket and not taken by the kernel, above which nothing more is written. */
  readonly highWaterBytes: number;
  readonly controlFramesPerSecond: number;
}

/** What the listening side takes on before it knows who comes. */
export interface ArrivalSettings {
  /** From TCP accept to the 101, or to the end of a request's headers. */
  readonly handshakeMs: number;
  /** From the end of a request's headers to the end of its answer. */
  readonly requestMs: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  /** Addresses whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}

export const defaultConnectionSettings: ConnectionSettings = {
  messageMs: limits.messageMs,
  pingMs: limits.heartbeatMs,
  pongMs: limits.pongMs,
  closeMs: 5_000,
  highWaterBytes: 32_768,
  controlFramesPerSecond: limits.controlFramesPerSecond,
};

export const defaultArrivalSettings: ArrivalSettings = {
  handshakeMs: limits.handshakeMs,
  requestMs: 10_000,
  maxConnections: 20_000,
  maxConnectionsPerAddress: limits.connectionsPerAddress,
  trustedProxies: [],
};
