import { memo } from 'react';
import type { Candle } from './chart-series.ts';
import { formatPrice } from './format-quote.ts';

/** Newest rows that are listed; the chart shows the rest. */
const maxRows = 200;

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});

/** The chart's numbers as a table, newest first: for reading, copying, and for people who do not see the picture. */
export const CandleTable = memo(function CandleTable({
  candles,
  candleMs,
  decimals,
}: {
  candles: readonly Candle[];
  candleMs: number;
  decimals: number;
}) {
  const format = candleMs >= 86_400_000 ? day : moment;
  return (
    <section
      aria-label="Prices"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
      tabIndex={0}
      className="thin-scroll focus-inset absolute inset-0 overflow-auto border-t border-line"
    >
      <table className="numeric w-full text-right text-[13px]">
        <thead className="sticky top-0 bg-canvas text-2xs text-faint">
          <tr className="[&>th]:px-2 [&>th]:py-2 sm:[&>th]:px-4 [&>th:first-child]:pl-4 [&>th:last-child]:pr-4 [&>th]:font-medium">
            <th scope="col" className="text-left">
              Time (UTC)
            </th>
            <th scope="col">Open</th>
            <th scope="col">High</th>
            <th scope="col">Low</th>
            <th scope="col">Close</th>
          </tr>
        </thead>
        <tbody>
          {candles
            .slice(-maxRows)
            .toReversed()
            .map((candle) => (
              <tr
                key={candle.time}
                className="border-t border-line/60 [&>td]:px-2 [&>td]:py-1.5 sm:[&>td]:px-4 [&>td:last-child]:pr-4"
              >
                <th
                  scope="row"
                  className="px-2 pl-4 text-left font-normal whitespace-nowrap text-soft sm:px-4"
                >
                  {format.format(candle.time)}
                </th>
                <td>{formatPrice(candle.open, decimals)}</td>
                <td>{formatPrice(candle.high, decimals)}</td>
                <td>{formatPrice(candle.low, decimals)}</td>
                <td className="font-medium">{formatPrice(candle.close, decimals)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
});
