import { createHash } from 'node:crypto';

/** RFC 6455 §1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The `Sec-WebSocket-Accept` that proves a `Sec-WebSocket-Key` was read (RFC 6455 §4.2.2). */
export function acceptFor(key: string): string {
  return createHash('sha1')
    .update(key + GUID, 'latin1')
    .digest('base64');
}

/** 16 bytes in base64. */
const KEY = /^[A-Za-z0-9+/]{22}==$/;

/** Whether it is the base64 of 16 bytes (RFC 6455 §4.1, item 7). */
export function isWebSocketKey(key: string): boolean {
  return KEY.test(key);
}
