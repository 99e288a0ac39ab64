import {
  type CandlestickData,
  CandlestickSeries,
  createChart,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Candle } from './chart-series.ts';
import { readTheme } from './chart-theme.ts';

/**
 * A chart on the page. It knows the library that draws; it refuses to know where candles come from. Loaded only by pages that show a
 * chart.
 */
export type ChartStyle = 'candles' | 'line';

export type ChartHandlers = {
  /** Whether the newest candle is in sight, so that the chart follows. */
  onFollowing: (isFollowing: boolean) => void;
  /** The reader has come near the oldest candle there is. */
  onNearStart: () => void;
};

const nearStartBars = 20;

export class ChartDrawing {
  readonly #chart: IChartApi;
  readonly #element: HTMLElement;
  readonly #handlers: ChartHandlers;
  readonly #decimals: number;
  #style: ChartStyle;
  #series: ISeriesApi<'Candlestick'> | ISeriesApi<'Line'>;
  /** Who wants to know that prices have moved to other heights, and the frame in which they hear of it. */
  readonly #scaled = new Set<() => void>();
  #scaledFrame: number | undefined;
  #closeLine: IPriceLine | undefined;
  #previousClose: number | undefined;

  constructor(element: HTMLElement, style: ChartStyle, decimals: number, handlers: ChartHandlers) {
    this.#element = element;
    this.#handlers = handlers;
    this.#decimals = decimals;
    this.#style = style;
    this.#chart = createChart(element, {
      autoSize: true,
      ...readTheme(element).chart,
      timeScale: { timeVisible: true, secondsVisible: true, rightOffset: 4, shiftVisibleRangeOnNewBar: true },
      rightPriceScale: { scaleMargins: { top: 0.12, bottom: 0.12 } },
    });
    this.#series = this.#addSeries();
    this.retint();
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange(this.#look);
  }

  setCandles(candles: readonly Candle[], candleMs: number): void {
    const isDaily = candleMs >= 86_400_000;
    this.#chart.timeScale().applyOptions({ timeVisible: !isDaily, secondsVisible: candleMs < 60_000 });
    if (this.#style === 'candles') (this.#series as ISeriesApi<'Candlestick'>).setData(candles.map(toCandle));
    else (this.#series as ISeriesApi<'Line'>).setData(candles.map(toPoint));
  }

  /** Adds the newest candle, or replaces it while it grows. */
  update(candle: Candle): void {
    if (this.#style === 'candles') (this.#series as ISeriesApi<'Candlestick'>).update(toCandle(candle));
    else (this.#series as ISeriesApi<'Line'>).update(toPoint(candle));
  }

  setStyle(style: ChartStyle): void {
    if (style === this.#style) return;
    this.#chart.removeSeries(this.#series);
    this.#style = style;
    this.#series = this.#addSeries();
    this.retint();
    this.#closeLine = undefined;
    this.#drawCloseLine();
  }

  setPreviousClose(price: number | undefined): void {
    if (price === this.#previousClose) return;
    this.#previousClose = price;
    this.#drawCloseLine();
  }

  /** Shows the newest `bars` of `count` candles. */
  show(bars: number, count: number): void {
    if (bars >= count) this.#chart.timeScale().fitContent();
    else this.#chart.timeScale().setVisibleLogicalRange({ from: count - bars, to: count + 3 });
  }

  /** Calls `place` now and whenever prices may stand at other heights, once a frame. Answers with the end of that. */
  onScaled(place: () => void): () => void {
    this.#scaled.add(place);
    place();
    return () => this.#scaled.delete(place);
  }

  /** From the top of the chart, in CSS pixels; `undefined` before there are prices. */
  yOf(price: number): number | undefined {
    return this.#series.priceToCoordinate(price) ?? undefined;
  }

  priceAt(y: number): number | undefined {
    return this.#series.coordinateToPrice(y) ?? undefined;
  }

  /** Of what shows prices, without the axes. */
  get height(): number {
    return this.#chart.paneSize().height;
  }

  get width(): number {
    return this.#chart.paneSize().width;
  }

  follow(): void {
    this.#chart.timeScale().scrollToRealTime();
  }

  /** The page's theme has changed. */
  retint(): void {
    const theme = readTheme(this.#element);
    this.#chart.applyOptions(theme.chart);
    this.#series.applyOptions(this.#style === 'candles' ? theme.candles : theme.line);
    this.#closeLine?.applyOptions({ color: theme.previousClose, axisLabelColor: theme.previousClose });
  }

  remove(): void {
    this.#chart.timeScale().unsubscribeVisibleLogicalRangeChange(this.#look);
    if (this.#scaledFrame !== undefined) cancelAnimationFrame(this.#scaledFrame);
    this.#scaled.clear();
    this.#chart.remove();
  }

  #addSeries(): ISeriesApi<'Candlestick'> | ISeriesApi<'Line'> {
    const priceFormat = {
      type: 'price' as const,
      precision: this.#decimals,
      minMove: 10 ** -this.#decimals,
    };
    const series =
      this.#style === 'candles'
        ? this.#chart.addSeries(CandlestickSeries, { priceFormat })
        : this.#chart.addSeries(LineSeries, { priceFormat, lineWidth: 2 });
    // It draws nothing: the library tells what is attached to a series of every change of its scale, and nobody else.
    series.attachPrimitive({ updateAllViews: this.#tellScaled });
    return series;
  }

  #tellScaled = (): void => {
    if (this.#scaled.size === 0) return;
    this.#scaledFrame ??= requestAnimationFrame(() => {
      this.#scaledFrame = undefined;
      for (const place of this.#scaled) place();
    });
  };

  #drawCloseLine(): void {
    if (this.#closeLine !== undefined) this.#series.removePriceLine(this.#closeLine);
    this.#closeLine =
      this.#previousClose === undefined
        ? undefined
        : this.#series.createPriceLine({
            price: this.#previousClose,
            lineStyle: LineStyle.Dashed,
            lineWidth: 1,
            axisLabelVisible: true,
            title: 'Previous close',
            color: readTheme(this.#element).previousClose,
          });
  }

  #look = (range: { from: number; to: number } | null): void => {
    if (range === null) return;
    this.#handlers.onFollowing(this.#chart.timeScale().scrollPosition() > -1);
    if (range.from < nearStartBars) this.#handlers.onNearStart();
  };
}

const secondsOf = (candle: Candle): UTCTimestamp => Math.floor(candle.time / 1000) as UTCTimestamp;

const toCandle = (candle: Candle): CandlestickData<UTCTimestamp> => ({
  time: secondsOf(candle),
  open: candle.open,
  high: candle.high,
  low: candle.low,
  close: candle.close,
});

const toPoint = (candle: Candle): { time: UTCTimestamp; value: number } => ({
  time: secondsOf(candle),
  value: candle.close,
});
