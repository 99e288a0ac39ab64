// The one writer of standard output. On a terminal it keeps a live line at the bottom and prints everything else above
// it; elsewhere there is no live line and only whole lines are written.

import { styleFor } from './style.mjs';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 80;

/**
 * @typedef {object} Screen
 * @property {boolean} isTerminal whether a person watches, with or without colours
 * @property {import('./style.mjs').Style} style
 * @property {(line: string) => void} print writes one line above the live line
 * @property {(text: (() => string) | undefined) => void} showLive sets what the live line says, or takes it away
 */

/**
 * @param {{ write: (text: string) => unknown, isTTY?: boolean, columns?: number }} [stream]
 * @param {Record<string, string | undefined>} [environment]
 * @returns {Screen}
 */
export function createScreen(stream = process.stdout, environment = process.env) {
  const style = styleFor(stream, environment);
  const hasLiveLine = stream.isTTY === true && environment.TERM !== 'dumb';
  /** @type {(() => string) | undefined} */
  let live;
  /** @type {NodeJS.Timeout | undefined} */
  let ticking;
  let frame = 0;

  const erase = () => stream.write('\r\u001b[K');
  const draw = () => {
    if (live === undefined) return;
    const room = Math.max(10, (stream.columns || 80) - 3);
    stream.write(`${style.cyan(frames[frame % frames.length] ?? '')} ${shorten(live(), room)}`);
  };

  return {
    isTerminal: stream.isTTY === true,
    style,
    print(line) {
      if (live !== undefined) erase();
      stream.write(`${line}\n`);
      draw();
    },
    showLive(text) {
      if (!hasLiveLine) return;
      if (live !== undefined) erase();
      live = text;
      draw();
      if (text === undefined) {
        clearInterval(ticking);
        ticking = undefined;
      } else {
        ticking ??= setInterval(() => {
          frame += 1;
          erase();
          draw();
        }, frameMs);
        ticking.unref();
      }
    },
  };
}

/**
 * @param {string} text
 * @param {number} room
 */
function shorten(text, room) {
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`;
}
