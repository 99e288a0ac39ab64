/** One Ctrl-C may arrive twice, from the terminal and from a runner that passes it on: only what comes later is a second wish. */
const echoMs = 500;

export interface InterruptParts {
  /** `process`, or what stands for it in a test. */
  readonly source: { on(signal: 'SIGTERM' | 'SIGINT', heard: (signal: NodeJS.Signals) => void): unknown };
  /** Milliseconds that only grow. */
  readonly elapsed: () => number;
  readonly onFirst: (signal: NodeJS.Signals) => void;
  readonly onSecond: (signal: NodeJS.Signals) => void;
}

/** The first wish to stop, and the second one of somebody who cannot wait. */
export function listenToInterrupts({ source, elapsed, onFirst, onSecond }: InterruptParts): void {
  let firstAt: number | undefined;
  const heard = (signal: NodeJS.Signals): void => {
    if (firstAt === undefined) {
      firstAt = elapsed();
      onFirst(signal);
    } else if (elapsed() - firstAt >= echoMs) onSecond(signal);
  };
  source.on('SIGTERM', heard);
  source.on('SIGINT', heard);
}
