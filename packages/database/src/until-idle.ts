import { DatabaseUnavailableError } from './errors.ts';

/** Counts calls under way, so that closing can wait for them and later ones are refused instead of opening everything again. */
export class UntilIdle {
  #underWay = 0;
  #closing: { promise: Promise<void>; resolve: () => void } | undefined;

  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.#closing) throw new DatabaseUnavailableError('the database is closed');
    this.#underWay++;
    try {
      return await call();
    } finally {
      this.#underWay--;
      this.#settle();
    }
  }

  /** Resolves when the last call that was let in has ended. */
  close(): Promise<void> {
    this.#closing ??= Promise.withResolvers<void>();
    this.#settle();
    return this.#closing.promise;
  }

  #settle(): void {
    if (this.#underWay === 0) this.#closing?.resolve();
  }
}
