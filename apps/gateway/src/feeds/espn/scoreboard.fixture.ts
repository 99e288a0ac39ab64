type Goal = { minute: string; team: 'home' | 'away'; scorer: string; penalty?: boolean; ownGoal?: boolean };

type Booked = { minute: string; team: 'home' | 'away'; player: string; colour: 'yellow' | 'red' };

/** A match in the shape of ESPN's scoreboard, with what differs. */
export function espnEvent(different: {
  id?: string;
  status?: object;
  score?: [string, string];
  shootOut?: [number, number];
  goals?: readonly Goal[];
  cards?: readonly Booked[];
}) {
  const { id = '760431', score = ['0', '0'], shootOut, goals = [], cards = [] } = different;
  const teams = { home: { id: '474', displayName: 'Austria' }, away: { id: '2917', displayName: 'Jordan' } };
  return {
    id,
    uid: `s:600~l:606~e:${id}`,
    date: '2026-06-17T04:00Z',
    name: 'Jordan at Austria',
    competitions: [
      {
        id,
        venue: { id: '1', fullName: 'Bay Ground', address: { city: 'Santa Clara' } },
        status: different.status ?? inPlay("21'", 1),
        competitors: (['home', 'away'] as const).map((homeAway, index) => ({
          homeAway,
          team: { ...teams[homeAway], abbreviation: 'XXX' },
          score: score[index],
          ...(shootOut && { shootoutScore: shootOut[index] }),
        })),
        details: [
          ...cards.map(({ minute, team, player, colour }) => ({
            type: { id: colour === 'red' ? '93' : '94', text: colour === 'red' ? 'Red Card' : 'Yellow Card' },
            clock: { value: 0, displayValue: minute },
            team: { id: teams[team].id },
            scoreValue: 0,
            scoringPlay: false,
            redCard: colour === 'red',
            yellowCard: colour === 'yellow',
            penaltyKick: false,
            ownGoal: false,
            shootout: false,
            athletesInvolved: [{ id: '2', displayName: player }],
          })),
          ...goals.map(({ minute, team, scorer, penalty = false, ownGoal = false }) => ({
            type: { id: '70', text: 'Goal' },
            clock: { value: 0, displayValue: minute },
            team: { id: teams[team].id },
            scoreValue: 1,
            scoringPlay: true,
            redCard: false,
            yellowCard: false,
            penaltyKick: penalty,
            ownGoal,
            shootout: false,
            athletesInvolved: [{ id: '1', displayName: scorer }],
          })),
        ],
      },
    ],
  };
}

export const scoreboard = (...events: unknown[]) => ({
  leagues: [{ id: '606', name: 'FIFA World Cup', slug: 'fifa.world' }],
  day: { date: '2026-06-17' },
  events,
});

export const scheduled = {
  clock: 0,
  displayClock: "0'",
  period: 0,
  type: { id: '1', name: 'STATUS_SCHEDULED', state: 'pre', completed: false },
};
export const inPlay = (displayClock: string, period: number, name = 'STATUS_IN_PROGRESS') => ({
  displayClock,
  period,
  type: { id: '2', name, state: 'in', completed: false },
});
export const over = (period: number, name = 'STATUS_FULL_TIME', completed = true) => ({
  displayClock: period > 2 ? "120'" : "90'+4'",
  period,
  type: { id: '28', name, state: 'post', completed },
});
