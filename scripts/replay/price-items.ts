import type { FeedCreate } from '@tidewire/protocol';
import { CsvError, type CsvRecord, readCsv } from './csv-reader.ts';
import { inferBarMs, quoteOfRow, sampleRows } from './price-bars.ts';
import { mapColumns, type PriceLayout } from './price-columns.ts';
import { type BadRow, type PriceRow, parsePriceRow } from './price-row.ts';
import { ReplayError } from './replay-error.ts';
import type { ReplayItem } from './replay-item.ts';
import type { Speed } from './speed.ts';

/** A price file to replay. `chunks` is its text, read bit by bit; `bytes` its length. */
export type PriceFile = { name: string; chunks: AsyncIterable<string>; bytes: number };

export type PriceReading = {
  file: PriceFile;
  feed: FeedCreate;
  speed: Speed;
  /** Told of each row that is left out; when it is missing, a bad row ends the replay. */
  onBadRow?: ((bad: BadRow) => void) | undefined;
  onLayout: (layout: PriceLayout) => void;
};

type Numbered = { row: PriceRow; endOffset: number };

/**
 * The rows of a price file as a replay, read as they are needed: the file is never in memory as a whole.
 *
 * @throws {ReplayError} at the first row that cannot be read (with file, line and column), or when the file has no rows
 */
export async function* readPriceItems(reading: PriceReading): AsyncGenerator<ReplayItem> {
  const rows = readRows(reading);
  const { sample, rest } = await take(rows, sampleRows);
  const [first] = sample;
  if (rest.kind === 'failed' && first === undefined) throw rest.error;
  if (first === undefined) throw new ReplayError(`${reading.file.name} has a header and no rows to replay`);
  const barMs = inferBarMs(sample.map(({ row }) => row));
  let index = 0;
  let before: PriceRow | undefined;
  const toItem = ({ row, endOffset }: Numbered): ReplayItem => {
    const quote = quoteOfRow(row, before, barMs);
    const item = {
      feed: reading.feed,
      dueMs: dueMs(reading.speed, index, row.time - first.row.time),
      events: () => [{ type: 'quote' as const, quote }],
      done: Math.min(1, endOffset / reading.file.bytes),
      label: describeTime(row.time, barMs),
    };
    index += 1;
    before = row;
    return item;
  };
  for (const entry of sample) yield toItem(entry);
  if (rest.kind === 'failed') throw rest.error;
  for await (const entry of rows) yield toItem(entry);
}

async function* readRows(reading: PriceReading): AsyncGenerator<Numbered> {
  const { file, onBadRow } = reading;
  let layout: PriceLayout | undefined;
  let before: number | undefined;
  for await (const record of readRecords(file)) {
    if (layout === undefined) {
      layout = mapColumns(file.name, record);
      reading.onLayout(layout);
      continue;
    }
    const parsed = parsePriceRow(layout, record, before);
    if ('row' in parsed) {
      before = parsed.row.time;
      yield { row: parsed.row, endOffset: record.endOffset };
    } else if (onBadRow !== undefined) onBadRow(parsed.bad);
    else throw new ReplayError(describeBadRow(file.name, parsed.bad));
  }
  if (layout === undefined) throw new ReplayError(`${file.name} is empty`);
}

/** Where the grammar is broken nothing after it can be trusted, so that no option skips it. */
async function* readRecords(file: PriceFile): AsyncGenerator<CsvRecord> {
  try {
    yield* readCsv(file.chunks);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { line, column, message } = error;
    throw new ReplayError(describeBadRow(file.name, { line, column, complaint: message }), { cause: error });
  }
}

export const describeBadRow = (file: string, { line, column, complaint }: BadRow): string =>
  `${file}:${line}:${column}: ${complaint}`;

function dueMs(speed: Speed, index: number, sinceFirstMs: number): number {
  switch (speed.by) {
    case 'rows':
      return (index * 1_000) / speed.perSecond;
    case 'time':
      return sinceFirstMs / speed.factor;
    case 'server':
      return 0;
  }
}

/** `2004-08-19`, or with the clock where bars are shorter than a day. */
export function describeTime(time: number, barMs: number | undefined): string {
  const text = new Date(time).toISOString();
  return barMs !== undefined && barMs >= 86_400_000 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

type Rest = { kind: 'more' } | { kind: 'none' } | { kind: 'failed'; error: unknown };

/** The first items, and what becomes of the others. A failure does not take the items before it along. */
async function take<T>(source: AsyncGenerator<T>, count: number): Promise<{ sample: T[]; rest: Rest }> {
  const sample: T[] = [];
  try {
    while (sample.length < count) {
      const { value, done } = await source.next();
      if (done) return { sample, rest: { kind: 'none' } };
      sample.push(value);
    }
  } catch (error) {
    return { sample, rest: { kind: 'failed', error } };
  }
  return { sample, rest: { kind: 'more' } };
}
