import type { Socket } from 'node:net';
import type { Endpoint } from '@tidewire/websocket';
import type { Clock } from '../clock.ts';

export interface SocketWriterParts {
  readonly socket: Socket;
  readonly source: Pick<Endpoint, 'dataToSend'>;
  readonly clock: Clock;
  readonly highWaterBytes: number;
  readonly onDrained: () => void;
}

/**
 * Takes what an endpoint has to send to its socket, never more than the high-water mark at a time: a large message goes in slices, so
 * that each slice the kernel takes shows as progress. While there is no room, nothing is taken from the endpoint.
 */
export class SocketWriter {
  readonly #parts: SocketWriterParts;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #isEndDue = false;
  #isBlocked = false;
  #isCorked = false;
  #progressedAt: number;

  constructor(parts: SocketWriterParts) {
    this.#parts = parts;
    this.#progressedAt = parts.clock.elapsed();
  }

  get hasRoom(): boolean {
    return this.#waitingBytes === 0 && this.#parts.socket.writableLength < this.#parts.highWaterBytes;
  }

  get bufferedBytes(): number {
    return this.#waitingBytes + this.#parts.socket.writableLength;
  }

  get progressedAt(): number {
    return this.#progressedAt;
  }

  flush(): void {
    while (this.hasRoom && this.#takeOutput()) this.#pump();
    if (!this.hasRoom) this.#isBlocked = true;
    else if (this.#isEndDue) this.#end();
  }

  /** True when there was something to take. */
  #takeOutput(): boolean {
    const { chunks, endTcp } = this.#parts.source.dataToSend();
    if (endTcp) this.#isEndDue = true;
    for (const chunk of chunks) {
      this.#waiting.push(chunk);
      this.#waitingBytes += chunk.byteLength;
    }
    return chunks.length > 0;
  }

  #pump(): void {
    const { socket, highWaterBytes } = this.#parts;
    if (socket.destroyed) {
      this.#waiting = [];
      this.#waitingBytes = 0;
      return;
    }
    while (socket.writableLength < highWaterBytes) {
      const chunk = this.#waiting.shift();
      if (chunk === undefined) return;
      const room = highWaterBytes - socket.writableLength;
      const slice = chunk.byteLength > room ? chunk.subarray(0, room) : chunk;
      if (slice !== chunk) this.#waiting.unshift(chunk.subarray(room));
      this.#waitingBytes -= slice.byteLength;
      this.#write(slice);
    }
  }

  /** What is written in one turn of the event loop leaves together. */
  #write(slice: Uint8Array): void {
    const { socket } = this.#parts;
    if (!this.#isCorked) {
      this.#isCorked = true;
      socket.cork();
      process.nextTick(() => {
        this.#isCorked = false;
        socket.uncork();
      });
    }
    socket.write(slice, this.#onWritten);
  }

  readonly #onWritten = (error?: Error | null): void => {
    // The socket's own 'error' and 'close' tell why.
    if (error) return;
    this.#progressedAt = this.#parts.clock.elapsed();
    if (!this.#isBlocked) return;
    this.#pump();
    this.flush();
    if (!this.hasRoom) return;
    this.#isBlocked = false;
    this.#parts.onDrained();
  };

  #end(): void {
    this.#isEndDue = false;
    this.#parts.socket.end();
  }
}
