import { Writable } from 'node:stream';

/** A stream for tests that keeps the text written to it. */
export class TextSink extends Writable {
  isTTY?: boolean;
  columns?: number;
  #text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#text += chunk.toString();
    done();
  }

  /** What was written since the last time. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}
