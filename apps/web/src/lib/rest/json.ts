/**
 * JSON as strictly as RFC 7493 (I-JSON) wants it: UTF-8, no name twice in an object, and not nested without end. `JSON.parse` alone keeps
 * the last of two equal names, and whoever checked the first was fooled.
 */

export const maxJsonDepth = 32;

export type ReadJson = { value: unknown } | { broken: string };

export function readJson(bytes: Uint8Array): ReadJson {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return { broken: 'The body is not UTF-8' };
    throw error;
  }
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return { broken: 'The body is not JSON' };
    throw error;
  }
  const broken = findAmbiguity(text);
  return broken === undefined ? { value } : { broken };
}

/** `text` is known to be JSON. */
function findAmbiguity(text: string): string | undefined {
  // One entry per open bracket: the names seen so far in an object, nothing in an array.
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '{':
        open.push(new Set());
        break;
      case '[':
        open.push(undefined);
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case '"': {
        const end = endOfString(text, at);
        const names = open.at(-1);
        if (names !== undefined && isName(text, end)) {
          const name: string = JSON.parse(text.slice(at, end));
          if (names.has(name)) return 'The body names a field twice';
          names.add(name);
        }
        at = end - 1;
        break;
      }
    }
    if (open.length > maxJsonDepth) return `The body is nested deeper than ${maxJsonDepth}`;
  }
  return undefined;
}

/** The index behind the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Whether what ends at `end` is a member's name: the next thing is a colon. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}
