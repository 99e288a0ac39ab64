/** Time as this room is handed it: the real one in `main.ts`, a fake one in tests. `now` is Unix milliseconds. */
export type FeedClock = {
  now(): number;
  setTimeout(run: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
};
