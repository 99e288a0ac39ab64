import { decodeServerFrame, type Frame } from './wire.ts';

const endOfHead = '\r\n\r\n';

/** What a connection has received and nobody has taken yet. Large messages are put together once, not with every chunk. */
export class Inbox {
  #chunks: Buffer[] = [];
  #size = 0;
  /** Less than this is not a whole frame. */
  #frameSize = 0;

  get size(): number {
    return this.#size;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  clear(): void {
    this.#keep(Buffer.alloc(0));
  }

  /** The head of an HTTP message, without the empty line; undefined while it is not whole. */
  takeHead(): string | undefined {
    const bytes = this.#bytes();
    const end = bytes.indexOf(endOfHead);
    if (end < 0) return undefined;
    this.#keep(bytes.subarray(end + endOfHead.length));
    return bytes.toString('latin1', 0, end);
  }

  /** @throws {Error} when the server breaks the rules for frames */
  takeFrame(): Frame | undefined {
    if (this.#size < this.#frameSize) return undefined;
    const bytes = this.#bytes();
    const decoded = decodeServerFrame(bytes);
    if (decoded.frame !== undefined) this.#keep(bytes.subarray(decoded.size));
    else this.#frameSize = decoded.size;
    return decoded.frame;
  }

  #bytes(): Buffer {
    const [only, another] = this.#chunks;
    if (only !== undefined && another === undefined) return only;
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    return bytes;
  }

  #keep(bytes: Buffer): void {
    this.#chunks = [bytes];
    this.#size = bytes.length;
    this.#frameSize = 0;
  }
}
