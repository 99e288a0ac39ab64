import { StringDecoder } from 'node:string_decoder';

/** A line longer than this is shown in pieces, so a process that never ends a line costs no more memory than this. */
const longestLine = 64 * 1024;

/**
 * Cuts what a process writes into lines, whatever the pieces it arrives in.
 *
 * @param {(line: string) => void} onLine
 */
export function createLineCutter(onLine) {
  const decoder = new StringDecoder('utf8');
  let rest = '';

  /** @param {string} text */
  const take = (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.replace(/\r$/, ''));
    while (rest.length >= longestLine) {
      onLine(rest.slice(0, longestLine));
      rest = rest.slice(longestLine);
    }
  };

  return {
    /** @param {Buffer} bytes */
    write: (bytes) => take(decoder.write(bytes)),
    /** What came after the last line end. */
    end() {
      take(decoder.end());
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
