import type { Status } from '@tidewire/client';

/** One state the connection was in. `at` is when it began, Unix ms. */
export type LoggedStatus = { readonly id: number; readonly at: number; readonly status: Status };

const maxEntries = 50;

/** What the connection went through since the page was opened, the newest first. At the bound the oldest are forgotten. */
export class ConnectionLog {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #entries: readonly LoggedStatus[] = [];
  #nextId = 1;

  constructor(now: () => number) {
    this.#now = now;
  }

  get entries(): readonly LoggedStatus[] {
    return this.#entries;
  }

  note(status: Status): void {
    this.#entries = [{ id: this.#nextId, at: this.#now(), status }, ...this.#entries].slice(0, maxEntries);
    this.#nextId += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
