/**
 * Incremental UTF-8 checking (RFC 6455 §8.1, RFC 3629): fails at the first byte that no valid text can have in its
 * place, however the text is cut.
 *
 * The state is what may come next. Only the byte after a lead has a narrowed range (it excludes overlong forms,
 * surrogates and everything above U+10FFFF); any further continuation byte is 80–BF.
 */
const CONTINUATION_MIN = 0x80;
const CONTINUATION_MAX = 0xbf;

export class Utf8Checker {
  /** Continuation bytes still owed by the character at hand. */
  #owed = 0;
  #min = CONTINUATION_MIN;
  #max = CONTINUATION_MAX;

  /** False when the text ends inside a character; when true, the checker is as good as new. */
  get isWhole(): boolean {
    return this.#owed === 0;
  }

  /** Checks the next piece; false at the first bad byte, after which the checker must not be used again. */
  push(bytes: Uint8Array, start: number, end: number): boolean {
    let at = start;
    while (at < end) {
      if (this.#owed === 0) {
        at = skipAscii(bytes, at, end);
        if (at === end) return true;
        if (!this.#lead(bytes[at] ?? 0)) return false;
      } else {
        const byte = bytes[at] ?? 0;
        if (byte < this.#min || byte > this.#max) return false;
        this.#owed -= 1;
        this.#min = CONTINUATION_MIN;
        this.#max = CONTINUATION_MAX;
      }
      at += 1;
    }
    return true;
  }

  /** The table of RFC 3629 §4, first column. */
  #lead(byte: number): boolean {
    if (byte < 0xc2 || byte > 0xf4) return false;
    this.#owed = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (byte === 0xe0) this.#min = 0xa0;
    else if (byte === 0xed) this.#max = 0x9f;
    else if (byte === 0xf0) this.#min = 0x90;
    else if (byte === 0xf4) this.#max = 0x8f;
    return true;
  }
}

const WORD_WISE_FROM_BYTES = 64;
const NON_ASCII_WORD = 0x80808080;

/** The index of the first byte at or after `at` that is not ASCII, or `end`. */
function skipAscii(bytes: Uint8Array, at: number, end: number): number {
  let index = at;
  // A short look first: in text that is not ASCII, runs are short and a word view would cost more than it saves.
  const near = Math.min(end, at + WORD_WISE_FROM_BYTES);
  while (index < near && (bytes[index] ?? 0) < 0x80) index += 1;
  if (index < near || index === end) return index;
  while (((bytes.byteOffset + index) & 3) !== 0 && index < end && (bytes[index] ?? 0) < 0x80) index += 1;
  if (((bytes.byteOffset + index) & 3) === 0) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + index, (end - index) >>> 2);
    let word = 0;
    while (word < words.length && ((words[word] ?? 0) & NON_ASCII_WORD) === 0) word += 1;
    index += word * 4;
  }
  while (index < end && (bytes[index] ?? 0) < 0x80) index += 1;
  return index;
}
