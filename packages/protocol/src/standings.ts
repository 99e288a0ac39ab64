import type { z } from 'zod';
import type { MatchState } from './match.ts';
import type { GroupTableSchema, TableRowSchema } from './rest/standings.ts';

export type TableRow = z.infer<typeof TableRowSchema>;
export type GroupTable = z.infer<typeof GroupTableSchema>;

/**
 * The tables of a competition's groups from how its matches stand at the moment: nothing is kept, so a goal that is cancelled is out of the
 * table with the score. A match in play counts as it stands; one that was called off does not. Sorted by points, goal difference and goals
 * scored; what a competition's own rules say beyond that (matches between the level sides, fair play) is not known here, and level sides
 * share their place.
 */
export function standingsOf(matches: readonly MatchState[]): GroupTable[] {
  const groups = new Map<string, Map<string, TableRow>>();
  for (const match of matches) {
    if (match.group === undefined) continue;
    const table = groups.get(match.group) ?? new Map<string, TableRow>();
    groups.set(match.group, table);
    const home = rowOf(table, match.home);
    const away = rowOf(table, match.away);
    if (match.status === 'scheduled' || match.status === 'called_off') continue;
    const [homeGoals, awayGoals] = match.score;
    enter(home, homeGoals, awayGoals, match);
    enter(away, awayGoals, homeGoals, match);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([group, table]) => ({ group, rows: placed([...table.values()]) }));
}

function rowOf(table: Map<string, TableRow>, team: string): TableRow {
  const row = table.get(team) ?? {
    ...{ place: 0, team, played: 0, won: 0, drawn: 0, lost: 0, goalsFor: 0, goalsAgainst: 0, points: 0 },
    inPlay: false,
  };
  table.set(team, row);
  return row;
}

function enter(row: TableRow, scored: number, conceded: number, { status }: MatchState): void {
  row.played += 1;
  row.goalsFor += scored;
  row.goalsAgainst += conceded;
  if (status !== 'finished') row.inPlay = true;
  if (scored > conceded) {
    row.won += 1;
    row.points += 3;
  } else if (scored === conceded) {
    row.drawn += 1;
    row.points += 1;
  } else row.lost += 1;
}

function placed(rows: TableRow[]): TableRow[] {
  rows.sort((a, b) => compare(a, b) || a.team.localeCompare(b.team, 'en'));
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    row.place = before !== undefined && compare(before, row) === 0 ? before.place : index + 1;
  }
  return rows;
}

const difference = (row: TableRow): number => row.goalsFor - row.goalsAgainst;

const compare = (a: TableRow, b: TableRow): number =>
  b.points - a.points || difference(b) - difference(a) || b.goalsFor - a.goalsFor;
