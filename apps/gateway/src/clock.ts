/**
 * Time as an argument: whoever needs it is handed a clock, and a test hands over one it moves by itself. The real one is
 * `net/system-clock.ts`.
 */
export interface Clock {
  /** Wall time in Unix milliseconds, for what other machines read. It may jump. */
  now(): number;
  /** Milliseconds since some moment, never going back, for durations and deadlines. */
  elapsed(): number;
  /** Runs `task` once, `delayMs` from now; the returned function takes that back. */
  after(delayMs: number, task: () => void): Cancel;
}

export type Cancel = () => void;
