import type { Quote } from '@tidewire/protocol';
import type { PriceRow } from './price-row.ts';

/** As many rows are looked at before the first is published. */
export const sampleRows = 64;

/**
 * How long each row's bar lasts, from the usual distance between rows (the lower median, so that nights and weekends do not count).
 * `undefined` when rows are single prices, or there are too few to tell.
 */
export function inferBarMs(rows: readonly PriceRow[]): number | undefined {
  if (rows.every((row) => row.open === undefined && row.high === undefined && row.low === undefined)) {
    return undefined;
  }
  const distances = rows
    .slice(1)
    .map((row, index) => row.time - (rows[index]?.time ?? row.time))
    .filter((distance) => distance > 0)
    .sort((a, b) => a - b);
  return distances[Math.floor((distances.length - 1) / 2)];
}

const dayMs = 86_400_000;

/**
 * The quote that a row is replayed as. Its change is against the close of the row before. The range of a bar of a day is the day's range.
 */
export function quoteOfRow(row: PriceRow, before: PriceRow | undefined, barMs: number | undefined): Quote {
  const { close, ...rest } = row;
  const isDaily = barMs === dayMs;
  return {
    last: close,
    ...rest,
    ...(barMs !== undefined && { barMs }),
    ...(isDaily && row.high !== undefined && { dayHigh: row.high }),
    ...(isDaily && row.low !== undefined && { dayLow: row.low }),
    ...(before !== undefined && changeSince(before.close, close)),
    provenance: 'replayed',
  };
}

function changeSince(previousClose: number, close: number): Partial<Quote> {
  const change = Number((close - previousClose).toPrecision(10));
  return {
    previousClose,
    change,
    ...(previousClose > 0 && { changePercent: Number(((change / previousClose) * 100).toFixed(3)) }),
  };
}
