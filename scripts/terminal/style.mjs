/**
 * Colours for one stream: none when it is not a terminal, when NO_COLOR is set (no-color.org) or the terminal is dumb.
 *
 * @param {{ isTTY?: boolean }} stream
 * @param {Record<string, string | undefined>} [environment]
 */
export function styleFor(stream, environment = process.env) {
  const isColored = stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
  /** @param {number} open @param {number} close */
  const paint = (open, close) => (/** @type {string} */ text) =>
    isColored ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    isColored,
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    blue: paint(34, 39),
    magenta: paint(35, 39),
    cyan: paint(36, 39),
  };
}

/** @typedef {ReturnType<typeof styleFor>} Style */
