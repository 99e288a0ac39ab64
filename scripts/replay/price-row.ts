import type { CsvField, CsvRecord } from './csv-reader.ts';
import type { PriceColumn, PriceLayout } from './price-columns.ts';
import { parsePriceTime, timeForms } from './price-time.ts';

/** One row of a price file: a bar, or a single price. `time` is Unix milliseconds. */
export type PriceRow = {
  time: number;
  close: number;
  open?: number;
  high?: number;
  low?: number;
  volume?: number;
  bid?: number;
  ask?: number;
};

/** A row that cannot be published, and where it is wrong. */
export type BadRow = { line: number; column: number; complaint: string };

export type ParsedRow = { row: PriceRow } | { bad: BadRow };

const number = /^\+?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i;

/** Reads one row; `before` is the time of the row before it, which must not be later. */
export function parsePriceRow(layout: PriceLayout, record: CsvRecord, before: number | undefined): ParsedRow {
  const { fields, line } = record;
  if (fields.length !== layout.width) {
    const beyond = fields[layout.width] ?? fields.at(-1);
    const complaint = `expected ${count(layout.width, 'field')} as in the header, got ${fields.length}`;
    return { bad: { line, column: beyond?.column ?? 1, complaint } };
  }
  const reading = new RowReading(layout, record);
  const time = reading.time();
  const close = reading.price('close');
  const row = {
    time: time ?? 0,
    close: close ?? 0,
    ...reading.optional('open'),
    ...reading.optional('high'),
    ...reading.optional('low'),
    ...reading.optional('volume'),
    ...reading.optional('bid'),
    ...reading.optional('ask'),
  };
  reading.check('low', row, (low) => row.high === undefined || low <= row.high, 'is above the high');
  for (const name of ['open', 'close'] as const) {
    reading.check(name, row, (price) => row.high === undefined || price <= row.high, 'is above the high');
    reading.check(name, row, (price) => row.low === undefined || price >= row.low, 'is below the low');
  }
  reading.check('ask', row, (ask) => row.bid === undefined || ask >= row.bid, 'is below the bid');
  if (time !== undefined && before !== undefined && time < before) {
    reading.refuse('time', 'is before the row above; rows must go from the oldest to the newest');
  }
  return reading.bad === undefined ? { row } : { bad: reading.bad };
}

/** Keeps the first complaint about a row. */
class RowReading {
  readonly #layout: PriceLayout;
  readonly #record: CsvRecord;
  bad: BadRow | undefined;

  constructor(layout: PriceLayout, record: CsvRecord) {
    this.#layout = layout;
    this.#record = record;
  }

  time(): number | undefined {
    const time = parsePriceTime(this.#textOf('time'));
    if (time === undefined) this.refuse('time', `expected ${timeForms}, got`);
    return time;
  }

  price(name: PriceColumn): number | undefined {
    const text = this.#textOf(name);
    const value = number.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value)) return value;
    this.refuse(name, 'expected a number of 0 or more, got');
    return undefined;
  }

  /** The column's value as a member of that name; none when the file has no such column or the row leaves it empty. */
  optional<Name extends PriceColumn>(name: Name): { [key in Name]?: number } {
    if (this.#textOf(name) === '') return {};
    const value = this.price(name);
    return value === undefined ? {} : ({ [name]: value } as { [key in Name]?: number });
  }

  check(name: PriceColumn, row: object, isGood: (value: number) => boolean, complaint: string): void {
    const value = (row as { [key: string]: number | undefined })[name];
    if (value !== undefined && !isGood(value)) this.refuse(name, complaint);
  }

  refuse(name: PriceColumn, complaint: string): void {
    const field = this.#fieldOf(name);
    const text = this.#textOf(name);
    const said = complaint.endsWith(', got')
      ? `${name}: ${complaint} ${text === '' ? 'nothing' : `"${shorten(text)}"`}`
      : `${name} "${shorten(text)}" ${complaint}`;
    this.bad ??= {
      line: field?.line ?? this.#record.line,
      column: field?.column ?? 1,
      complaint: said,
    };
  }

  #textOf(name: PriceColumn): string {
    return this.#fieldOf(name)?.text.trim() ?? '';
  }

  #fieldOf(name: PriceColumn): CsvField | undefined {
    const index = this.#layout.columns.get(name);
    return index === undefined ? undefined : this.#record.fields[index];
  }
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
