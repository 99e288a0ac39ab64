'use client';

import type { Feed } from '@tidewire/protocol/wire';
import { useTheme } from 'next-themes';
import { useEffect, useRef, useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import type { QuoteEntry } from '#web/realtime/quotes/quote-board.ts';
import { Button } from '../ui/button.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { AlertLines } from './alert-lines.tsx';
import { CandleTable } from './candle-table.tsx';
import type { ChartDrawing, ChartStyle } from './chart-drawing.ts';
import { barName, barsFor, candleLengths, firstLengthMs, rangesFor } from './chart-ranges.ts';
import { candlesWithin, hasBars, quotesOf, quotesOfBars } from './chart-series.ts';
import { decimalsOf, symbolOf } from './format-quote.ts';
import { PriceFeed, type PriceFeedState, type PriceHistory } from './price-feed.ts';
import { hasNav } from './quote-view.ts';

type View = ChartStyle | 'table';

const views = [
  { value: 'candles', label: 'Candles' },
  { value: 'line', label: 'Line' },
  { value: 'table', label: 'Table' },
] as const;

const pageSize = 100;

/** How often the table takes in what is new. */
const tableEveryMs = 1_000;

/** How many candles are shown when nobody has asked for a range. */
const comfortableBars = 120;

/** Ticks are read as the server gathered them; a source of whole bars, or one that has not shown yet what it is, as it sent them. */
function historyOf({ id, latest, provenance }: Feed): PriceHistory {
  if (latest === null || ('last' in latest && hasBars([latest]))) {
    return {
      load: async (cursor) => {
        const { items, nextCursor } = await api.feedEvents(id, pageSize, cursor);
        return { quotes: quotesOf(items), nextCursor };
      },
      isSame: () => true,
    };
  }
  return {
    load: async (cursor, candleMs) => {
      const { items, nextCursor } = await api.bars(id, barsFor(candleMs), pageSize, cursor);
      return { quotes: quotesOfBars(items, provenance), nextCursor };
    },
    isSame: (oneMs, otherMs) => barsFor(oneMs) === barsFor(otherMs),
  };
}

/** The course of one feed, live at its end. `listen` hands over each tick. */
export function PriceChart({
  feed,
  listen,
}: {
  feed: Feed;
  listen: (hear: (entry: QuoteEntry) => void) => void;
}) {
  const [view, setView] = useState<View>(hasNav(feed) ? 'line' : 'candles');
  const [lengthMs, setLengthMs] = useState(firstLengthMs);
  const [range, setRange] = useState<string>();
  const [state, setState] = useState<PriceFeedState>();
  const [isFollowing, setFollowing] = useState(true);
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<ChartDrawing>(undefined);
  const [chart, setChart] = useState<ChartDrawing>();
  const prices = useRef<PriceFeed>(undefined);
  const last = feed.latest !== null && 'last' in feed.latest ? feed.latest.last : 1;
  const decimals = decimalsOf(feed.id, last);

  // biome-ignore lint/correctness/useExhaustiveDependencies: style and length are changed in place, below
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let isOver = false;
    let shownTurn: number | undefined;
    let previousClose: number | undefined;
    let tableTimer: ReturnType<typeof setTimeout> | undefined;
    // The picture grows with every tick; rows for reading change less often.
    const refreshTable = () => {
      tableTimer ??= setTimeout(() => {
        tableTimer = undefined;
        setState({ ...priceFeed.state, candles: [...priceFeed.state.candles] });
      }, tableEveryMs);
    };
    const draw = (now: PriceFeedState) => {
      setState(now);
      const chart = drawing.current;
      if (chart === undefined) return;
      chart.setCandles(now.candles, now.candleMs);
      if (shownTurn === now.turn || now.candles.length === 0) return;
      if (now.history.word !== 'loading') shownTurn = now.turn;
      chart.show(comfortableBars, now.candles.length);
    };
    const priceFeed = new PriceFeed(historyOf(feed), lengthMs, {
      onAll: draw,
      onCandle: (candle) => {
        drawing.current?.update(candle);
        refreshTable();
      },
    });
    prices.current = priceFeed;
    listen((entry) => {
      priceFeed.hear(entry);
      previousClose = entry.quote.previousClose;
      drawing.current?.setPreviousClose(previousClose);
    });
    void priceFeed.start();
    void import('./chart-drawing.ts').then(({ ChartDrawing }) => {
      if (isOver) return;
      drawing.current = new ChartDrawing(element, view === 'table' ? 'candles' : view, decimals, {
        onFollowing: setFollowing,
        onNearStart: () => void priceFeed.loadOlder(),
      });
      drawing.current.setPreviousClose(previousClose);
      draw(priceFeed.state);
      setChart(drawing.current);
    });
    return () => {
      isOver = true;
      clearTimeout(tableTimer);
      listen(() => {});
      priceFeed.stop();
      drawing.current?.remove();
      drawing.current = undefined;
      setChart(undefined);
    };
  }, [feed.id, listen, decimals]);

  useRetint(drawing);

  const changeView = (next: View) => {
    setView(next);
    if (next === 'table' || drawing.current === undefined) return;
    drawing.current.setStyle(next);
    const now = prices.current?.state;
    if (now !== undefined) drawing.current.setCandles(now.candles, now.candleMs);
  };
  const changeLength = (label: string) => {
    const length = candleLengths.find((one) => one.label === label);
    if (length === undefined) return;
    setLengthMs(length.ms);
    prices.current?.setBucket(length.ms);
    drawing.current?.show(comfortableBars, prices.current?.state.candles.length ?? 0);
    setRange(undefined);
  };
  const changeRange = (label: string, ms: number) => {
    setRange(label);
    const candles = prices.current?.state.candles ?? [];
    drawing.current?.show(candlesWithin(candles, ms), candles.length);
  };

  const candleMs = state?.candleMs ?? lengthMs;
  const isLoading = state === undefined || (state.history.word === 'loading' && state.candles.length === 0);
  const isEmpty = state?.history.word === 'ready' && state.candles.length === 0;
  const length = candleLengths.find((one) => one.ms === lengthMs);

  return (
    <section aria-label="Chart" className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
        <Segmented<View> label="Show as" value={view} onChange={changeView} options={views} />
        {state?.isBars === true ? (
          <span className="text-xs text-faint">{barName(candleMs)}, UTC</span>
        ) : (
          <div className="flex items-center gap-2">
            <GroupName>Each</GroupName>
            <Segmented
              label="Length of a candle"
              value={length?.label ?? ''}
              onChange={changeLength}
              options={candleLengths.map(({ label }) => ({ value: label, label }))}
            />
          </div>
        )}
        <fieldset className="flex items-center gap-1 sm:ml-auto">
          <legend className="sr-only">Range</legend>
          <GroupName>Last</GroupName>
          {rangesFor(candleMs).map(({ label, name, ms }) => (
            <Button
              key={label}
              look="ghost"
              size="small"
              aria-pressed={range === label}
              className={range === label ? 'bg-active text-ink' : ''}
              onClick={() => changeRange(label, ms)}
            >
              {label}
              <span className="sr-only"> ({name})</span>
            </Button>
          ))}
          <Button
            look="ghost"
            size="small"
            aria-pressed={range === 'all'}
            className={range === 'all' ? 'bg-active text-ink' : ''}
            onClick={() => changeRange('all', Number.POSITIVE_INFINITY)}
          >
            All
          </Button>
        </fieldset>
      </div>
      <div className="relative min-h-0 flex-1">
        <figure
          ref={host}
          aria-label={`Price of ${symbolOf(feed.id)}. The table shows the same numbers.`}
          className={view === 'table' ? 'invisible absolute inset-0' : 'absolute inset-0'}
        />
        {chart === undefined || view === 'table' ? null : (
          <AlertLines feedId={feed.id} chart={chart} decimals={decimals} />
        )}
        {view === 'table' ? (
          <CandleTable candles={state?.candles ?? []} candleMs={candleMs} decimals={decimals} />
        ) : null}
        {isLoading ? <Skeleton className="absolute inset-4 rounded-lg" /> : null}
        {isEmpty && view !== 'table' ? (
          <p className="absolute inset-0 flex items-center justify-center text-sm text-soft">
            No prices yet. The chart begins with the first one.
          </p>
        ) : null}
        {state?.history.word === 'failed' ? (
          <div className="absolute inset-x-4 top-2">
            <RetryNotice title="The history could not be loaded" onRetry={() => void prices.current?.retry()}>
              {messageOf(state.history.error)}
            </RetryNotice>
          </div>
        ) : null}
        {isFollowing || view === 'table' || isLoading ? null : (
          <Button
            size="small"
            className="absolute right-20 bottom-10 rounded-full"
            onClick={() => drawing.current?.follow()}
          >
            Latest
          </Button>
        )}
      </div>
    </section>
  );
}

/** Tells an hour as the length of a candle from an hour as what is shown, to the eye; both groups have a name of their own. */
const GroupName = ({ children }: { children: string }) => (
  <span aria-hidden="true" className="w-7 text-2xs text-faint sm:w-auto">
    {children}
  </span>
);

/** The canvas takes the page's colours again whenever the theme changes, by choice or by the system. */
function useRetint(drawing: React.RefObject<ChartDrawing | undefined>): void {
  const { resolvedTheme } = useTheme();
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)');
  // biome-ignore lint/correctness/useExhaustiveDependencies: these two are what changes the colours
  useEffect(() => {
    drawing.current?.retint();
  }, [drawing, resolvedTheme, isSystemDark]);
}
