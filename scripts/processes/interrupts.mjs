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
