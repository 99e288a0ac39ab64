export type Cancel = () => void;

/** Time as the client sees it; tests hand in one that they move by themselves. */
export type Clock = {
  /** Unix milliseconds. It may jump: people close their laptops. */
  now(): number;
  /** Calls once after `ms`, unless cancelled. Late is allowed, early is not. */
  setTimer(callback: () => void, ms: number): Cancel;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (callback, ms) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
