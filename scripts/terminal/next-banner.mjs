// Next introduces itself with the address that it listens on. That is not where people go: a page opened there has
// another origin than PUBLIC_URL and is refused. Where to go is said by us, once both processes answer.

import { stripVTControlCharacters } from 'node:util';

const banner = [
  /^▲ Next\.js \d/,
  /^- (Local|Network): +https?:\/\/\S+$/,
  /^✓ Starting\.\.\.$/,
  /^✓ Ready in [\d.]+ ?\w+$/,
];

/**
 * Whether a line is only Next's greeting. What it says of compiling, of errors and of requests is none.
 *
 * @param {string} line with or without colours
 */
export function isNextBanner(line) {
  const text = stripVTControlCharacters(line).trim();
  return banner.some((pattern) => pattern.test(text));
}
