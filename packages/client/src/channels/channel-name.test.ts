import { parseChannel } from '@tidewire/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logName, stateName } from './channel-name.ts';

const kindOf = (name: string) => {
  if (logName.test(name)) return 'log';
  return stateName.test(name) ? 'state' : undefined;
};

describe('names of channels', () => {
  test.each([
    ['room:01990000-0000-7000-8000-0000000000aa', 'log'],
    ['user:ada_1-2', 'log'],
    ['timeline:match.wc2026-104', 'log'],
    ['feed:stock.GOOG', 'state'],
    ['feed:match.wc2026-104', 'state'],
    ['room:lobby', undefined],
    ['room:01990000-0000-4000-8000-0000000000aa', undefined],
    ['room:01990000-0000-7000-8000-0000000000AA', undefined],
    ['room:01990000-0000-7000-8000-0000000000aa ', undefined],
    ['user:', undefined],
    [`user:${'x'.repeat(64)}`, 'log'],
    [`user:${'x'.repeat(65)}`, undefined],
    ['feed:stock.', undefined],
    ['feed:stock._x', undefined],
    ['feed:bond.X', undefined],
    [`feed:stock.${'X'.repeat(58)}`, 'state'],
    [`feed:stock.${'X'.repeat(59)}`, undefined],
    ['stock.GOOG', undefined],
    ['', undefined],
  ])('%s: %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
    expect(parseChannel(name)?.kind).toBe(kind);
  });

  test('are read as the protocol reads them', () => {
    const parts = [
      'room',
      'user',
      'stream',
      'timeline',
      'feed',
      ':',
      '.',
      '-',
      'stock',
      'match',
      'GOOG',
      'x',
      ' ',
      '\n',
      '7',
      '01990000-0000-7000-8000-0000000000aa',
    ];
    const names = fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((chosen) => chosen.join(''));
    fc.assert(
      fc.property(names, (name) => {
        expect(kindOf(name)).toBe(parseChannel(name)?.kind);
      }),
      { seed: 20_260_719, numRuns: 5_000 },
    );
  });
});
