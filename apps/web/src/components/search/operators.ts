/**
 * The operators of a search as the page offers them. What they mean is the server’s matter; this only knows how they are written down.
 */
export type Operator = { readonly name: string; readonly example: string; readonly meaning: string };

export const operators: readonly Operator[] = [
  { name: 'from:', example: 'from:grace', meaning: 'said by one person: a username, or a name in quotes' },
  { name: 'in:', example: 'in:"Match day"', meaning: 'said in one room' },
  { name: 'after:', example: 'after:2026-06-11', meaning: 'said on this day or later' },
  { name: 'before:', example: 'before:2026-07-01', meaning: 'said before this day' },
  { name: 'has:', example: 'has:link', meaning: 'with a link in it' },
  { name: '"…"', example: '"extra time"', meaning: 'these words, together and in this order' },
];

/** The text with an operator at its end, ready to be gone on with. */
export function withOperator(text: string, operator: string): string {
  const before = text.trimEnd();
  return before === '' ? operator : `${before} ${operator}`;
}

const spoken = /(?:^|\s)has:link(?=\s|$)/i;

export const asksForLink = (text: string): boolean => spoken.test(text);

/** Asks for links, or no longer. */
export const toggleLink = (text: string): string =>
  asksForLink(text) ? text.replace(spoken, '').trim() : withOperator(text, 'has:link');

/** Restricts a search to a room. A name that cannot stand between quotes is written as the room’s id. */
export const inRoom = ({ id, name }: { id: string; name: string }): string =>
  `in:${name.includes('"') ? id : /[\s:]/.test(name) ? `"${name}"` : name}`;

/** Where the room of a header is searched from. */
export const searchRoomAddress = (room: { id: string; name: string }): string =>
  searchAddress(`${inRoom(room)} `);

export const searchAddress = (text: string): string => `/search?${new URLSearchParams({ q: text })}`;

/** A day as operators take it, so many days before `now`, by the reader’s calendar. */
export function dayBefore(now: number, days: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() - days);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
