import type { MatchState, ScoreHold } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { type MatchMemory, remember } from './match-memory.ts';
import { holdInWords, inBracket, inTables, shownOf, toldUntil } from './score-hold.ts';

const start = 1_790_000_000_000;
const match = (different: Partial<MatchState>): MatchState => ({
  ...{ competition: 'Cup', round: 'Final', ground: 'Here', kickOff: 0, home: 'A', away: 'B' },
  ...{ status: 'extra_time', minute: 100, addedMinute: 0, score: [2, 2], periods: { fullTime: [2, 2] } },
  ...{ time: start, provenance: 'live' },
  ...different,
});
const memory: MatchMemory = remember(
  remember(undefined, match({}), start),
  match({ score: [3, 2], time: start + 60_000 }),
  start + 60_000,
);
const delay: ScoreHold = { holdBack: 'delay', seconds: 120 };
const see = (hold: ScoreHold, now: number, isRevealed = false) =>
  shownOf(memory, { hold, isRevealed, now: start + now });

describe('a held-back score', () => {
  test('[F32] is shown as it stood so long ago, and at once when it is revealed', () => {
    expect(see({ holdBack: 'off' }, 60_000)).toMatchObject({ held: 'no', match: { score: [3, 2] } });
    expect(see(delay, 120_000)).toMatchObject({ held: 'late', match: { score: [2, 2] } });
    expect(see(delay, 180_000)).toMatchObject({ held: 'no', match: { score: [3, 2] } });
    expect(see(delay, 60_000, true)).toMatchObject({ held: 'no', match: { score: [3, 2] } });
  });

  test('[F32] gives nothing away while it is hidden: not extra time, not the minute', () => {
    const nothing = { status: 'first_half', minute: 0, addedMinute: 0, score: [0, 0], periods: {} };
    for (const shown of [see(delay, 119_000), see({ holdBack: 'until_revealed' }, 999_999)])
      expect(shown).toMatchObject({ held: 'hidden', match: nothing });
    const over = remember(undefined, match({ status: 'finished', periods: { penalties: [4, 2] } }), start);
    const shown = shownOf(over, { hold: { holdBack: 'until_revealed' }, isRevealed: false, now: start });
    expect(shown).toMatchObject({ match: { ...nothing, status: 'finished' } });
    expect(inTables(shown).status).toBe('scheduled');
    expect(inBracket(shown).status).toBe('first_half');
  });

  test('[F32] of a match to come there is nothing to hold back', () => {
    const ahead = remember(undefined, match({ status: 'scheduled' }), start);
    const hold: ScoreHold = { holdBack: 'until_revealed' };
    expect(shownOf(ahead, { hold, isRevealed: false, now: start }).held).toBe('no');
  });

  test('[F32] keeps what happened for as long, and says so in words', () => {
    expect(toldUntil(delay, false, start)).toBe(start - 120_000);
    expect(toldUntil({ holdBack: 'until_revealed' }, false, start)).toBeUndefined();
    expect(toldUntil(delay, true, start)).toBe(Number.POSITIVE_INFINITY);
    expect(holdInWords(delay)).toBe('Scores are held back by 2 minutes');
    expect(holdInWords({ holdBack: 'delay', seconds: 30 })).toBe('Scores are held back by 30 seconds');
  });
});
