import { describe, expect, test } from 'vitest';
import { inCommon } from './in-common.ts';

const replayed = { competition: 'World Cup 2026', provenance: 'replayed' } as const;
const live = { competition: 'World Cup 2026', provenance: 'live' } as const;
const friendly = { competition: 'Friendlies', provenance: 'replayed' } as const;

describe('what is said once over all matches', () => {
  test('is what each of them has', () => {
    expect(inCommon([replayed, replayed])).toEqual(replayed);
  });

  test('leaves out the source as soon as one comes from elsewhere', () => {
    expect(inCommon([replayed, live])).toEqual({ competition: 'World Cup 2026', provenance: undefined });
  });

  test('leaves out the competition as soon as one is of another', () => {
    expect(inCommon([replayed, friendly])).toEqual({ competition: undefined, provenance: 'replayed' });
  });

  test('is nothing where there is no match', () => {
    expect(inCommon([])).toEqual({ competition: undefined, provenance: undefined });
  });
});
