import { describe, expect, test } from 'vitest';
import type { EntryGroup } from './entries.ts';
import { findEntries } from './find-entries.ts';

const entry = (label: string, hint?: string) => ({
  id: label,
  label,
  icon: 'page' as const,
  ...(hint !== undefined && { hint }),
  choose: () => undefined,
});
const groups: EntryGroup[] = [
  { heading: 'Rooms', entries: [entry('World Cup'), entry('Lobby')] },
  { heading: 'Markets', entries: [entry('Bitcoin', 'BTC/USD'), entry('Lob Inc')] },
  { heading: 'Matches', entries: [] },
];
const found = (typed: string) =>
  findEntries(groups, typed).map(({ heading, entries }) => [heading, entries.map(({ label }) => label)]);

describe('what was typed into the palette', () => {
  test('finds by any word of a name or its hint, whatever the case', () => {
    expect(found('CUP')).toEqual([['Rooms', ['World Cup']]]);
    expect(found('usd')).toEqual([['Markets', ['Bitcoin']]]);
    expect(found('cup world')).toEqual([['Rooms', ['World Cup']]]);
  });

  test('puts what begins with it first, groups too', () => {
    expect(found('b')).toEqual([
      ['Markets', ['Bitcoin', 'Lob Inc']],
      ['Rooms', ['Lobby']],
    ]);
  });

  test('that is nothing shows everything, as given and without empty groups', () => {
    expect(found(' ').map(([heading]) => heading)).toEqual(['Rooms', 'Markets']);
    expect(found('zzz')).toEqual([]);
  });
});
