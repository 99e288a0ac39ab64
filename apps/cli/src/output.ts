import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

/** Waits while whoever reads is behind, so that a long list is never held in memory. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** What people wrote must not move the cursor of a terminal. */
export const visible = (value: unknown): string =>
  stripVTControlCharacters(String(value ?? '–')).replace(/\p{Cc}/gu, ' ');

/** Columns that line up; the last one has its own length. */
export function alignColumns(rows: readonly (readonly unknown[])[]): string {
  const cells = rows.map((row) => row.map(visible));
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]): string =>
    row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  ');
  return cells.map((row) => `${line(row)}\n`).join('');
}

/** `name: value`, one a line. */
export const describeFields = (thing: object): string =>
  Object.entries(thing)
    .map(
      ([name, value]) =>
        `${name}: ${visible(value !== null && typeof value === 'object' ? JSON.stringify(value) : value)}\n`,
    )
    .join('');
