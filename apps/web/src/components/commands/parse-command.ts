/** What stands in the field when Enter is pressed: words, a command, or words that only begin as one does. */
export type Written =
  | { readonly word: 'text'; readonly body: string }
  | { readonly word: 'command'; readonly name: string; readonly argument: string };

const form = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i;

/** `//` at the beginning says that no command is meant. A path such as `/usr/bin` is none. */
export function parseWritten(text: string): Written {
  const body = text.trim();
  if (body.startsWith('//')) return { word: 'text', body: body.slice(1) };
  const match = form.exec(body);
  if (match === null) return { word: 'text', body };
  return { word: 'command', name: (match[1] ?? '').toLowerCase(), argument: (match[2] ?? '').trim() };
}
