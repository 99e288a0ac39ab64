import { memo } from 'react';
import type { Candle } from './chart-series.ts';
import { formatPrice } from './format-quote.ts';

/** Newest rows that are listed; the chart shows the rest. */
const maxRows = 200;

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const timeOfDay = new Intl.DateTimeFormat('en-GB', {
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
  const isDaily = candleMs >= 86_400_000;
  return (
    <section
      aria-label="Prices"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
      tabIndex={0}
      className="thin-scroll focus-inset absolute inset-0 overflow-auto border-t border-line"
    >
      <table className="numeric w-full text-right text-xs sm:text-[13px]">
        <thead className="sticky top-0 bg-canvas text-2xs text-faint">
          <tr className="[&>th]:px-1.5 [&>th]:py-2 sm:[&>th]:px-4 [&>th:first-child]:pl-4 [&>th:last-child]:pr-4 [&>th]:font-medium">
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
                className="border-t border-line/60 [&>td]:px-1.5 [&>td]:py-1.5 sm:[&>td]:px-4 [&>td:last-child]:pr-4"
              >
                <th
                  scope="row"
                  className="pr-1.5 pl-4 text-left font-normal whitespace-nowrap text-soft sm:px-4"
                >
                  {isDaily ? day.format(candle.time) : <Moment at={candle.time} />}
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

/** A phone has no room for the day beside four prices; whoever listens hears it all the same. */
function Moment({ at }: { at: number }) {
  return (
    <>
      <span className="max-sm:sr-only">{dayOfYear.format(at)}, </span>
      {timeOfDay.format(at)}
    </>
  );
}
