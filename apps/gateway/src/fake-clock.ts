import type { Cancel, Clock } from './clock.ts';

/** A clock for tests: time stands still until `advance` moves it, and due tasks run in the order of their moments. */
export class FakeClock implements Clock {
  readonly #startedAt: number;
  #elapsedMs = 0;
  #tasks: { dueAt: number; task: () => void }[] = [];

  constructor(startedAt = 1_790_000_000_000) {
    this.#startedAt = startedAt;
  }

  now(): number {
    return this.#startedAt + this.#elapsedMs;
  }

  elapsed(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, task: () => void): Cancel {
    const entry = { dueAt: this.#elapsedMs + delayMs, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  /** How many tasks wait: nothing may be left behind by what was closed. */
  get pendingTasks(): number {
    return this.#tasks.length;
  }

  advance(ms: number): void {
    const end = this.#elapsedMs + ms;
    for (;;) {
      const next = this.#nextDue(end);
      if (next === undefined) break;
      this.#tasks = this.#tasks.filter((other) => other !== next);
      this.#elapsedMs = Math.max(this.#elapsedMs, next.dueAt);
      next.task();
    }
    this.#elapsedMs = end;
  }

  /** Moves on and lets what was awaited meanwhile run. */
  async advanceAsync(ms: number): Promise<void> {
    this.advance(ms);
    await settle();
  }

  #nextDue(end: number) {
    let first: { dueAt: number; task: () => void } | undefined;
    for (const entry of this.#tasks) {
      if (entry.dueAt <= end && (first === undefined || entry.dueAt < first.dueAt)) first = entry;
    }
    return first;
  }
}

/** Lets every promise that can settle without I/O settle. */
export async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
