import { StandingsQuerySchema, StandingsSchema, standingsOf } from '@tidewire/protocol';
import { ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getStandings',
    summary: 'Read the tables of a competition’s groups',
    description:
      'From how its matches stand at the moment: one in play counts as it stands, and a cancelled goal is out of the table with the score. Sorted by points, goal difference and goals scored; level sides share their place.',
    refusals: ['not_found'],
    scope: 'feeds:read',
    query: StandingsQuerySchema,
    answers: { 200: StandingsSchema },
    handle: async ({ query: { competition }, services: { database } }) => {
      const values = await database.feeds.latestValues();
      const matches = values.flatMap(({ value }) =>
        'competition' in value && value.competition === competition ? [value] : [],
      );
      if (matches.length === 0) return refuse('not_found', { detail: `No match of ${competition} is known` });
      return ok({ competition, groups: standingsOf(matches) });
    },
  }),
});
