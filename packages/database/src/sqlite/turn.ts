import { DatabaseBusyError } from '../errors.ts';

/** How many statements may wait for the connection. At the bound the next one is refused with `DatabaseBusyError`. */
const maxWaiting = 10_000;

/** One at a time, in the order of asking. Whoever takes a turn gives it back by calling the function it got. */
export class Turn {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  async take(): Promise<() => void> {
    if (this.#taken) {
      if (this.#waiting.length >= maxWaiting) {
        throw new DatabaseBusyError(`${maxWaiting} statements already wait for the database`);
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.push(resolve);
      await promise;
    }
    this.#taken = true;
    let isMine = true;
    return () => {
      if (isMine) {
        isMine = false;
        this.#passOn();
      }
    };
  }

  /** `#taken` stays true while the turn goes from one to the next: nobody can slip in between. */
  #passOn(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}
