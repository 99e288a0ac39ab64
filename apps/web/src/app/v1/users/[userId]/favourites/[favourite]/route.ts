import type { FavouriteName } from '@tidewire/database';
import { FavouriteNameSchema, FavouriteSchema, favouritesPerUser } from '@tidewire/protocol';
import { toNodeEvents } from '#web/lib/node-events.ts';
import { createdOrFound, noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

const Params = UserParams.extend({ favourite: FavouriteNameSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getFavourite',
    summary: 'Get a favourite',
    refusals: [],
    scope: 'feeds:read',
    params: Params,
    answers: { 200: FavouriteSchema },
    handle: async ({ caller, params, services: { database } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const { kind, name } = nameOf(params.favourite);
      const favourites = await database.sports.listFavourites(subject.id);
      const favourite = favourites.find(
        (one) => one.kind === kind && (one.kind === 'team' ? one.team : one.feedId) === name,
      );
      return favourite === undefined ? refuse('not_found') : ok(favourite);
    },
  }),
  PUT: operation({
    id: 'addFavourite',
    summary: 'Make a team or a match a favourite',
    description:
      '`team:` and the team’s name, as its matches say it, or `match:` and the match’s feed id. Favourites come first on the scoreboard.',
    refusals: ['conflict'],
    scope: 'feeds:write',
    params: Params,
    answers: { 200: FavouriteSchema, 201: FavouriteSchema },
    handle: async ({ caller, params, services: { database, gateway } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const put = await database.sports.putFavourite(subject.id, nameOf(params.favourite));
      if ('refused' in put) {
        return put.refused === 'gone'
          ? refuse('not_found', { detail: 'There is no such match' })
          : refuse('conflict', { detail: `One person has at most ${favouritesPerUser} favourites` });
      }
      await gateway.publish(toNodeEvents(put.committed));
      const location = `/v1/users/${subject.id}/favourites/${encodeURIComponent(params.favourite)}`;
      return createdOrFound(put.created, location, put.favourite);
    },
  }),
  DELETE: operation({
    id: 'removeFavourite',
    summary: 'Make it a favourite no longer',
    refusals: [],
    scope: 'feeds:write',
    params: Params,
    answers: { 204: null },
    handle: async ({ caller, params, services: { database, gateway } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const removed = await database.sports.removeFavourite(subject.id, nameOf(params.favourite));
      if (removed === undefined) return refuse('not_found');
      await gateway.publish(toNodeEvents(removed.committed));
      return noContent;
    },
  }),
});

/** What the schema of the path has let through. */
function nameOf(favourite: string): FavouriteName {
  const [kind = ''] = favourite.split(':', 1);
  return { kind: kind === 'team' ? 'team' : 'match', name: favourite.slice(kind.length + 1) };
}
