import type { MatchFacts } from './match-facts.ts';

/** A goalless match for tests, with whatever is different about it. */
export function matchFacts(different: Partial<MatchFacts> = {}): MatchFacts {
  return {
    round: 'Matchday 1',
    group: 'Group A',
    ground: 'Harbour Ground',
    kickOff: '2026-06-11T19:00:00Z',
    home: 'Ebb',
    away: 'Flow',
    halfTime: [0, 0],
    fullTime: [0, 0],
    goals: [],
    ...different,
  };
}
