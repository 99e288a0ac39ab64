/**
 * The tables of docs/rights.md, as lists of what each kind of caller is to be answered. Knows no server, and not what the words in a cell mean.
 */
import { readFileSync } from 'node:fs';

export const callers = [
  'Nobody',
  'Guest',
  'Stranger',
  'Member',
  'Moderator',
  'Owner',
  'Admin',
  'Read key',
  'Write key',
  'Expired key',
] as const;
export type CallerKind = (typeof callers)[number];

/** `what` is asked, and `on` what, in the words of the page. */
export type Row<Outcome> = { what: string; on: string; expected: Record<CallerKind, Outcome> };

const page = new URL('../docs/rights.md', import.meta.url);

/** The rows of the first table under this heading of the page. */
export function readRights<Outcome>(heading: string, read: (cell: string) => Outcome): Row<Outcome>[] {
  const [head, , ...lines] = cellsUnder(heading);
  if (head?.slice(2).join() !== callers.join()) throw new Error(`the columns are not ${callers.join()}`);
  return lines.map(([what = '', on = '', ...cells]) => {
    if (cells.length !== callers.length) throw new Error(`${what} (${on}) has ${cells.length} cells`);
    const outcomes = cells.map(read);
    const expected = Object.fromEntries(callers.map((caller, at) => [caller, outcomes[at]]));
    return { what, on, expected: expected as Record<CallerKind, Outcome> };
  });
}

/** As lists of cells without the space around them. */
function cellsUnder(heading: string): string[][] {
  const [, after = ''] = readFileSync(page, 'utf8').split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
