import type { Writable } from 'node:stream';

// What `ws` exports and its types leave out.
declare module 'ws' {
  class Receiver extends Writable {
    constructor(options: { isServer: boolean; allowSynchronousEvents?: boolean; maxPayload?: number });
  }
}
