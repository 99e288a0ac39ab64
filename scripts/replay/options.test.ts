import { describe, expect, test } from 'vitest';
import { parseOptions } from './options.ts';
import { ReplayError } from './replay-error.ts';

function refusal(...args: string[]): ReplayError {
  try {
    parseOptions(args);
  } catch (error) {
    if (error instanceof ReplayError) return error;
    throw error;
  }
  throw new Error(`${args.join(' ')} was taken`);
}

describe('the command line', () => {
  test('a price file needs a feed, the rest has defaults', () => {
    expect(parseOptions(['goog.csv', '--feed', 'stock.GOOG'])).toMatchObject({
      command: 'prices',
      file: 'goog.csv',
      feedId: 'stock.GOOG',
      speed: { by: 'rows', perSecond: 20 },
      skipBad: false,
    });
  });

  test.each([
    ['50', { by: 'rows', perSecond: 50 }],
    ['0.5', { by: 'rows', perSecond: 0.5 }],
    ['3600x', { by: 'time', factor: 3_600 }],
    ['max', { by: 'server' }],
  ])('--speed %s of a price file', (text, speed) => {
    expect(parseOptions(['a.csv', '--feed', 'stock.A', '--speed', text])).toMatchObject({ speed });
  });

  test.each([
    [[], 60],
    [['--speed', '30'], 30],
    [['--speed', '30x'], 30],
  ])('a match file with %j is played %i times as fast as it was', (more, factor) => {
    expect(parseOptions(['2026.json', ...more])).toMatchObject({ command: 'matches', factor });
  });

  test('--help wins over everything', () => {
    expect(parseOptions(['--help'])).toEqual({ command: 'help' });
    expect(parseOptions(['x.csv', '-h'])).toEqual({ command: 'help' });
  });

  test.each([
    [[], 'say which file'],
    [['a.csv', 'b.csv', '--feed', 'stock.A'], '"b.csv" is a second one'],
    [['a.txt'], 'neither a price file (.csv) nor a match file (.json)'],
    [['a.csv'], '--feed stock.GOOG'],
    [['a.csv', '--feed', 'GOOG'], 'does not look like a feed'],
    [['a.csv', '--feed', 'match.a-1'], 'the file has prices'],
    [['a.csv', '--feed', 'stock.A', '--speed', '0'], '--speed "0"'],
    [['a.csv', '--feed', 'stock.A', '--speed', '-5'], '--speed'],
    [['a.csv', '--feed', 'stock.A', '--speed', 'fast'], '--speed "fast"'],
    [['a.csv', '--feed', 'stock.A', '--match', '1'], '--match means nothing for a price file'],
    [['a.csv', '--feed', 'stock.A', '--currency', 'usd'], 'ISO 4217'],
    [['a.csv', '--fed', 'stock.A'], '--fed'],
    [['a.json', '--feed', 'stock.A', '--match', '1'], 'it must begin with "match."'],
    [['a.json', '--feed', 'match.a-1'], '--feed needs --match'],
    [['a.json', '--speed', 'max'], '--speed "max"'],
    [['a.json', '--skip-bad'], '--skip-bad means nothing for a match file'],
    [['a.json', '--utc-offset', 'CET'], '--utc-offset: "CET"'],
  ])('%j is refused with exit code 2', (args, complaint) => {
    const error = refusal(...args);
    expect(error.message).toContain(complaint);
    expect(error.exitCode).toBe(2);
  });
});
