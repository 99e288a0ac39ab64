/** A cell of a grid whose rows may be of different length. */
export type Cell = { readonly row: number; readonly column: number };

/** Rows that one press of Page up or Page down goes. */
const pageRows = 5;

/**
 * Where a key leads from a cell; the same cell where there is nothing further, and `undefined` for keys that mean nothing in a grid.
 * `lengths`: how many cells each row has, at least one.
 */
export function stepFrom(at: Cell, key: string, lengths: readonly number[]): Cell | undefined {
  switch (key) {
    case 'ArrowRight':
      return at.column + 1 < (lengths[at.row] ?? 0)
        ? { row: at.row, column: at.column + 1 }
        : at.row + 1 < lengths.length
          ? { row: at.row + 1, column: 0 }
          : at;
    case 'ArrowLeft':
      if (at.column > 0) return { row: at.row, column: at.column - 1 };
      return at.row > 0 ? { row: at.row - 1, column: (lengths[at.row - 1] ?? 1) - 1 } : at;
    case 'ArrowDown':
      return inRow(at, at.row + 1, lengths);
    case 'ArrowUp':
      return inRow(at, at.row - 1, lengths);
    case 'PageDown':
      return inRow(at, Math.min(at.row + pageRows, lengths.length - 1), lengths);
    case 'PageUp':
      return inRow(at, Math.max(at.row - pageRows, 0), lengths);
    default:
      return undefined;
  }
}

/** The cell above or below, or the last of a row that is shorter. */
function inRow(at: Cell, row: number, lengths: readonly number[]): Cell {
  const length = lengths[row];
  return length === undefined ? at : { row, column: Math.min(at.column, length - 1) };
}

/** Cuts a list into rows. */
export const rowsOf = <Item>(items: readonly Item[], columns: number): (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
    items.slice(row * columns, (row + 1) * columns),
  );
