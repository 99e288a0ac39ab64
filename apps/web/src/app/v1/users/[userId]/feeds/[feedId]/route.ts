import { FeedIdSchema, FeedSchema, userChannel, WatchPatchSchema } from '@tidewire/protocol';
import { z } from 'zod';
import { created, noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import type { Services } from '#web/lib/services.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

const Params = UserParams.extend({ feedId: FeedIdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getWatchedFeed',
    summary: 'Get a feed that a person watches',
    description: 'A feed that they do not watch is not there.',
    refusals: [],
    scope: 'feeds:read',
    params: Params,
    answers: { 200: FeedSchema },
    handle: async ({ caller, params, services: { database } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const watched = await database.feeds.listWatchlist(subject.id);
      const feed = watched.find(({ id }) => id === params.feedId);
      return feed === undefined ? refuse('not_found') : ok(feed);
    },
  }),
  PUT: operation({
    id: 'watchFeed',
    summary: 'Watch a feed',
    refusals: [],
    scope: 'feeds:write',
    params: Params,
    body: z.strictObject({}),
    bodyOptional: true,
    answers: { 200: FeedSchema, 201: FeedSchema },
    handle: async ({ caller, params, services }) => {
      const { database } = services;
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const watched = await database.feeds.putWatch(subject.id, params.feedId);
      const feed = 'refused' in watched ? undefined : await database.feeds.find(params.feedId);
      if ('refused' in watched || feed === undefined) return refuse('not_found');
      if (!watched.created) return ok(feed);
      await tellOwner(services, subject.id);
      const location = `/v1/users/${subject.id}/feeds/${feed.id}`;
      return created(location, feed);
    },
  }),
  PATCH: operation({
    id: 'moveWatchedFeed',
    summary: 'Move a feed within what a person watches',
    description: 'Behind the feed named in `after`, or to the top with `null`.',
    refusals: [],
    scope: 'feeds:write',
    params: Params,
    body: WatchPatchSchema,
    answers: { 200: FeedSchema },
    handle: async ({ caller, params, body, services }) => {
      const { database } = services;
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const isMoved = await database.feeds.moveWatch(subject.id, params.feedId, body);
      const feed = isMoved ? await database.feeds.find(params.feedId) : undefined;
      if (feed === undefined) return refuse('not_found');
      await tellOwner(services, subject.id);
      return ok(feed);
    },
  }),
  DELETE: operation({
    id: 'unwatchFeed',
    summary: 'Stop watching a feed',
    refusals: [],
    scope: 'feeds:write',
    params: Params,
    answers: { 204: null },
    handle: async ({ caller, params, services }) => {
      const subject = await findSubject(services.database, caller, params.userId);
      if ('refused' in subject) return subject;
      if (!(await services.database.feeds.removeWatch(subject.id, params.feedId))) return refuse('not_found');
      await tellOwner(services, subject.id);
      return noContent;
    },
  }),
});

/** The person's other tabs and devices show the same watchlist. */
async function tellOwner({ database, gateway }: Services, userId: string): Promise<void> {
  const channel = userChannel(userId);
  const data = { kind: 'watchlist.changed' } as const;
  const appended = await database.logs.append(channel, data);
  await gateway.publish([{ type: 'log', channel, ...appended, data }]);
}
