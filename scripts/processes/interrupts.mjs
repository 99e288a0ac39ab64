// Ctrl-C, SIGTERM and a closed terminal, told apart from their echoes.

/**
 * npm passes on to its script every SIGINT that it gets, and in a terminal the script gets the same Ctrl-C by itself:
 * one key press arrives twice within milliseconds. Only what comes later than this is a second wish.
 */
const echoMs = 1_000;

const names = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @param {object} wishes
 * @param {(name: NodeJS.Signals) => void} wishes.onFirst
 * @param {() => void} wishes.onSecond
 * @param {import('node:events').EventEmitter} [source]
 * @param {() => number} [now] milliseconds
 * @returns {() => void} stops listening
 */
export function onInterrupts({ onFirst, onSecond }, source = process, now = () => performance.now()) {
  /** @type {number | undefined} */
  let firstAt;
  /** @param {NodeJS.Signals} name */
  const heard = (name) => {
    if (firstAt === undefined) {
      firstAt = now();
      onFirst(name);
    } else if (now() - firstAt >= echoMs) {
      onSecond();
    }
  };
  for (const name of names) source.on(name, heard);
  return () => {
    for (const name of names) source.off(name, heard);
  };
}

const betweenLooksMs = 500;

/**
 * Says when the npm that runs this script is gone, killed in a way that it could not pass on. Without npm nothing is
 * watched: whoever starts a script by hand may leave it running.
 *
 * @param {() => void} onGone called once
 * @param {{ env: Record<string, string | undefined>, readonly ppid: number }} [self]
 * @returns {() => void} stops watching
 */
export function onNpmGone(onGone, self = process) {
  if (self.env.npm_lifecycle_event === undefined) return () => {};
  const npm = self.ppid;
  const watching = setInterval(() => {
    if (self.ppid === npm) return;
    clearInterval(watching);
    onGone();
  }, betweenLooksMs);
  watching.unref();
  return () => clearInterval(watching);
}
