/** Waits for something to be so. What is waited for is looked at again whenever somebody says that something happened. */
export class Watch {
  readonly #waiting = new Set<() => void>();
  readonly #signal: AbortSignal;
  #isDue = false;

  /** @param signal ends all waiting, with its reason */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Something happened. */
  stir(): void {
    if (this.#isDue || this.#waiting.size === 0) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      for (const look of [...this.#waiting]) look();
    });
  }

  /** False when `isSo` was not so for `patienceMs` in which `measure` said the same all the time. */
  async until(
    isSo: () => boolean,
    { measure, patienceMs }: { measure: () => number; patienceMs: number },
  ): Promise<boolean> {
    this.#signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    let measured = measure();
    let timer = setTimeout(() => resolve(false), patienceMs);
    const look = () => {
      if (isSo()) resolve(true);
      const now = measure();
      if (now === measured) return;
      measured = now;
      clearTimeout(timer);
      timer = setTimeout(() => resolve(false), patienceMs);
    };
    const abort = () => reject(this.#signal.reason);
    this.#signal.addEventListener('abort', abort);
    this.#waiting.add(look);
    look();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(look);
      this.#signal.removeEventListener('abort', abort);
    }
  }
}
