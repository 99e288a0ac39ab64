import { QuoteSchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { collect } from './collect.fixture.ts';
import type { PriceLayout } from './price-columns.ts';
import { describeTime, readPriceItems } from './price-items.ts';
import type { BadRow } from './price-row.ts';
import type { ReplayItem } from './replay-item.ts';
import type { Speed } from './speed.ts';

const feed = {
  id: 'stock.TEST',
  kind: 'quote',
  title: 'Test',
  currency: null,
  provenance: 'replayed',
} as const;

/** The first rows of each shape of file that people have. */
const shapes = {
  daily: [
    ',Open,High,Low,Close,Volume',
    '2004-08-19,100,104.06,95.96,100.34,22351900',
    '2004-08-20,101.01,109.08,100.5,108.31,11428600',
    '2004-08-23,110.75,113.48,109.05,109.4,9137200',
  ],
  hourly: [
    ',Open,High,Low,Close,Volume',
    '2017-04-19 09:00:00,1.0716,1.0722,1.07083,1.07219,1413',
    '2017-04-19 10:00:00,1.07214,1.07296,1.07214,1.0726,1241',
    '2017-04-19 11:00:00,1.07256,1.07299,1.0717,1.07192,1025',
  ],
  adjusted: [
    'date,open,high,low,close,adjclose,volume',
    '2000-01-03,1469.250000,1478.000000,1438.359985,1455.219971,1355.219971,931800000',
    '2000-01-04,1455.219971,1455.219971,1397.430054,1399.420044,1299.420044,1009000000',
  ],
  ticks: [
    'Timestamp,Last Price,Bid,Ask,Exchange',
    '1492592400,10.5,10.4,10.6,X',
    '1492592401,10.6,10.5,10.7,X',
  ],
} as const;

async function read(lines: readonly string[], speed: Speed = { by: 'server' }, skipBad = false) {
  const text = `${lines.join('\n')}\n`;
  const bad: BadRow[] = [];
  let layout: PriceLayout | undefined;
  const items = await collect(
    readPriceItems({
      file: { name: 'prices.csv', bytes: Buffer.byteLength(text), chunks: chunksOf(text) },
      feed,
      speed,
      onLayout: (found) => {
        layout = found;
      },
      onBadRow: skipBad ? (row) => bad.push(row) : undefined,
    }),
  );
  return { items, bad, layout, quotes: items.map(quoteOf) };
}

async function* chunksOf(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += 37) yield text.slice(start, start + 37);
}

function quoteOf(item: ReplayItem) {
  const [event] = item.events(0);
  if (event?.type !== 'quote') throw new Error('a price file says quotes only');
  return QuoteSchema.parse(event.quote);
}

describe('the shapes of price files', () => {
  test('daily bars with a first column without a name', async () => {
    const { quotes } = await read(shapes.daily);
    expect(quotes[0]).toEqual({
      last: 100.34,
      time: Date.UTC(2004, 7, 19),
      open: 100,
      high: 104.06,
      low: 95.96,
      volume: 22_351_900,
      barMs: 86_400_000,
      dayHigh: 104.06,
      dayLow: 95.96,
      provenance: 'replayed',
    });
    expect(quotes[1]).toMatchObject({ previousClose: 100.34, change: 7.97, changePercent: 7.943 });
  });

  test('hourly bars have the hour’s range, not a day’s', async () => {
    const { quotes } = await read(shapes.hourly);
    expect(quotes[0]).toMatchObject({ time: Date.UTC(2017, 3, 19, 9), barMs: 3_600_000, high: 1.0722 });
    expect(quotes[0]?.dayHigh).toBeUndefined();
  });

  test('the adjusted close is not taken for the close', async () => {
    const { quotes, layout } = await read(shapes.adjusted);
    expect(quotes[0]?.last).toBe(1455.219971);
    expect(layout?.unused).toEqual([]);
  });

  test('single prices with bid and ask have no bar', async () => {
    const { quotes, layout } = await read(shapes.ticks);
    expect(quotes[0]).toEqual({
      last: 10.5,
      time: 1_492_592_400_000,
      bid: 10.4,
      ask: 10.6,
      provenance: 'replayed',
    });
    expect(layout?.unused).toEqual(['Exchange']);
  });

  test('columns in any order and case, with spaces and a byte order mark', async () => {
    const { quotes } = await read(['\uFEFF" CLOSE ",Adj Close,DATE', '5,4,2020-01-01', '6,5,2020-01-02']);
    expect(quotes.map(({ last, time }) => [last, time])).toEqual([
      [5, Date.UTC(2020, 0, 1)],
      [6, Date.UTC(2020, 0, 2)],
    ]);
  });

  test('an empty cell of an optional column is left out', async () => {
    const { quotes } = await read(['date,close,volume', '2020-01-01,5,']);
    expect(quotes[0]).not.toHaveProperty('volume');
  });

  test('the length of a bar is the usual distance between rows, nights and weekends apart', async () => {
    const days = ['2020-01-02', '2020-01-03', '2020-01-06', '2020-01-07', '2020-01-08'];
    const { quotes } = await read(['date,open,close', ...days.map((day) => `${day},1,1`)]);
    expect(new Set(quotes.map(({ barMs }) => barMs))).toEqual(new Set([86_400_000]));
  });

  test('a file longer than what is looked at first is read to its end', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `${1_500_000_000 + index},${index}`);
    const { items, quotes } = await read(['time,price', ...rows]);
    expect(quotes.map(({ last }) => last)).toEqual(rows.map((_, index) => index));
    expect(items.at(-1)?.done).toBe(1);
  });
});

describe('pace', () => {
  test('rows per second', async () => {
    const { items } = await read(shapes.hourly, { by: 'rows', perSecond: 20 });
    expect(items.map(({ dueMs }) => dueMs)).toEqual([0, 50, 100]);
  });

  test('times as fast as it was', async () => {
    const { items } = await read(shapes.hourly, { by: 'time', factor: 3_600 });
    expect(items.map(({ dueMs }) => dueMs)).toEqual([0, 1_000, 2_000]);
  });

  test('as fast as the server takes it', async () => {
    const { items } = await read(shapes.hourly, { by: 'server' });
    expect(items.map(({ dueMs }) => dueMs)).toEqual([0, 0, 0]);
  });
});

describe('a file that cannot be replayed says why, and where', () => {
  test.each([
    [
      'no price',
      ['date,open', '2020-01-01,5'],
      'prices.csv:1:1: no column for the price: expected one named close',
    ],
    ['no time', ['open,close', '5,5'], 'prices.csv:1:1: no column for the time'],
    [
      'two prices',
      ['date,close,last', '2020-01-01,5,5'],
      'prices.csv:1:12: a second column for the close, "last"',
    ],
    ['no header', ['2020-01-01,5'], 'the header has "2020-01-01", "5"'],
    ['no rows', ['date,close'], 'has a header and no rows'],
    ['nothing', [], 'prices.csv is empty'],
    [
      'a text',
      ['date,close', '2020-01-01,5', '2020-01-02,n/a'],
      'prices.csv:3:12: close: expected a number of 0 or more, got "n/a"',
    ],
    [
      'a negative price',
      ['date,close', '2020-01-01,-5'],
      'prices.csv:2:12: close: expected a number of 0 or more, got "-5"',
    ],
    [
      'an empty price',
      ['date,close', '2020-01-01,'],
      'prices.csv:2:12: close: expected a number of 0 or more, got nothing',
    ],
    ['an endless number', ['date,close', '2020-01-01,1e99'], undefined],
    ['a hexadecimal', ['date,close', '2020-01-01,0x10'], 'got "0x10"'],
    ['another calendar', ['date,close', '19/08/2004,5'], 'prices.csv:2:1: time: expected 2004-08-19, '],
    [
      'a field too few',
      ['date,open,close', '2020-01-01,5'],
      'prices.csv:2:12: expected 3 fields as in the header, got 2',
    ],
    [
      'a field too many',
      ['date,close', '2020-01-01,5,6'],
      'prices.csv:2:14: expected 2 fields as in the header, got 3',
    ],
    [
      'a high under the low',
      ['date,high,low,close', '2020-01-01,5,6,5'],
      'prices.csv:2:14: low "6" is above the high',
    ],
    ['a close over the high', ['date,high,low,close', '2020-01-01,5,4,6'], 'close "6" is above the high'],
    [
      'an open under the low',
      ['date,open,high,low,close', '2020-01-01,3,5,4,4'],
      'open "3" is below the low',
    ],
    ['an ask under the bid', ['date,close,bid,ask', '2020-01-01,5,6,5'], 'ask "5" is below the bid'],
    [
      'newest first',
      ['date,close', '2020-01-02,5', '2020-01-01,5'],
      'prices.csv:3:1: time "2020-01-01" is before the row above',
    ],
    [
      'a broken quote',
      ['date,close', '"2020-01-01,5'],
      'prices.csv:2:1: a quote is opened here and never closed',
    ],
  ])('%s', async (_, lines, complaint) => {
    if (complaint === undefined) await expect(read(lines)).resolves.toBeDefined();
    else await expect(read(lines)).rejects.toThrow(complaint);
  });

  test('the rows before a bad one are given first', async () => {
    const lines = ['date,close', '2020-01-01,5', '2020-01-02,6', '2020-01-03,x'];
    const items: number[] = [];
    const text = lines.join('\n');
    const reading = readPriceItems({
      file: { name: 'prices.csv', bytes: text.length, chunks: chunksOf(text) },
      feed,
      speed: { by: 'server' },
      onLayout: () => {},
    });
    await expect(async () => {
      for await (const item of reading) items.push(quoteOf(item).last);
    }).rejects.toThrow('prices.csv:4:12');
    expect(items).toEqual([5, 6]);
  });

  test('bad rows can be left out, and each is told', async () => {
    const lines = ['date,close', '2020-01-01,5', 'x,6', '2020-01-03,y', '2020-01-04,8'];
    const { quotes, bad } = await read(lines, { by: 'rows', perSecond: 10 }, true);
    expect(quotes.map(({ last }) => last)).toEqual([5, 8]);
    expect(bad.map(({ line, column }) => `${line}:${column}`)).toEqual(['3:1', '4:12']);
  });
});

test('a moment is told as a day where bars are days, else with the clock', () => {
  const time = Date.UTC(2017, 3, 19, 9);
  expect(describeTime(time, 86_400_000)).toBe('2017-04-19');
  expect(describeTime(time, 3_600_000)).toBe('2017-04-19 09:00:00');
  expect(describeTime(time, undefined)).toBe('2017-04-19 09:00:00');
});
