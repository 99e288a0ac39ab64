import type { Unsubscribe } from './api.ts';

/** Those who want to hear of a value: the present one at once, then each new one. */
export class Listeners<Value> {
  readonly #call: (handler: () => void) => void;
  readonly #current: () => Value;
  readonly #listeners = new Map<object, (value: Value) => void>();

  /** @param call calls a listener and keeps what it throws from harming anybody else */
  constructor(call: (handler: () => void) => void, current: () => Value) {
    this.#call = call;
    this.#current = current;
  }

  add(listener: (value: Value) => void): Unsubscribe {
    const key = {};
    this.#listeners.set(key, listener);
    this.#call(() => listener(this.#current()));
    return () => this.#listeners.delete(key);
  }

  tell(value: Value): void {
    for (const listener of [...this.#listeners.values()]) this.#call(() => listener(value));
  }
}
