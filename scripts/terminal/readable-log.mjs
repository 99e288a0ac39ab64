// Our processes log one JSON object a line (pino). On a terminal a person reads them, so they become a time, a level, a
// message and the other fields; everything else a process writes is left as it is.

/** Pino's numbers for its levels. */
const levels = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);

const fieldsOfEveryLine = new Set(['level', 'time', 'pid', 'hostname', 'name', 'msg']);

/**
 * What turns each line into what the screen shows. Where nobody watches (a file, a journal, a pipe) lines stay JSON, for
 * the programs that read them there.
 *
 * @param {Pick<import('./screen.mjs').Screen, 'isTerminal' | 'style'>} screen
 * @returns {(line: string) => string}
 */
export function createReadableLog({ isTerminal, style }) {
  if (!isTerminal) return (line) => line;
  return (line) => {
    const entry = parseEntry(line);
    if (entry === undefined) return line;
    const time = new Date(entry.time).toTimeString().slice(0, 8);
    const fields = Object.entries(entry)
      .filter(([name]) => !fieldsOfEveryLine.has(name))
      .map(([name, value]) => style.dim(`${name}=`) + readable(value));
    return [style.dim(time), paintLevel(entry.level, style), entry.msg ?? '', ...fields]
      .filter(Boolean)
      .join(' ');
  };
}

/**
 * @param {string} line
 * @returns {{ level: number, time: number | string, msg?: string } & Record<string, unknown> | undefined}
 */
function parseEntry(line) {
  if (!line.startsWith('{"level":')) return undefined;
  try {
    const entry = JSON.parse(line);
    return levels.has(entry.level) && !Number.isNaN(new Date(entry.time).getTime()) ? entry : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * @param {number} level
 * @param {import('./style.mjs').Style} style
 */
function paintLevel(level, style) {
  const word = levels.get(level) ?? '';
  if (level >= 50) return style.red(word);
  if (level >= 40) return style.yellow(word);
  return level <= 20 ? style.dim(word) : '';
}

/** @param {unknown} value */
function readable(value) {
  if (typeof value === 'string') return value;
  const isError = typeof value === 'object' && value !== null && 'stack' in value;
  return isError ? `\n${value.stack}` : JSON.stringify(value);
}
