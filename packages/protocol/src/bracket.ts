import type { MatchState } from './match.ts';

export type NamedMatch = { id: string; match: MatchState };

/** A side of a tie: a team, or, until it is known, the words for where it will come from. */
export type TieSide = { name: string; isKnown: boolean };

export type Tie = NamedMatch & { home: TieSide; away: TieSide };

/** One round, in the order in which its ties lead to the next: the first two to the first of the next round, and so on. */
export type KnockoutRound = { name: string; ties: Tie[] };

/** The earliest round comes first, the final last. */
export type Bracket = { rounds: KnockoutRound[]; thirdPlace: Tie | undefined };

/** The side that won, penalties counted; `undefined` while it is open or drawn. */
export function winnerOf(
  match: Pick<MatchState, 'status' | 'score' | 'periods'>,
): 'home' | 'away' | undefined {
  if (match.status !== 'finished') return undefined;
  const [home, away] = match.periods.penalties ?? match.score;
  if (home === away) return undefined;
  return home > away ? 'home' : 'away';
}

/**
 * The knock-out rounds of a competition from its matches, as they stand at the moment. Which match leads to which is told by who plays in
 * them: a record of a tournament that is over names all sides, so a side is not told before the matches that decide it are over. `undefined`
 * when the competition has no knock-out round.
 */
export function bracketOf(matches: readonly NamedMatch[]): Bracket | undefined {
  const bySize = new Map<number, NamedMatch[]>();
  let third: NamedMatch | undefined;
  for (const one of matches) {
    const size = one.match.group === undefined ? sidesIn(one.match.round) : undefined;
    if (size === 'third') third = one;
    else if (size !== undefined) bySize.set(size, [...(bySize.get(size) ?? []), one]);
  }
  const rounds = [...bySize].sort(([a], [b]) => b - a).map(([, ties]) => inOrderOfKickOff(ties));
  const last = rounds.at(-1);
  if (last === undefined) return undefined;
  const groupsAreOver = matches.every(
    ({ match }) => match.group === undefined || match.status === 'finished' || match.status === 'called_off',
  );
  const placed = placeRounds(rounds);
  const describe = (one: NamedMatch, round: number, comesFrom: 'Winner' | 'Loser'): Tie => {
    const before = placed[round - 1] ?? [];
    const sideOf = (team: string): TieSide => toldSide(team, one, { before, groupsAreOver, comesFrom });
    return { ...one, home: sideOf(one.match.home), away: sideOf(one.match.away) };
  };
  return {
    rounds: placed.map((ties, round) => ({
      name: ties[0]?.match.round ?? '',
      ties: ties.map((one) => describe(one, round, 'Winner')),
    })),
    thirdPlace: third && describe(third, placed.length - 1, 'Loser'),
  };
}

/** How many sides a round has: `Round of 16`, `Quarter-finals`, `Semi-final`, `Final`. */
function sidesIn(round: string): number | 'third' | undefined {
  const word = round.trim().toLowerCase();
  if (/third place|3rd place/.test(word)) return 'third';
  const counted = /^round of (\d{1,3})$/.exec(word);
  if (counted !== null) return Number(counted[1]);
  if (/^quarter-?\s?finals?$/.test(word)) return 8;
  if (/^semi-?\s?finals?$/.test(word)) return 4;
  return /^finals?$/.test(word) ? 2 : undefined;
}

/** Each round in the order that the next one gives it; what leads nowhere known comes last. */
function placeRounds(rounds: readonly NamedMatch[][]): NamedMatch[][] {
  const placed = [...rounds];
  for (let round = placed.length - 2; round >= 0; round -= 1) {
    const ties = placed[round] ?? [];
    const led = (placed[round + 1] ?? []).flatMap(({ match }) =>
      [match.home, match.away].flatMap((team) => tieOf(ties, team) ?? []),
    );
    placed[round] = [...new Set([...led, ...ties])];
  }
  return placed;
}

const tieOf = (ties: readonly NamedMatch[], team: string): NamedMatch | undefined =>
  ties.find(({ match }) => match.home === team || match.away === team);

function toldSide(
  team: string,
  { match }: NamedMatch,
  from: { before: readonly NamedMatch[]; groupsAreOver: boolean; comesFrom: 'Winner' | 'Loser' },
): TieSide {
  if (match.status !== 'scheduled') return { name: team, isKnown: true };
  const feeder = tieOf(from.before, team);
  if (feeder === undefined) {
    const isKnown = from.before.length > 0 || from.groupsAreOver;
    return { name: isKnown ? team : 'From the groups', isKnown };
  }
  if (feeder.match.status === 'finished') return { name: team, isKnown: true };
  const nth = from.before.indexOf(feeder) + 1;
  return { name: `${from.comesFrom} of ${singular(feeder.match.round)} ${nth}`, isKnown: false };
}

/** `Quarter-finals` → `Quarter-final` */
const singular = (round: string): string => round.replace(/finals$/i, (word) => word.slice(0, -1));

const inOrderOfKickOff = (ties: readonly NamedMatch[]): NamedMatch[] =>
  [...ties].sort((a, b) => a.match.kickOff - b.match.kickOff || (a.id < b.id ? -1 : 1));
