import type { CsvRecord } from './csv-reader.ts';
import { ReplayError } from './replay-error.ts';

/** What a column of a price file can be. The adjusted close is known, so that it is not taken for the close, but not used. */
export type PriceColumn =
  | 'time'
  | 'open'
  | 'high'
  | 'low'
  | 'close'
  | 'adjustedClose'
  | 'volume'
  | 'bid'
  | 'ask';

/** Names in headers, without case, spaces, dashes and underscores. */
const names: Record<PriceColumn, readonly string[]> = {
  time: ['time', 'date', 'datetime', 'timestamp', 'opentime'],
  open: ['open', 'o', 'openprice'],
  high: ['high', 'h', 'highprice', 'max'],
  low: ['low', 'l', 'lowprice', 'min'],
  close: ['close', 'c', 'last', 'price', 'closeprice', 'closelast', 'lastprice'],
  adjustedClose: ['adjclose', 'adjustedclose', 'closeadj', 'adj'],
  volume: ['volume', 'vol', 'v', 'size', 'quantity'],
  bid: ['bid', 'bidprice', 'bestbid'],
  ask: ['ask', 'askprice', 'bestask', 'offer'],
};

/** Where each known column stands; the others are not used. */
export type PriceLayout = {
  columns: ReadonlyMap<PriceColumn, number>;
  width: number;
  unused: readonly string[];
};

/**
 * Finds the columns of a price file in its header, in any order and case. A first column without a name is the time, as data frames are
 * written.
 *
 * @throws {ReplayError} when the time or the price is missing, or there twice
 */
export function mapColumns(file: string, header: CsvRecord): PriceLayout {
  const columns = new Map<PriceColumn, number>();
  const unused: string[] = [];
  for (const [index, { text, line, column }] of header.fields.entries()) {
    const known = columnNamed(text, index);
    if (known === undefined) unused.push(text.trim());
    else if (columns.has(known)) {
      throw new ReplayError(`${file}:${line}:${column}: a second column for the ${known}, "${text.trim()}"`);
    } else columns.set(known, index);
  }
  for (const needed of ['time', 'close'] as const) {
    if (columns.has(needed)) continue;
    const found = header.fields.map(({ text }) => `"${text.trim()}"`).join(', ');
    throw new ReplayError(
      `${file}:${header.line}:1: no column for the ${needed === 'time' ? 'time' : 'price'}: ` +
        `expected one named ${names[needed].slice(0, 4).join(', ')}, and the header has ${found}`,
    );
  }
  return { columns, width: header.fields.length, unused };
}

function columnNamed(text: string, index: number): PriceColumn | undefined {
  const name = text.toLowerCase().replace(/[\s_/.*-]/g, '');
  if (name === '' && index === 0) return 'time';
  return (Object.keys(names) as PriceColumn[]).find((column) => names[column].includes(name));
}
