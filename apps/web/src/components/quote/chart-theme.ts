import type {
  CandlestickSeriesPartialOptions,
  ChartOptions,
  DeepPartial,
  LineSeriesPartialOptions,
} from 'lightweight-charts';

/** The chart draws on a canvas, which knows no tokens: they are read from the page, in whichever theme it is. */
export type ChartTheme = {
  chart: DeepPartial<ChartOptions>;
  candles: CandlestickSeriesPartialOptions;
  line: LineSeriesPartialOptions;
  previousClose: string;
};

export function readTheme(element: HTMLElement): ChartTheme {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const [up, down, line, faint, accent, soft] = ['up', 'down', 'line', 'faint', 'accent-ink', 'soft'].map(
    colour,
  );
  const font = getComputedStyle(element).fontFamily;
  probe.remove();
  const ink = faint ?? 'gray';
  const grid = line ?? 'gray';
  return {
    chart: {
      layout: {
        background: { color: 'transparent' },
        textColor: ink,
        fontFamily: font,
        fontSize: 11,
        attributionLogo: true,
      },
      grid: { vertLines: { color: grid }, horzLines: { color: grid } },
      rightPriceScale: { borderColor: grid },
      timeScale: { borderColor: grid },
      crosshair: { vertLine: { color: ink }, horzLine: { color: ink } },
    },
    candles: {
      upColor: up ?? 'green',
      wickUpColor: up ?? 'green',
      borderUpColor: up ?? 'green',
      // A falling candle is filled, a rising one as well; the body's place to its wick and the header's sign say the same.
      downColor: down ?? 'red',
      wickDownColor: down ?? 'red',
      borderDownColor: down ?? 'red',
    },
    line: { color: accent ?? 'teal' },
    previousClose: soft ?? 'gray',
  };
}
