import { FollowedSchema, limitsOfFollowing, UserIdSchema } from '@tidewire/protocol';
import { toNodeEvents } from '#web/lib/node-events.ts';
import { createdOrFound, noContent } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { type Refusal, refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

const Params = UserParams.extend({ followedId: UserIdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: operation({
    id: 'followUser',
    summary: 'Follow somebody',
    description:
      'What they write in public rooms from now on is in the follower’s stream. Only people whom one may meet can be followed: in a room one is in, or in a public one.',
    refusals: ['conflict'],
    scope: 'users:write',
    params: Params,
    answers: { 200: FollowedSchema, 201: FollowedSchema },
    handle: async ({ caller, params, services: { database, gateway } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const put = await database.following.put(subject.id, params.followedId);
      if ('refused' in put) return refusals[put.refused];
      await gateway.publish(toNodeEvents(put.committed));
      return createdOrFound(
        put.created,
        `/v1/users/${subject.id}/following/${params.followedId}`,
        put.followed,
      );
    },
  }),
  DELETE: operation({
    id: 'unfollowUser',
    summary: 'Follow somebody no longer',
    refusals: [],
    scope: 'users:write',
    params: Params,
    answers: { 204: null },
    handle: async ({ caller, params, services: { database, gateway } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const removed = await database.following.remove(subject.id, params.followedId);
      if (removed === undefined) return refuse('not_found');
      await gateway.publish(toNodeEvents(removed.committed));
      return noContent;
    },
  }),
});

const { followed, followers } = limitsOfFollowing;
const refusals: Record<'gone' | 'self' | 'full' | 'crowded', Refusal> = {
  gone: refuse('not_found'),
  self: refuse('conflict', { detail: 'Nobody follows themselves' }),
  full: refuse('conflict', { detail: `One person follows at most ${followed} others` }),
  crowded: refuse('conflict', { detail: `At most ${followers} people can follow one person` }),
};
