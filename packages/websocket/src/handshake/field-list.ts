/**
 * Reads the list-valued header fields of the opening handshake (RFC 6455 §9.1, RFC 9110 §5.6) in one pass, character by
 * character: no regular expression, no backtracking, no object keyed by what a stranger sent.
 */

/** One element of an extension list: its name and its parameters, in order, duplicates kept. */
export interface ListedExtension {
  readonly name: string;
  readonly params: readonly ListedParam[];
}

export interface ListedParam {
  readonly name: string;
  /** Null for a parameter without a value. */
  readonly value: string | null;
}

/** Most elements of one list, and most parameters of one element: far above any real handshake. */
const MAX_ELEMENTS = 32;

/** The tokens of one or more lines of `1#token`; null when malformed, empty, or beyond all reason. */
export function parseTokenList(lines: readonly string[]): readonly string[] | null {
  return parseList(lines, readToken);
}

/** The elements of one or more lines of `1#extension` (RFC 6455 §9.1); null as for `parseTokenList`. */
export function parseExtensionList(lines: readonly string[]): readonly ListedExtension[] | null {
  return parseList(lines, readExtension);
}

/** Whether a string is one `token` (RFC 9110 §5.6.2). */
export function isToken(text: string): boolean {
  const cursor = new Cursor(text);
  return readToken(cursor) !== null && cursor.isAtEnd;
}

/** `#rule` of RFC 9110 §5.6.1: empty elements are skipped, several lines count as one list. */
function parseList<T>(
  lines: readonly string[],
  readElement: (cursor: Cursor) => T | null,
): readonly T[] | null {
  const elements: T[] = [];
  for (const line of lines) {
    const cursor = new Cursor(line);
    while (!cursor.isAtEnd) {
      cursor.skipBlanks();
      if (cursor.isAtEnd || cursor.take(',')) continue;
      const element = elements.length < MAX_ELEMENTS ? readElement(cursor) : null;
      if (element === null) return null;
      elements.push(element);
      cursor.skipBlanks();
      if (!cursor.isAtEnd && !cursor.take(',')) return null;
    }
  }
  return elements.length > 0 ? elements : null;
}

function readExtension(cursor: Cursor): ListedExtension | null {
  const name = readToken(cursor);
  if (name === null) return null;
  const params: ListedParam[] = [];
  cursor.skipBlanks();
  while (cursor.take(';')) {
    cursor.skipBlanks();
    const param = params.length < MAX_ELEMENTS ? readParam(cursor) : null;
    if (param === null) return null;
    params.push(param);
    cursor.skipBlanks();
  }
  return { name, params };
}

function readParam(cursor: Cursor): ListedParam | null {
  const name = readToken(cursor);
  if (name === null) return null;
  cursor.skipBlanks();
  if (!cursor.take('=')) return { name, value: null };
  cursor.skipBlanks();
  const value = cursor.take('"') ? readQuotedToken(cursor) : readToken(cursor);
  return value === null ? null : { name, value };
}

function readToken(cursor: Cursor): string | null {
  const start = cursor.at;
  while (!cursor.isAtEnd && isTokenCharacter(cursor.code)) cursor.at += 1;
  return cursor.at > start ? cursor.text.slice(start, cursor.at) : null;
}

/** RFC 6455 §9.1: what a quoted value says, once unescaped, must be a token as well. */
function readQuotedToken(cursor: Cursor): string | null {
  let value = '';
  while (!cursor.take('"')) {
    cursor.take('\\');
    if (cursor.isAtEnd || !isTokenCharacter(cursor.code)) return null;
    value += cursor.text.charAt(cursor.at);
    cursor.at += 1;
  }
  return value === '' ? null : value;
}

class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  /** Steps over one character if it is the next. */
  take(character: string): boolean {
    if (this.text.charAt(this.at) !== character) return false;
    this.at += 1;
    return true;
  }

  skipBlanks(): void {
    while (this.code === 0x20 || this.code === 0x09) this.at += 1;
  }
}

const TOKEN_CHARACTERS: ReadonlySet<number> = new Set(
  Array.from("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", (character) =>
    character.charCodeAt(0),
  ),
);

function isTokenCharacter(code: number): boolean {
  return TOKEN_CHARACTERS.has(code);
}
