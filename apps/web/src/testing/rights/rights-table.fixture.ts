/**
 * The table of docs/rights.md over REST, and what the API's document says there is to ask. Knows no server.
 */
import document from '../../../../../docs/api/openapi.json' with { type: 'json' };
import { type CallerKind, readRights } from '../../../../../documents/rights.fixture.ts';

/** `on` is what the operation is asked about, in the words of the page: `private room, a member`. */
export type Row = { operation: string; on: string; expected: Record<CallerKind, number> };

export const readRightsTable = (): Row[] =>
  readRights('Over REST', Number).map(({ what, ...row }) => ({ operation: what, ...row }));

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
