/**
 * A failure that the reader can mend: its message is one whole sentence and is all that is printed, with no stack.
 * Everything else that is thrown is a bug and keeps its stack.
 */
export class Refusal extends Error {
  /**
   * @param {string} sentence
   * @param {{ exitCode?: number, cause?: unknown }} [options]
   */
  constructor(sentence, { exitCode = 1, cause } = {}) {
    super(sentence, { cause });
    this.name = 'Refusal';
    this.exitCode = exitCode;
  }
}
