// What every command begins with: the environment, the screen, and a signal that says "the person wants to stop".

import { join } from 'node:path';
import { loadEnvironment } from '../environment.mjs';
import { onInterrupts, onNpmGone } from '../processes/interrupts.mjs';
import { Refusal } from '../refusal.mjs';
import { createScreen } from '../terminal/screen.mjs';
import { createSteps } from '../terminal/steps.mjs';

/** Shells report "ended by SIGINT" as this. */
const interruptedExitCode = 130;

/** @param {NodeJS.WriteStream} stream where the set-up tells what it does */
export function createContext(stream = process.stdout) {
  const environment = loadEnvironment();
  const screen = createScreen(stream);
  const interrupted = new AbortController();
  const again = new AbortController();
  const stop = () => interrupted.abort(new Refusal('Stopped.', { exitCode: interruptedExitCode }));
  const stopListening = onInterrupts({ onFirst: stop, onSecond: () => again.abort() });
  const stopWatching = onNpmGone(stop);
  return {
    environment,
    screen,
    steps: createSteps(screen),
    means: { environment, logDir: join(environment.TIDEWIRE_DATA_DIR, 'logs'), stopped: interrupted.signal },
    /** Aborted by the first Ctrl-C or SIGTERM. */
    stopped: interrupted.signal,
    /** Aborted by the second. */
    stoppedAgain: again.signal,
    /** From here on signals are somebody else's. */
    release() {
      stopListening();
      stopWatching();
    },
  };
}

/** @typedef {ReturnType<typeof createContext>} Context */
