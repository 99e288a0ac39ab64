import type { Context } from './command.ts';
import { alignColumns, describeFields, write } from './output.ts';
import { createProgress } from './progress.ts';

/** One thing: its fields, or one JSON object. */
export const showOne = ({ isJson, terminal }: Context, thing: object): Promise<void> =>
  write(terminal.stdout, isJson ? `${JSON.stringify(thing)}\n` : describeFields(thing));

/** One sentence of what was done; for machines the thing itself. */
export const showDone = ({ isJson, terminal }: Context, sentence: string, thing: object): Promise<void> =>
  write(terminal.stdout, isJson ? `${JSON.stringify(thing)}\n` : `${sentence}\n`);

/** A list: columns, a page at a time, or a JSON object a line. */
export async function showList<T extends object>(
  { isJson, terminal }: Context,
  items: AsyncIterable<T>,
  columns: Record<string, (item: T) => unknown>,
): Promise<void> {
  const progress = createProgress(terminal, 'listed');
  const names = Object.keys(columns);
  let rows: unknown[][] = [names.map((name) => name.toUpperCase())];
  let count = 0;
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await write(terminal.stdout, alignColumns(rows));
    rows = [];
  };
  try {
    for await (const item of items) {
      count += 1;
      progress.update(count);
      if (isJson) await write(terminal.stdout, `${JSON.stringify(item)}\n`);
      else rows.push(Object.values(columns).map((cell) => cell(item)));
      if (rows.length > pageRows) await flush();
    }
  } finally {
    progress.end();
  }
  if (!isJson) await flush();
}

const pageRows = 200;
