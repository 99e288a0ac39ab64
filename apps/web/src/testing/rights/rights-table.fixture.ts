/**
 * The table of docs/rights.md, and what the API's document says there is to ask. Knows no server.
 */
import { readFileSync } from 'node:fs';
import document from '../../../../../docs/api/openapi.json' with { type: 'json' };

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

/** `on` is what the operation is asked about, in the words of the page: `private room, a member`. */
export type Row = { operation: string; on: string; expected: Record<CallerKind, number> };

const page = new URL('../../../../../docs/rights.md', import.meta.url);

/** The rows of the first table under this heading, as lists of cells without the space around them. */
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

export function readRightsTable(): Row[] {
  const [head, , ...lines] = cellsUnder('Over REST');
  if (head?.slice(2).join() !== callers.join()) throw new Error(`the columns are not ${callers.join()}`);
  return lines.map(([operation = '', on = '', ...cells]) => {
    if (cells.length !== callers.length) throw new Error(`${operation} (${on}) has ${cells.length} cells`);
    const expected = Object.fromEntries(callers.map((caller, at) => [caller, Number(cells[at])]));
    return { operation, on, expected: expected as Record<CallerKind, number> };
  });
}

export type DocumentedOperation = {
  id: string;
  method: string;
  path: string;
  /** Names of the path's parameters, in their order. */
  params: string[];
  /** Whether it is a list that is read by pages. */
  takesCursor: boolean;
};

export const documentedOperations: readonly DocumentedOperation[] = Object.entries(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]: [string, { operationId?: string }]) => {
      const { operationId } = operation;
      if (operationId === undefined) return [];
      return [
        {
          id: operationId,
          method: method.toUpperCase(),
          path,
          params: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
          takesCursor: JSON.stringify(operation).includes('"name":"cursor"'),
        },
      ];
    }),
);

export function getOperation(id: string): DocumentedOperation {
  const found = documentedOperations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`the document has no ${id}`);
  return found;
}
