import type { Cancel, Clock } from './clock.ts';

const lookEveryMs = 5_000;
const jumpMs = 10_000;

/**
 * Notices that the machine slept: a timer of five seconds that comes ten seconds late. Browsers throttle hidden pages into looking like
 * that too, so this is a reason to ask whether the socket lives, not to believe that it is dead.
 */
export function watchForClockJump(clock: Clock, onJump: () => void): Cancel {
  let cancel: Cancel = () => undefined;
  const look = () => {
    const sleptAt = clock.now();
    cancel = clock.setTimer(() => {
      const lateMs = clock.now() - sleptAt - lookEveryMs;
      look();
      if (lateMs > jumpMs) onJump();
    }, lookEveryMs);
  };
  look();
  return () => cancel();
}
